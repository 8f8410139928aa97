package org.opencarnet.terminology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table in a text file: lines {@code # key: value} (a version is obligatory), one line of column names, then lines of
 * as many cells. Cells are separated by semicolons, stripped, and never quoted.
 */
record TableFile(String name, Map<String, String> properties, Line header, List<Line> lines) {
    private static final String VERSION = "version";

    /** One line of cells with its number in the file, counted from 1. */
    record Line(int number, List<String> cells) {}

    static TableFile bundled(String name) {
        try (InputStream bytes = TableFile.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("The table " + name + " is missing from this jar.");
            }
            return read(new InputStreamReader(bytes, StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TableFile read(Reader source, String name) {
        Parser parser = new Parser(name);
        BufferedReader text = new BufferedReader(source);
        try {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                parser.take(line);
            }
        } catch (IOException e) {
            throw new MalformedTable(name, parser.number + 1, "the file cannot be read as UTF-8 text");
        }
        return parser.table();
    }

    String version() {
        return properties.getOrDefault(VERSION, "");
    }

    /** The names of the columns, each once. */
    List<String> columns() {
        return header.cells();
    }

    /** The place of a column, or -1. */
    int indexOf(String column) {
        return columns().indexOf(column);
    }

    MalformedTable malformed(Line line, String reason) {
        return new MalformedTable(name, line.number(), reason);
    }

    private static final class Parser {
        private final String name;
        private final Map<String, String> properties = new LinkedHashMap<>();
        private final List<Line> lines = new ArrayList<>();
        private Line header = new Line(0, List.of());
        private int number;

        Parser(String name) {
            this.name = name;
        }

        void take(String line) {
            number++;
            // Spreadsheets put a byte order mark before the first line.
            String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (text.startsWith("#")) {
                property(text.substring(1));
            } else if (!text.isBlank()) {
                cells(text);
            }
        }

        private void property(String text) {
            int colon = text.indexOf(':');
            if (colon > 0) {
                properties.putIfAbsent(text.substring(0, colon).strip(), unpadded(text.substring(colon + 1)));
            }
        }

        private void cells(String text) {
            if (text.indexOf('"') >= 0) {
                throw malformed("quotes are not used in this file; write the cell without them");
            }
            List<String> cells = split(text);
            int width = header.cells().size();
            if (width == 0) {
                header(cells);
            } else if (cells.size() != width) {
                throw malformed("the line has " + cells.size() + " cells where the header has " + width);
            } else {
                lines.add(new Line(number, cells));
            }
        }

        private void header(List<String> names) {
            if (properties.getOrDefault(VERSION, "").isEmpty()) {
                throw malformed("the line \"# version: …\" is missing before the header");
            }
            Set<String> seen = new HashSet<>();
            for (String column : names) {
                if (!seen.add(column)) {
                    throw malformed("the column \"" + column + "\" stands twice in the header");
                }
            }
            header = new Line(number, names);
        }

        // Spreadsheets pad short lines with separators up to the width of the table.
        private static String unpadded(String text) {
            int end = text.length();
            while (end > 0 && (text.charAt(end - 1) == ';' || text.charAt(end - 1) == ' ')) {
                end--;
            }
            return text.substring(0, end).strip();
        }

        private static List<String> split(String text) {
            List<String> cells = new ArrayList<>();
            int start = 0;
            for (int end = text.indexOf(';'); end >= 0; end = text.indexOf(';', start)) {
                cells.add(text.substring(start, end).strip());
                start = end + 1;
            }
            cells.add(text.substring(start).strip());
            return Collections.unmodifiableList(cells);
        }

        TableFile table() {
            if (number == 0) {
                throw new MalformedTable(name, 1, "the file is empty");
            }
            if (lines.isEmpty()) {
                throw malformed("the file ends before its first row");
            }
            return new TableFile(name, Map.copyOf(properties), header, List.copyOf(lines));
        }

        private MalformedTable malformed(String reason) {
            return new MalformedTable(name, number, reason);
        }
    }
}
