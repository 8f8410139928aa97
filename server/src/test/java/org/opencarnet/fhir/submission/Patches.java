package org.opencarnet.fhir.submission;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** The patch of a replacement, and others. */
final class Patches {

    private Patches() {}

    static Parameters superseding() {
        return replacing("DocumentReference.status", "superseded");
    }

    static Parameters replacing(String path, String value) {
        var patch = new Parameters();
        var operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("replace"));
        operation.addPart().setName("path").setValue(new StringType(path));
        operation.addPart().setName("value").setValue(new CodeType(value));
        return patch;
    }
}
