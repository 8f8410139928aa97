package org.opencarnet.xds.testing;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.mapping.Scheme;

/** A document entry as it is sent, with all that must be said of it; a test says otherwise what it cares for. */
public final class Entry {

    private final Map<String, List<String>> slots = new LinkedHashMap<>(Map.of(
            "creationTime", List.of("2026"),
            "languageCode", List.of("fr-FR"),
            "sourcePatientId", List.of("1^^^&1.2.3&ISO")));
    private final Map<Scheme, List<String>> codes = new LinkedHashMap<>(Map.of(
            Scheme.CLASS, List.of("10^^1.2.250.1.213.1.1.4.1"),
            Scheme.TYPE, List.of("11505-5^^2.16.840.1.113883.6.1"),
            Scheme.CONFIDENTIALITY, List.of("N^^2.16.840.1.113883.5.25"),
            Scheme.FORMAT, List.of("urn:x^^1.2.3"),
            Scheme.FACILITY, List.of("SA07^^1.2.250.1.71.4.2.4"),
            Scheme.PRACTICE, List.of("AMBULATOIRE^^1.2.250.1.213.1.1.4.9")));
    private final String id;
    private String uniqueId = newOid();
    private String mimeType = "text/plain";
    private String authors = "";
    private String logicalId = "";
    private String objectType = "urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1";

    public Entry(String id) {
        this.id = id;
    }

    /** An OID that nobody has used. */
    static String newOid() {
        return "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
    }

    String id() {
        return id;
    }

    public Entry uniqueId(String value) {
        this.uniqueId = value;
        return this;
    }

    public Entry mimeType(String value) {
        this.mimeType = value;
        return this;
    }

    /** A later version of the document with this logicalId. */
    public Entry lid(String value) {
        this.logicalId = " lid=\"" + value + "\"";
        return this;
    }

    /** With these values; without the slot where there are none. */
    public Entry slot(String name, String... values) {
        slots.put(name, List.of(values));
        return this;
    }

    /** Of another kind than stable. */
    public Entry objectType(String urn) {
        this.objectType = urn;
        return this;
    }

    /** These codes, each as {@code code^^scheme}. */
    public Entry code(Scheme scheme, String... coded) {
        codes.put(scheme, List.of(coded));
        return this;
    }

    /** One more author, who is this person (XCN). */
    public Entry author(String person) {
        return author("authorPerson", person);
    }

    /** One more author, which is this structure (XON). */
    public Entry institution(String structure) {
        return author("authorInstitution", structure);
    }

    private Entry author(String slot, String who) {
        authors +=
                "<Classification id=\"%s-author%d\" classifiedObject=\"%s\" classificationScheme=\"%s\" nodeRepresentation=\"\">%s</Classification>"
                        .formatted(id, authors.length(), id, Scheme.ENTRY_AUTHOR.urn(), slot(slot, List.of(who)));
        return this;
    }

    String xml(Ins patient) {
        return "<ExtrinsicObject id=\"%s\"%s mimeType=\"%s\" objectType=\"%s\">"
                        .formatted(id, logicalId, mimeType, objectType)
                + slots.entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(one -> slot(one.getKey(), one.getValue()))
                        .collect(Collectors.joining())
                + authors
                + codes.entrySet().stream()
                        .flatMap(one -> one.getValue().stream().map(coded -> coded(id, one.getKey(), coded)))
                        .collect(Collectors.joining())
                + identified(id, Scheme.ENTRY_PATIENT, patient.toCx())
                + identified(id, Scheme.ENTRY_UNIQUE_ID, uniqueId)
                + "</ExtrinsicObject>";
    }

    static String slot(String name, List<String> values) {
        return "<Slot name=\"%s\"><ValueList>%s</ValueList></Slot>"
                .formatted(
                        name,
                        values.stream()
                                .map(value -> "<Value>" + escaped(value) + "</Value>")
                                .collect(Collectors.joining()));
    }

    static String coded(String object, Scheme scheme, String coded) {
        var parts = coded.split("\\^", -1);
        return "<Classification id=\"%s-%s-%s\" classifiedObject=\"%s\" classificationScheme=\"%s\" nodeRepresentation=\"%s\">%s</Classification>"
                .formatted(
                        object,
                        scheme.attribute(),
                        parts[0],
                        object,
                        scheme.urn(),
                        parts[0],
                        slot("codingScheme", List.of(parts[2])));
    }

    static String identified(String object, Scheme scheme, String value) {
        return "<ExternalIdentifier id=\"%s-%s\" registryObject=\"%s\" identificationScheme=\"%s\" value=\"%s\"/>"
                .formatted(object, scheme.attribute(), object, scheme.urn(), escaped(value));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
