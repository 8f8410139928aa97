package org.opencarnet.profiles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.CodeTable;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.Terminology;

/**
 * Renders the tables in FHIR: one ValueSet under our own canonical for each table, and for each code system of which
 * we hold codes one CodeSystem under its official URL, marked as a fragment. Systems that FHIR R4 itself defines
 * (terminology.hl7.org) are not published again.
 */
final class TerminologyPublication {
    private static final String HL7 = "http://terminology.hl7.org/";

    private final Terminology terminology;

    TerminologyPublication(Terminology terminology) {
        this.terminology = terminology;
    }

    List<Publication> all() {
        List<Publication> all = new ArrayList<>();
        terminology.tables().forEach(table -> all.add(valueSet(table)));
        codesBySystem().forEach((uri, concepts) -> all.add(codeSystem(uri, concepts.values())));
        return List.copyOf(all);
    }

    private static Publication valueSet(CodeTable table) {
        String url = FhirPackage.CANONICAL + "/ValueSet/" + table.id();
        Map<String, Object> set = head("ValueSet", table.id(), url);
        set.put("version", table.version());
        set.put("name", camelCase(table.id()));
        set.put("title", table.title());
        set.putAll(standing());
        set.put("description", table.source());
        table.notice().ifPresent(notice -> set.put("copyright", notice));
        set.put("compose", Map.of("include", includes(table)));
        return new Publication("ValueSet", table.id(), url, Json.write(set));
    }

    private static List<Object> includes(CodeTable table) {
        Map<String, List<Object>> bySystem = new LinkedHashMap<>();
        for (Concept concept : table.concepts()) {
            bySystem.computeIfAbsent(CodeSystems.systemOf(concept.code()), uri -> new ArrayList<>())
                    .add(concept(concept));
        }
        List<Object> includes = new ArrayList<>();
        bySystem.forEach((uri, concepts) -> includes.add(ordered("system", uri, "concept", concepts)));
        return includes;
    }

    /** Official URL → code → concept, the first table that holds a code giving its words. */
    private Map<String, Map<Code, Concept>> codesBySystem() {
        Map<String, Map<Code, Concept>> systems = new TreeMap<>();
        for (CodeTable table : terminology.tables()) {
            for (Concept concept : table.concepts()) {
                String uri = CodeSystems.systemOf(concept.code());
                if (!uri.startsWith(HL7)) {
                    systems.computeIfAbsent(uri, u -> new LinkedHashMap<>()).putIfAbsent(concept.code(), concept);
                }
            }
        }
        return systems;
    }

    private Publication codeSystem(String uri, Collection<Concept> concepts) {
        String id = idOf(uri);
        Map<String, Object> system = head("CodeSystem", id, uri);
        system.put("name", camelCase(id));
        system.putAll(standing());
        system.put("description", "The codes of " + uri + " that Carnet uses; the whole is with its publisher.");
        notice(concepts).forEach(notice -> system.put("copyright", notice));
        system.put("content", "fragment");
        system.put(
                "concept",
                concepts.stream().map(TerminologyPublication::concept).toList());
        return new Publication("CodeSystem", id, uri, Json.write(system));
    }

    private List<String> notice(Collection<Concept> concepts) {
        return terminology.tables().stream()
                .filter(table -> concepts.stream()
                        .anyMatch(c -> c.code().system().equals(CodeSystems.LOINC)
                                && table.find(c.code()).isPresent()))
                .flatMap(table -> table.notice().stream())
                .toList();
    }

    private static Map<String, Object> head(String type, String id, String url) {
        return ordered("resourceType", type, "id", id, "url", url);
    }

    private static Map<String, Object> standing() {
        return ordered("status", "active", "experimental", false, "publisher", "Carnet");
    }

    private static Map<String, Object> concept(Concept concept) {
        return ordered("code", concept.code().value(), "display", concept.display());
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            ordered.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return ordered;
    }

    /** The last segment of the URI, as ids allow it: TRE-A05-TypeDocComplementaire, loinc-org. */
    private static String idOf(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1).replace('.', '-');
    }

    private static String camelCase(String id) {
        StringBuilder name = new StringBuilder();
        for (String part : id.split("-")) {
            name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return name.toString();
    }
}
