package org.opencarnet.probing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Searching: each parameter that is declared with the value that the hidden thing has, alone and with each other, and shaped in every way. */
final class Searches {

    private static final String NIR = "urn:oid:1.2.250.1.213.1.4.8%7C";
    private static final List<String> SHAPES = List.of(
            "_summary=count",
            "_summary=true",
            "_summary=text",
            "_summary=data",
            "_total=accurate",
            "_total=none",
            "_total=estimate",
            "_count=0",
            "_count=1",
            "_count=1&_total=accurate",
            "_elements=id",
            "_format=xml",
            "_include=DocumentReference:subject",
            "_include=List:subject",
            "_include=DocumentReference:relatesto",
            "_include:iterate=List:item",
            "_include=*",
            "_revinclude=List:item",
            "_revinclude=Provenance:target",
            "_sort=date",
            "_sort=-creation",
            "_sort=_lastUpdated",
            "_sort=title",
            "_sort=author",
            "_cursor=«cursor»",
            "_cursor=«cursor»&_count=1&_total=accurate",
            "_sort=date&_cursor=«cursor»");
    private static final List<String> MODIFIERS = List.of(
            ":exact",
            ":contains",
            ":not",
            ":missing",
            ":text",
            ":in",
            ":below",
            ":above",
            ":of-type",
            ":identifier",
            ".identifier",
            ":Patient.identifier",
            ":DocumentReference",
            ":iterate");

    private static final Map<String, String> DOCUMENTS = documents();
    private static final Map<String, String> LISTS = lists();
    private static final Map<String, Map<String, String>> OTHERS = others();

    private Searches() {}

    /** The value to ask with, by parameter, of a type. */
    static Map<String, String> parameters(String type) {
        return switch (type) {
            case "DocumentReference" -> DOCUMENTS;
            case "List" -> LISTS;
            default -> OTHERS.getOrDefault(type, Map.of());
        };
    }

    static Stream<Probe> all() {
        return Stream.of(singly(), shaped(), inPairs(), ofOthers()).flatMap(probes -> probes);
    }

    private static Stream<String> bases() {
        return Stream.of(
                "/DocumentReference?patient.identifier=" + NIR + "«ins»", "/List?patient.identifier=" + NIR + "«ins»");
    }

    private static Map<String, String> of(String base) {
        return base.startsWith("/List") ? LISTS : DOCUMENTS;
    }

    private static Stream<Probe> singly() {
        return bases().flatMap(base -> of(base).entrySet().stream().flatMap(asked -> {
            var probes = new ArrayList<Probe>();
            var one = Probe.get(base + "&" + asked.getKey() + "=" + asked.getValue());
            probes.add(one);
            probes.add(one.asForm());
            probes.add(Probe.get(base.replaceFirst("\\?.*", "?") + asked.getKey() + "=" + asked.getValue()));
            probes.add(Probe.get(base.replaceFirst("\\?.*", "?patient=Patient/«patient»&") + asked.getKey() + "="
                    + asked.getValue()));
            MODIFIERS.forEach(
                    modifier -> probes.add(Probe.get(base + "&" + asked.getKey() + modifier + "=" + asked.getValue())));
            return probes.stream();
        }));
    }

    private static Stream<Probe> shaped() {
        return bases().flatMap(base -> SHAPES.stream()
                .flatMap(shape -> Stream.concat(
                        Stream.of(Probe.get(base + "&" + shape)),
                        Stream.of("_id", "identifier", "date")
                                .map(name -> Probe.get(base + "&" + name + "=" + of(base).get(name) + "&" + shape)))));
    }

    private static Stream<Probe> inPairs() {
        return bases().flatMap(base -> pairs(base, of(base)));
    }

    private static Stream<Probe> pairs(String base, Map<String, String> parameters) {
        var asked = parameters.entrySet().stream()
                .map(one -> "&" + one.getKey() + "=" + one.getValue())
                .toList();
        return Stream.iterate(0, i -> i + 1)
                .limit(asked.size())
                .flatMap(i -> asked.subList(i + 1, asked.size()).stream()
                        .map(other -> Probe.get(base + asked.get(i) + other)));
    }

    private static Stream<Probe> ofOthers() {
        return OTHERS.entrySet().stream().flatMap(type -> {
            var base = "/" + type.getKey() + "?_format=json";
            var singly = type.getValue().entrySet().stream()
                    .flatMap(one -> Stream.concat(Stream.of(""), MODIFIERS.stream())
                            .map(modifier -> Probe.get(base + "&" + one.getKey() + modifier + "=" + one.getValue())));
            return Stream.concat(singly, pairs(base, type.getValue()))
                    .map(probe -> type.getKey().equals("AuditEvent") ? probe.notCompared() : probe);
        });
    }

