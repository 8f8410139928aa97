package org.opencarnet.xds.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A composite of HL7 v2 (CX, XCN, XON, CXi, CE): fields between {@code ^}, of which each has parts between {@code &}. Whatever comes is
 * understood as far as it goes; it is kept as it came elsewhere.
 */
final class Composite {

    private static final Pattern OID = Pattern.compile("[0-2](\\.\\d+)+");
    private static final List<String> DELIMITERS = List.of("\\", "^", "&", "|", "~");
    private static final List<String> ESCAPES = List.of("\\E\\", "\\S\\", "\\T\\", "\\F\\", "\\R\\");

    private final List<String> fields;

    private Composite(List<String> fields) {
        this.fields = fields;
    }

    static Composite of(String text) {
        return new Composite(Arrays.asList(text.split("\\^", -1)));
    }

    int size() {
        return fields.size();
    }

    /** A field, counted from 1, in plain text; empty where there is none. Of several parts the first. */
    String field(int number) {
        return part(number, 1);
    }

    /** A part of a field, both counted from 1. */
    String part(int field, int number) {
        if (field > fields.size()) {
            return "";
        }
        var parts = fields.get(field - 1).split("&", -1);
        return number > parts.length ? "" : unescaped(parts[number - 1]).strip();
    }

    /** The universal id of an assigning authority (HD), or its name where it has none. */
    String authority(int field) {
        var universal = part(field, 2);
        return universal.isEmpty() ? part(field, 1) : universal;
    }

    /** Fields in plain text → the composite, without the empty ones at its end; {@code &…&} stands for an authority by OID. */
    static String write(List<String> fields) {
        var last = fields.size();
        while (last > 0 && fields.get(last - 1).isEmpty()) {
            last--;
        }
        return String.join("^", fields.subList(0, last));
    }

    /** An authority, by OID or URI, as a field; empty where there is none. */
    static String hd(String authority) {
        var type = OID.matcher(authority).matches() ? "ISO" : "URI";
        return authority.isEmpty() ? "" : "&" + escaped(authority) + "&" + type;
    }

    static String escaped(String plain) {
        var escaped = new StringBuilder();
        plain.chars().forEach(c -> {
            var place = DELIMITERS.indexOf(String.valueOf((char) c));
            escaped.append(place < 0 ? String.valueOf((char) c) : ESCAPES.get(place));
        });
        return escaped.toString();
    }

    /** What is no escape of these stands for itself. */
    private static String unescaped(String text) {
        var plain = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var at = i;
            var escape =
                    ESCAPES.stream().filter(one -> text.startsWith(one, at)).findFirst();
            plain.append(escape.map(one -> DELIMITERS.get(ESCAPES.indexOf(one))).orElse(text.substring(i, i + 1)));
            i += escape.isPresent() ? 2 : 0;
        }
        return plain.toString();
    }

    /** So many empty fields. */
    static List<String> fields(int count) {
        return new ArrayList<>(Collections.nCopies(count, ""));
    }
}
