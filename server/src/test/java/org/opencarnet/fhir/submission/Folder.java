package org.opencarnet.fhir.submission;

import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;

/** A folder that is in order by every rule of PDSm. */
final class Folder {

    private Folder() {}

    static ListResource with(String member) {
        var folder = WayIn.set(WayIn.bundle()).copy();
        folder.setMeta(null);
        folder.getContained().clear();
        folder.setSource(null);
        folder.getExtension().remove(1);
        folder.getCode().getCodingFirstRep().setCode("folder");
        folder.getIdentifierFirstRep().setValue("urn:oid:1.2.250.1.999.5.1");
        folder.getEntry().clear();
        folder.addEntry().setItem(new Reference(member));
        return folder;
    }
}
