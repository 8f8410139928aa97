package org.opencarnet.trail.atna;

import java.util.Map;

/**
 * What an act is in DICOM's words (PS3.15, A.5; CID 400).
 *
 * @param code of DCM
 * @param action C, R, U, D or E
 */
record Event(String code, String meaning, String action) {

    private static final Map<String, Event> KNOWN = Map.ofEntries(
            Map.entry("LIST", query()),
            Map.entry("TEST_EXISTENCE", query()),
            Map.entry("SEE_AUTHORIZATIONS", query()),
            Map.entry("READ_CARE_CIRCLE", query()),
            Map.entry("SEE_WHO_CAN_SEE", query()),
            Map.entry("READ", new Event("110106", "Export", "R")),
            Map.entry("EXPORT_RECORD", new Event("110106", "Export", "R")),
            Map.entry("FEED", new Event("110107", "Import", "C")),
            Map.entry("FEED_TRAIL", new Event("110107", "Import", "C")),
            Map.entry("READ_TRAIL", new Event("110101", "Audit Log Used", "R")),
            Map.entry("OPEN_RECORD", record("C")),
            Map.entry("AUTHORIZE", record("C")),
            Map.entry("BLOCK", record("C")),
            Map.entry("DELETE", record("D")),
            Map.entry("DESTROY_RECORD", record("D")));

    /** Of an action of the trail; one that is not named here changes something in the record. */
    static Event of(String action) {
        return KNOWN.getOrDefault(action, record("U"));
    }

    private static Event query() {
        return new Event("110112", "Query", "E");
    }

    private static Event record(String action) {
        return new Event("110110", "Patient Record", action);
    }
}
