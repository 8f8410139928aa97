package org.opencarnet.probing;

import java.util.Map;
import java.util.TreeMap;

/**
 * The codes of a document. What is to be hidden bears none that a visible one bears, so that a search for them finds just as much as a search
 * for codes that nobody bears: nothing.
 */
record Kind(Map<String, String> facts) {

    private static final Map<String, String> PLAIN = Map.of(
            "class", "52",
            "facility", "SA07",
            "setting", "AMBULATOIRE",
            "format", "urn:asip:ci-sis:avk:2009",
            "label", "N",
            "labels", "",
            "version", "1",
            "day", "2023-03-11");

    /** By document type. */
    private static final Map<String, Map<String, String>> SECRET = Map.of(
            "60591-5", codes("45", "SA05", "HAD", "crgm:2018", "11"),
            "34842-5", codes("42", "SA04", "AMO", "aunv:2013", "12"),
            "57055-6", codes("43", "SA02", "ESSMS", "cse-cs24:2017", "13"));

    /** For whoever may read it at all. */
    static Kind plain(String type) {
        return new Kind(with(PLAIN, Map.of("type", type)));
    }

    /** Hidden by its label, or by what happens to it. */
    static Kind secret(String type, String label) {
        var labels = label.isEmpty() ? "" : ",{\"coding\":[{\"code\":\"" + label + "\"}]}";
        var own = Map.of("type", type, "labels", labels, "label", label.isEmpty() ? "V" : label);
        return new Kind(with(with(PLAIN, SECRET.get(type)), own));
    }

    private static Map<String, String> codes(String... codes) {
        return Map.of(
                "class", codes[0],
                "facility", codes[1],
                "setting", codes[2],
                "format", "urn:asip:ci-sis:" + codes[3],
                "day", "2024-02-" + codes[4]);
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }
}