    private static Map<String, String> documents() {
        var all = new LinkedHashMap<String, String>();
        all.put("_id", "«id»");
        all.put("identifier", "urn:ietf:rfc:3986%7C«unique»");
        all.put("author.given", "«given»");
        all.put("author.family", "«family»");
        all.put("author", "Practitioner/«author»");
        all.put("author.identifier", "urn:oid:1.2.250.1.71.4.2.1%7C«author»");
        all.put("author:identifier", "«author»");
        all.put("related", "«reference»");
        all.put("related:identifier", "urn:oid:1.2.250.1.999.7%7C«reference»");
        all.put("relatesto", "DocumentReference/«id»");
        all.put("category", "«class»");
        all.put("type", "http://loinc.org%7C«type»");
        all.put("event", "«event»");
        all.put("facility", "«facility»");
        all.put("setting", "«setting»");
        all.put("format", "«format»");
        all.put("security-label", "«label»");
        all.put("date", "«day»");
        all.put("creation", "«day»");
        all.put("period-start", "«day»");
        all.put("period-end", "le«day»&period-start=ge«day»");
        all.put("period", "«day»");
        all.put("_lastUpdated", "ge2020-01-01&_id=«id»");
        all.put("status", "entered-in-error,superseded");
        all.put("isArchived", "true");
        return all;
    }

    private static Map<String, String> lists() {
        var all = new LinkedHashMap<String, String>();
        all.put("_id", "«list»");
        all.put("identifier", "urn:ietf:rfc:3986%7C«setUnique»");
        all.put("date", "«day»");
        all.put("code", "submissionset&_id=«list»");
        all.put("status", "current&identifier=«folderUnique»");
        all.put("designationType", "urn:oid:1.2.250.1.213.1.1.4.1%7C10&_id=«list»");
        all.put("sourceId", "«source»");
        all.put("source.given", "«given»");
        all.put("source.family", "«family»");
        all.put("source", "Practitioner/«author»");
        all.put("authorOrg", "Organization/«author»");
        all.put("title", "«setTitle»");
        all.put("isArchived", "true&_id=«folder»");
        all.put("_lastUpdated", "ge2020-01-01&title=«folderTitle»");
        all.put("item", "DocumentReference/«id»");
        return all;
    }

    private static Map<String, Map<String, String>> others() {
        return Map.of(
                "Patient", patients(),
                "RelatedPerson", relatives(),
                "CareTeam", teams(),
                "Consent", consents(),
                "AuditEvent", traces(),
                "Practitioner", practitioners());
    }

    private static Map<String, String> patients() {
        return ordered(
                "identifier=" + NIR + "«insOfAnother»",
                "_id=«patientId»",
                "family=«surname»",
                "given=«surname»",
                "phone=«phone»",
                "address-city=«city»");
    }

    private static Map<String, String> relatives() {
        return ordered(
                "patient=Patient/«patient»",
                "patient.identifier=" + NIR + "«ins»",
                "identifier=urn:oid:1.2.250.1.999.8%7C«relativeNumber»",
                "_id=«relative»",
                "name=«relativeName»");
    }

    private static Map<String, String> teams() {
        return ordered(
                "patient=Patient/«patient»",
                "patient.identifier=" + NIR + "«ins»",
                "identifier=urn:oid:1.2.250.1.999.9%7C«teamNumber»",
                "_id=«team»",
                "status=active&_id=«team»",
                "participant=RelatedPerson/«relative»");
    }

    private static Map<String, String> consents() {
        return ordered(
                "patient=Patient/«patient»",
                "patient.identifier=" + NIR + "«ins»",
                "actor=Practitioner/«actor»",
                "actor.identifier=urn:oid:1.2.250.1.71.4.2.1%7C«actor»",
                "status=inactive&_id=«consent»",
                "_id=«consent»");
    }

    private static Map<String, String> traces() {
        return ordered(
                "patient=Patient/«patient»",
                "patient.identifier=" + NIR + "«ins»",
                "date=ge2020-01-01",
                "agent.identifier=«author»",
                "_id=«trace»",
                "_lastUpdated=ge2020-01-01&_id=«trace»",
                "entity=DocumentReference/«id»",
                "entity.identifier=urn:ietf:rfc:3986%7C«unique»",
                "entity-type=2&entity-role=3&entity=DocumentReference/«id»",
                "source.identifier=«author»");
    }

    private static Map<String, String> practitioners() {
        return ordered("identifier=urn:oid:1.2.250.1.71.4.2.1%7C«author»", "family=«family»", "name=«actorName»");
    }

    private static Map<String, String> ordered(String... asked) {
        var all = new LinkedHashMap<String, String>();
        Stream.of(asked).map(one -> one.split("=", 2)).forEach(one -> all.put(one[0], one[1]));
        return all;
    }
}
