package org.opencarnet.fhir.document;

import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;

/** What FHIR calls an id, as the UUID that it is here. */
final class Ids {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Ids() {}

    /** What is no id of ours is sought all the same, as one that nobody bears, so that it takes the way of all that is absent. */
    static UUID logicalId(IdType id) {
        return FORM.matcher(id.getIdPart()).matches() ? UUID.fromString(id.getIdPart()) : NOBODY;
    }
}
