package org.opencarnet.terminology;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A published table of concepts in the order of its source, with what must be said where it is published again. */
public final class CodeTable {
    private final String id;
    private final Map<String, String> properties;
    private final Map<Code, Concept> concepts;

    private CodeTable(String id, Map<String, String> properties, Map<Code, Concept> concepts) {
        this.id = id;
        this.properties = properties;
        this.concepts = concepts;
    }

    static CodeTable bundled(String id) {
        return of(id, TableFile.bundled(id + ".csv"));
    }

    static CodeTable of(String id, TableFile file) {
        int system = file.indexOf("system");
        int code = file.indexOf("code");
        int display = file.indexOf("display");
        Map<Code, Concept> concepts = new LinkedHashMap<>();
        for (TableFile.Line line : file.lines()) {
            List<String> cells = line.cells();
            Code key = new Code(cells.get(system), cells.get(code));
            if (concepts.put(key, new Concept(key, cells.get(display))) != null) {
                throw file.malformed(line, "the code \"" + key.value() + "\" stands twice");
            }
        }
        return new CodeTable(id, file.properties(), Collections.unmodifiableMap(concepts));
    }

    /** The name of the table in files and addresses: lower case and hyphens, for example {@code document-types}. */
    public String id() {
        return id;
    }

    /** What the table holds, in French. */
    public String title() {
        return properties.getOrDefault("title", id);
    }

    /** The version of the source, or a number of our own where the source states none. */
    public String version() {
        return properties.getOrDefault("version", "");
    }

    /** Who publishes the concepts, and in which nomenclature and value set. */
    public String source() {
        return properties.getOrDefault("source", "");
    }

    /** The copyright notice that a republication has to carry. */
    public Optional<String> notice() {
        return Optional.ofNullable(properties.get("notice"));
    }

    /** All concepts, in the order of the source. */
    public Collection<Concept> concepts() {
        return concepts.values();
    }

    /** The concept of this code, or empty if the table does not hold it. */
    public Optional<Concept> find(Code code) {
        return Optional.ofNullable(concepts.get(code));
    }
}
