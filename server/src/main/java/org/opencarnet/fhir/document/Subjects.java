package org.opencarnet.fhir.document;

import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Caller;

/** Shows a patient beside the documents ({@code _include=DocumentReference:subject}). */
public interface Subjects {

    /** The Patient as this caller would read it; empty when that would be refused. */
    Optional<Patient> of(Caller caller, RecordId record);
}
