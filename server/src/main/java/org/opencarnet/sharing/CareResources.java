package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;

/** Port towards the FHIR face: what the law needs to know of a Patient, RelatedPerson or CareTeam, which are kept as JSON. */
public interface CareResources {

    /** The resource as this patient's, whatever it said. */
    String placed(String json, PatientRecord record);

    /** Whose it is. */
    RecordId patient(String json);

    /** The record of a Patient, where one of the names is just this family and given name, without regard to case and accents. */
    Optional<RecordId> bearer(String json, String family, String given);

    /** The professionals whose consent a CareTeam presumes; none for any other resource, or a team that is not active. */
    List<Member> members(String json, Instant at);

    /** The structure (Struct_IdNat) that manages a CareTeam; none for any other resource. */
    Optional<String> manager(String json);

    /** The patients, relatives and teams to whom it refers. */
    List<Named> circle(String json);

    /** Somebody around a patient, or the patient: Patient, RelatedPerson or CareTeam. */
    record Named(String type, String id) {}

    /**
     * A professional in a care team.
     *
     * @param professional PS_IdNat
     * @param until absent: for as long as nothing else is said
     */
    record Member(String professional, Instant from, Optional<Instant> until) {}
}
