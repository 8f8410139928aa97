package org.opencarnet.probing;

import java.util.List;
import java.util.stream.Stream;

/** Searching over the wall: from what is allowed, or from nothing, through references into what is hidden; and every operation there is. */
final class Walls {

    private static final List<String> TYPES = List.of(
            "DocumentReference",
            "List",
            "Binary",
            "Patient",
            "RelatedPerson",
            "CareTeam",
            "Consent",
            "AuditEvent",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Provenance",
            "Observation",
            "Basic");
    private static final List<String> OVER = List.of(
            "_has:DocumentReference:subject:_id=«id»",
            "_has:DocumentReference:patient:identifier=«unique»",
            "_has:DocumentReference:author:_id=«id»",
            "_has:List:item:title=«setTitle»",
            "_has:RelatedPerson:patient:name=«relativeName»",
            "_has:CareTeam:patient:participant=RelatedPerson/«relative»",
            "_has:AuditEvent:entity:_id=«trace»",
            "_has:Consent:patient:actor=Practitioner/«actor»",
            "patient._has:DocumentReference:subject:_id=«id»",
            "subject._has:List:subject:_id=«list»",
            "subject:Patient.identifier=«insOfAnother»",
            "patient.family=«surname»",
            "patient.phone=«phone»",
            "relatesto.identifier=«unique»",
            "relatesto:DocumentReference.author.family=«family»",
            "author:Practitioner.family=«family»",
            "item.identifier=«unique»",
            "item:DocumentReference.title=«title»",
            "participant:RelatedPerson.name=«relativeName»",
            "entity:DocumentReference._id=«id»",
            "_filter=" + Probe.encoded("identifier eq ") + "«unique»",
            "_filter=" + Probe.encoded("description co ") + "«comment»",
            "_filter=" + Probe.encoded("_id eq ") + "«id»",
            "_text=«title»",
            "_content=«text»",
            "_list=«list»",
            "_query=current&id=«id»",
            "_contained=true&_id=«id»",
            "_containedType=container&_id=«id»",
            "_type=DocumentReference&_id=«id»",
            "_source=«source»",
            "_tag=«label»",
            "_security=«label»",
            "_profile=«unique»",
            "_revinclude=List:item&_id=«id»",
            "_revinclude=AuditEvent:entity&_id=«id»",
            "_include=DocumentReference:relatesto&_id=«id»",
            "_include:iterate=*&_id=«id»",
            "_graph=«id»",
            "hash=«sha1»",
            "location=Binary/«id»",
            "contenttype=text/plain&_id=«id»",
            "description=«comment»",
            "custodian=«author»",
            "encounter=«reference»",
            "name=«relativeName»",
            "telecom=«relativePhone»",
            "telecom=«phone»");
    private static final List<String> OPERATIONS = List.of(
            "$everything",
            "$meta",
            "$meta-add",
            "$expunge",
            "$graphql",
            "$graph",
            "$export",
            "$docref",
            "$document",
            "$lastn",
            "$find",
            "$match",
            "$validate",
            "$add",
            "$remove",
            "$reindex",
            "$diff",
            "$versions",
            "$snapshot",
            "$summary",
            "$generate-metadata",
            "$process-message",
            "$status",
            "$events",
            "$purge",
            "$merge",
            "$get-resource-counts",
            "$mark-all-resources-for-reindexing",
            "$perform-reindexing-pass",
            "$hapi.fhir.replace-references");
    private static final String REFERRING = "{\"resourceType\":\"Parameters\",\"parameter\":["
            + "{\"name\":\"id\",\"valueString\":\"«id»\"},{\"name\":\"resource\",\"resource\":{\"resourceType\":\"List\","
            + "\"status\":\"current\",\"mode\":\"working\",\"entry\":[{\"item\":{\"reference\":\"DocumentReference/«id»\"}}]}}]}";

    private Walls() {}

    static Stream<Probe> all() {
        return Stream.of(searches(), atTheRoot(), operations()).flatMap(probes -> probes);
    }

    private static Stream<Probe> searches() {
        return TYPES.stream().flatMap(type -> OVER.stream()
                .flatMap(over -> Stream.of(
                        Probe.get("/" + type + "?" + over),
                        Probe.get("/" + type + "?patient.identifier=urn:oid:1.2.250.1.213.1.4.8%7C«ins»&" + over),
                        Probe.get("/" + type + "?" + over, "Prefer", "handling=strict"))));
    }

    private static Stream<Probe> atTheRoot() {
        return Stream.concat(
                Probe.each(
                        "",
                        "?_id=«id»",
                        "/_history",
                        "/_history?_since=2020-01-01",
                        "/_search?_id=«id»",
                        "/?_type=DocumentReference&_id=«id»",
                        "/Patient/«patientId»/DocumentReference",
                        "/Patient/«patient»/DocumentReference?_id=«id»",
                        "/Patient/«patient»/*",
                        "/Bundle/«list»",
                        "/Media/«id»",
                        "/DocumentReference/_history",
                        "/List/_history?_count=5",
                        "/Patient/_history",
                        "/DocumentReference/..%2fBinary/«id»",
                        "/DocumentReference/%2e%2e/Binary/«id»",
                        "/DocumentReference/«id»;v=1",
                        "/documentreference/«id»",
                        "//DocumentReference/«id»",
                        "/DocumentReference//«id»"),
                Stream.of("application/graphql", Probe.JSON)
                        .map(type -> Probe.send(
                                "POST", "/$graphql", "{DocumentReference(id:\"«id»\"){id}}", "Content-Type", type)));
    }

    private static Stream<Probe> operations() {
        return OPERATIONS.stream()
                .flatMap(operation -> Stream.of(
                        Probe.get("/" + operation),
                        Probe.get("/DocumentReference/" + operation + "?patient=Patient/«patient»&_id=«id»"),
                        Probe.get("/Patient/«patient»/" + operation + "?_id=«id»"),
                        Probe.get("/DocumentReference/«id»/" + operation),
                        Probe.get("/Binary/«id»/" + operation),
                        Probe.get("/List/«list»/" + operation),
                        Probe.send("POST", "/" + operation, REFERRING),
                        Probe.send("POST", "/DocumentReference/" + operation, REFERRING),
                        Probe.send("POST", "/DocumentReference/«id»/" + operation, REFERRING)));
    }
}
