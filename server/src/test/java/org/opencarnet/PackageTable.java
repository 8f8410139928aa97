package org.opencarnet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The packages of the server, and which of each other they may use: as the law has it, and as the README tells it. */
final class PackageTable {

    private static final Set<String> FACE = Set.of("identity", "sharing", "access", "record");
    private static final Set<String> BEHIND_PORTS = Set.of("sharing", "access", "record");

    /** The law. Besides these, all may use {@code terminology}, and {@code fhir} may use {@code profiles}. */
    static final Map<String, Set<String>> LAW = new TreeMap<>(Map.ofEntries(
            Map.entry("record", Set.of()),
            Map.entry("access", Set.of("record")),
            Map.entry("sharing", Set.of("record", "access")),
            Map.entry("identity", Set.of("record", "access")),
            Map.entry("fhir", FACE),
            Map.entry("xds", FACE),
            Map.entry("portal", FACE),
            Map.entry("messaging", BEHIND_PORTS),
            Map.entry("trail", BEHIND_PORTS),
            Map.entry("notification", BEHIND_PORTS),
            Map.entry("storage", BEHIND_PORTS)));

    private static final Pattern ROW = Pattern.compile("\\| `([a-z]+)` \\|[^|]*\\|([^|]*)\\|");

    private PackageTable() {}

    /** The table under the heading Packages of the README. */
    static Map<String, Set<String>> inTheReadme() throws IOException {
        var readme = Files.readString(Path.of("..", "README.md"));
        var section = readme.substring(readme.indexOf("\n## Packages\n") + 1);
        var end = section.indexOf("\n## ");
        var rows = new TreeMap<String, Set<String>>();
        ROW.matcher(end < 0 ? section : section.substring(0, end))
                .results()
                .forEach(row -> rows.put(row.group(1), names(row.group(2))));
        return rows;
    }

    /** The law of these packages alone. */
    static Map<String, Set<String>> of(Set<String> modules) {
        var rows = new TreeMap<>(LAW);
        rows.keySet().retainAll(modules);
        return rows;
    }

    /** The table as the README is to have it, for whoever has to mend it. */
    static String drawn(Set<String> modules) {
        return of(modules).entrySet().stream()
                .map(row -> "| `" + row.getKey() + "` | … | " + quoted(row.getValue()) + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(Set<String> names) {
        return names.isEmpty()
                ? "–"
                : new TreeSet<>(names).stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.split("[^a-z]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
