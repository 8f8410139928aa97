package org.opencarnet.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The tables of the reference, as the oracle reads them. */
final class Tables {

    static final String ADVANCE_DIRECTIVES = "EXPPAT_3";

    private Tables() {}

    /** How sure a row of the matrix is. */
    enum Row {
        PUBLISHED,
        /** No source publishes it; an operator may have it assumed. */
        UNPUBLISHED,
        /** Not even assumed: a type outside the list. */
        UNKNOWN
    }

    /**
     * A document type and its row of the matrix.
     *
     * @param patients a type that patients file themselves
     * @param columns thirteen crosses or dots; empty where the row is not published
     */
    record Type(String code, String system, boolean patients, Row row, String columns) {
        static final Type NONE = new Type("", "", false, Row.UNKNOWN, "");

        boolean crossedIn(int column) {
            return columns.charAt(column - 1) == 'X';
        }
    }

    /** Every document type. */
    static List<Type> types() {
        return lines("matrix.txt").map(Tables::type).toList();
    }

    /** Every profession, with each qualification that matters. */
    static List<Cell.Practice> practices() {
        return lines("professions.txt").map(Tables::practice).toList();
    }

    private static Type type(String[] fields) {
        var row =
                switch (fields[3]) {
                    case "-" -> Row.UNPUBLISHED;
                    case "/" -> Row.UNKNOWN;
                    default -> Row.PUBLISHED;
                };
        return new Type(fields[0], fields[1], fields[2].equals("P"), row, row == Row.PUBLISHED ? fields[3] : "");
    }

    private static Cell.Practice practice(String[] fields) {
        var qualification = fields[1].equals("-") ? "" : fields[1];
        return switch (fields[2]) {
            case "-" -> new Cell.Practice(fields[0], qualification, 0, false);
            case "w" -> new Cell.Practice(fields[0], qualification, 0, true);
            default -> new Cell.Practice(fields[0], qualification, Integer.parseInt(fields[2]), false);
        };
    }

    private static Stream<String[]> lines(String name) {
        try (var in = Objects.requireNonNull(Tables.class.getResourceAsStream("/oracle/" + name), name);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" ")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
