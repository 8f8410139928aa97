package org.opencarnet.xds.error;

import java.util.List;
import java.util.Locale;

/**
 * One thing that is wrong with a submission.
 *
 * @param object the id of the object in the message
 * @param attribute the slot, classification, identifier or attribute at fault; empty where it is the object itself
 * @param details values that the sentence names
 */
public record Complaint(MetadataFault fault, String object, String attribute, List<String> details) {

    public Complaint {
        details = List.copyOf(details);
    }

    /** RegistryError/@codeContext: which object, which attribute, and what is wrong, in French or English. */
    public String codeContext(Locale locale) {
        return location() + ": " + fault.text(locale, details);
    }

    /** RegistryError/@location: the object, and after a dot the attribute. */
    public String location() {
        return attribute.isEmpty() ? object : object + "." + attribute;
    }
}
