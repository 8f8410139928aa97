package org.opencarnet.xds.error;

import java.util.List;
import java.util.Locale;

/**
 * One thing that is wrong with a request.
 *
 * @param object the id of the object in the message, or the name by which it is asked for; empty where it is the message
 * @param attribute the slot, classification, identifier or attribute at fault; empty where it is the object itself
 * @param details values that the sentence names
 */
public record Complaint(Fault fault, String object, String attribute, List<String> details) {

    private static final int LONGEST = 100;

    /** What came from outside is repeated short and without control characters. */
    public Complaint {
        object = printable(object);
        attribute = printable(attribute);
        details = details.stream().map(Complaint::printable).toList();
    }

    /** Of an object as a whole. */
    public static Complaint of(Fault fault, String object, String... details) {
        return new Complaint(fault, object, "", List.of(details));
    }

    private static String printable(String text) {
        var clean = text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() < text.length() ? clean + "…" : clean;
    }

    /** RegistryError/@codeContext: which object, which attribute, and what is wrong, in French or English. */
    public String codeContext(Locale locale) {
        var text = fault.text(locale, details);
        return location().isEmpty() ? text : location() + ": " + text;
    }

    /** RegistryError/@location: the object, and after a dot the attribute. */
    public String location() {
        return attribute.isEmpty() ? object : object + "." + attribute;
    }
}
