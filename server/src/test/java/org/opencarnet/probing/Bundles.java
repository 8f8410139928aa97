package org.opencarnet.probing;

import static org.opencarnet.probing.Probe.send;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Bundles that reach for what is hidden: by relation, by folder, by list, by patch, by plain requests in a batch. */
final class Bundles {

    private static final String BUNDLE = mine(Home.template("bundle"));
    private static final String FOLDER = mine(Home.template("folder"));
    private static final String SINGLE = simplified();

    private Bundles() {}

    static Stream<Probe> all() {
        return Stream.of(relations(), lists(), folders(), batches(), patients()).flatMap(probes -> probes);
    }

    /** A template with all that it says of the new document filled in. */
    private static String mine(String template) {
        var own = new TreeMap<>(Kind.plain("60591-5").facts());
        for (var word :
                List.of("title", "comment", "family", "given", "event", "reference", "setTitle", "folderTitle")) {
            own.put(word, "Innocent");
        }
        own.putAll(Map.of("author", "899999999999", "bytes", "SW5ub2NlbnQ=", "source", "urn:oid:2.25.11"));
        own.putAll(
                Map.of("unique", "urn:oid:2.25.12", "setUnique", "urn:oid:2.25.13", "folderUnique", "urn:oid:2.25.14"));
        var text = template;
        for (var fact : own.entrySet()) {
            text = text.replace("«" + fact.getKey() + "»", fact.getValue());
        }
        return text;
    }

    /** The document alone, with its bytes. */
    private static String simplified() {
        var entry = BUNDLE.indexOf("{\"resourceType\": \"DocumentReference\"");
        var document = BUNDLE.substring(entry, BUNDLE.indexOf("}},\n  {\"fullUrl\"", entry));
        return document.replace(
                "\"url\": \"urn:uuid:0d9a3a1e-0000-4000-8000-000000000003\"", "\"data\": \"SW5ub2NlbnQ=\"");
    }

    private static Stream<Probe> relations() {
        return Stream.of("replaces", "appends", "transforms", "signs").flatMap(code -> Stream.of(
                        "{\"reference\":\"DocumentReference/«id»\"}",
                        "{\"reference\":\"DocumentReference/«id»/_history/1\"}",
                        "{\"reference\":\"DocumentReference/«entry»\"}",
                        "{\"identifier\":{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"«unique»\"}}",
                        "{\"identifier\":{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"urn:uuid:«entry»\"}}",
                        "{\"reference\":\"DocumentReference?identifier=urn:ietf:rfc:3986|«unique»\"}",
                        "{\"reference\":\"DocumentReference?_id=«id»\"}")
                .flatMap(target -> Stream.of(
                        send("POST", "", related(BUNDLE, code, target)),
                        send("POST", "/DocumentReference", related(SINGLE, code, target)),
                        send(
                                "POST",
                                "",
                                withEntry(related(BUNDLE, code, target), superseding("DocumentReference/«id»"))))));
    }

    private static String related(String template, String code, String target) {
        return template.replace(
                "\"masterIdentifier\"",
                "\"relatesTo\": [{\"code\": \"" + code + "\", \"target\": " + target + "}], \"masterIdentifier\"");
    }

    private static String superseding(String url) {
        return entry(
                "PATCH",
                url,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                        + "{\"name\":\"type\",\"valueCode\":\"replace\"},"
                        + "{\"name\":\"path\",\"valueString\":\"DocumentReference.status\"},"
                        + "{\"name\":\"value\",\"valueCode\":\"superseded\"}]}]}");
    }

    private static String entry(String verb, String url, String resource) {
        return "{\"request\":{\"method\":\"" + verb + "\",\"url\":\"" + url + "\"},\"resource\":" + resource + "}";
    }

    private static String withEntry(String bundle, String entry) {
        return bundle.substring(0, bundle.lastIndexOf("]}")) + "," + entry + "]}";
    }

