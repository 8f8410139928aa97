package org.opencarnet.xds.leaving;

import java.util.ArrayList;
import java.util.List;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.xds.mapping.Scheme;

/**
 * What an entry says of itself, read from the very text in which it is about to leave: which we wrote ourselves, so that its marks can be
 * looked for without a parser.
 *
 * @param logicalId without {@code urn:uuid:}
 * @param types the codes of its type
 * @param visibility what its confidentiality codes say
 */
record Seen(String logicalId, List<Code> types, Visibility visibility) {

    private static final String CLASSIFICATION = "Classification ";

    static Seen in(String ebxml) {
        var types = new ArrayList<Code>();
        var labels = new ArrayList<String>();
        for (var at = ebxml.indexOf(CLASSIFICATION); at >= 0; at = ebxml.indexOf(CLASSIFICATION, at + 1)) {
            var tag = isTag(ebxml, at) ? ebxml.substring(at, ebxml.indexOf('>', at)) : "";
            var code = attribute(tag, "nodeRepresentation");
            if (tag.contains(Scheme.TYPE.urn())) {
                types.add(CodeSystems.code(system(ebxml, at), code));
            } else if (tag.contains(Scheme.CONFIDENTIALITY.urn())) {
                labels.add(code);
            }
        }
        var head = ebxml.substring(0, ebxml.indexOf('>'));
        return new Seen(attribute(head, "lid").replace("urn:uuid:", ""), types, Visibility.of(labels));
    }

    /** Whether a tag begins with the word here: in a value, {@code <} is never written as such. */
    private static boolean isTag(String ebxml, int word) {
        var at = word - 1;
        while (Character.isLetterOrDigit(ebxml.charAt(at)) || ebxml.charAt(at) == ':') {
            at--;
        }
        return ebxml.charAt(at) == '<';
    }

    private static String system(String ebxml, int at) {
        var slot = ebxml.indexOf("name=\"codingScheme\"", at);
        var value = ebxml.indexOf("Value>", slot);
        return slot < 0 || value < 0
                ? ""
                : ebxml.substring(value + "Value>".length(), ebxml.indexOf('<', value))
                        .strip();
    }

    private static String attribute(String tag, String name) {
        var from = tag.indexOf(" " + name + "=\"");
        if (from < 0) {
            return "";
        }
        var begin = from + name.length() + 3;
        return tag.substring(begin, tag.indexOf('"', begin)).strip();
    }
}
