package org.opencarnet.sharing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencarnet.record.RecordId;

/**
 * Keeps plain FHIR R4 resources (Patient, RelatedPerson, Practitioner, PractitionerRole, Organization, CareTeam) as JSON
 * text. It joins the transaction of its caller. What is malformed, of another type or refers to what is not there is an
 * {@link IllegalArgumentException}, after which the transaction can only be rolled back.
 */
public interface Resources {

    /**
     * Stores a new resource and returns it as stored, with its id and {@code meta}.
     *
     * @param id a UUID in text form, not yet used for this type
     * @throws java.util.ConcurrentModificationException if another transaction writes the same resource
     */
    String create(String type, String id, String json);

    /**
     * Stores a new version of a resource that exists and returns it as stored.
     *
     * @throws java.util.ConcurrentModificationException if another transaction writes the same resource
     */
    String update(String type, String id, String json);

    /** The current version, empty when there is none. */
    Optional<String> read(String type, String id);

    /**
     * Around whom somebody is: the patient of a RelatedPerson or the subject of a CareTeam. One statement, whether there is one or not, so
     * that the answer can be decided upon before anything is read.
     *
     * @throws IllegalArgumentException for any other type
     */
    Optional<RecordId> around(String type, String id);

    /** Lets the patient of a record and everybody around him go for good, in all versions. */
    void forget(RecordId record);

    /**
     * The resources that match, at most {@code limit} of them, in no particular order. As in a FHIR search, all values of a
     * name must match, and commas inside a value separate alternatives.
     *
     * @param parameters names and values allowed by {@link ResourceSearch}
     * @throws IllegalArgumentException for any other name or form of value
     */
    List<String> search(String type, Map<String, List<String>> parameters, int limit);
}