    /** A submission set that lists what is there already. */
    private static Stream<Probe> lists() {
        return Stream.of("DocumentReference/«id»", "urn:uuid:«id»", "urn:uuid:«entry»", "List/«folder»", "List/«list»")
                .map(member -> send(
                        "POST",
                        "",
                        BUNDLE.replace(
                                "\"entry\": [{\"item\"",
                                "\"entry\": [{\"item\": {\"reference\": \"" + member + "\"}}, {\"item\"")))
                // The patch of a document that nothing replaces
                .flatMap(probe -> Stream.of(
                        probe, send("POST", "", withEntry(probe.body(), superseding("DocumentReference/«id»")))));
    }

    private static Stream<Probe> folders() {
        return Stream.of(
                        FOLDER.replace("«verb»", "PUT")
                                .replace("«url»", "List/«folder»")
                                .replace("«member»", "«id»"),
                        FOLDER.replace("«verb»", "PUT").replace("«url»", "List/«folder»"),
                        FOLDER.replace("«verb»", "PUT")
                                .replace("«url»", "List/«list»")
                                .replace("«member»", "«id»"),
                        FOLDER.replace("«verb»", "PUT").replace("«url»", "List?identifier=«folderUnique»"),
                        FOLDER.replace("«verb»", "POST")
                                .replace("«url»", "List")
                                .replace("«member»", "«id»"),
                        FOLDER.replace("«verb»", "POST")
                                .replace("«url»", "List")
                                .replace("«member»", "«entry»"))
                .map(body -> send("POST", "", body));
    }

    private static Stream<Probe> batches() {
        var gets = Stream.of(
                        "DocumentReference/«id»",
                        "Binary/«id»",
                        "List/«list»",
                        "Patient/«patientId»",
                        "RelatedPerson/«relative»",
                        "CareTeam/«team»",
                        "Consent/«consent»",
                        "AuditEvent/«trace»",
                        "DocumentReference?identifier=«unique»",
                        "DocumentReference?_has:List:item:_id=«list»")
                .map(url -> "{\"request\":{\"method\":\"GET\",\"url\":\"" + url + "\"}}");
        var deletes = Stream.of("DocumentReference/«id»", "DocumentReference?identifier=«unique»")
                .map(url -> "{\"request\":{\"method\":\"DELETE\",\"url\":\"" + url + "\"}}");
        var conditions = Stream.of("ifNoneExist\":\"identifier=«unique»", "ifMatch\":\"W/\\\"1\\\"\",\"x\":\"«id»")
                .map(condition -> "{\"request\":{\"method\":\"POST\",\"url\":\"DocumentReference\",\"" + condition
                        + "\"},\"resource\":{\"resourceType\":\"DocumentReference\"}}");
        var events = Stream.of("DocumentReference/«id»", "Binary/«id»", "Patient/«patientId»")
                .map(what -> "{\"request\":{\"method\":\"POST\",\"url\":\"AuditEvent\"},\"resource\":{\"resourceType\":"
                        + "\"AuditEvent\",\"entity\":[{\"what\":{\"reference\":\"" + what
                        + "\"},\"type\":{\"code\":\"2\"}}]}}");
        return Stream.of(gets, deletes, conditions, events)
                .flatMap(entries -> entries)
                .flatMap(entry -> Stream.of("batch", "transaction", "collection", "message", "searchset")
                        .map(type -> send(
                                "POST",
                                "",
                                "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entry + "]}")));
    }

    /** Of one patient with another as source, and whole submissions that name people by what only who knows them could. */
    private static Stream<Probe> patients() {
        var source =
                "\"id\": \"patient\", \"identifier\": [{\"system\": \"urn:oid:1.2.250.1.213.1.4.8\", \"value\": \"«ins»\"}]";
        return Stream.of(
                        BUNDLE.replace(source, source.replace("«ins»", "«insOfAnother»"))
                                .replace("«ins»", "«own»"),
                        BUNDLE.replace("«ins»", "«insOfAnother»"),
                        BUNDLE.replace(
                                        "\"subject\": {\"identifier\": {\"system\": \"urn:oid:1.2.250.1.213.1.4.8\", \"value\": \"«ins»\"}}",
                                        "\"subject\": {\"reference\": \"Patient/«patientId»\"}")
                                .replace("«ins»", "«own»"),
                        SINGLE.replace("«ins»", "«insOfAnother»"))
                .map(body -> send(
                        "POST", body.startsWith("{\"resourceType\": \"Bundle\"") ? "" : "/DocumentReference", body));
    }
}
