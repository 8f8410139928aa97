package org.opencarnet.terminology;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Turns a table file into a matrix, and says of every line that cannot be taken what is wrong with it. */
final class MatrixFile {
    private static final String TYPE = "type";
    private static final String PROVENANCE = "provenance";
    private static final String BASIS = "basis";

    private final TableFile file;
    private final Map<MatrixColumn, Integer> columns = new EnumMap<>(MatrixColumn.class);

    MatrixFile(TableFile file) {
        this.file = file;
        for (MatrixColumn column : MatrixColumn.values()) {
            columns.put(column, placeOf(column.key()));
        }
        placeOf(TYPE);
        placeOf(PROVENANCE);
        placeOf(BASIS);
        refuseOtherColumns();
    }

    HabilitationMatrix matrix() {
        Map<Code, HabilitationMatrix.Row> rows = new LinkedHashMap<>();
        for (TableFile.Line line : file.lines()) {
            HabilitationMatrix.Row row = row(line);
            if (rows.put(row.type(), row) != null) {
                throw file.malformed(line, "the type code \"" + row.type().value() + "\" has a row already");
            }
        }
        return new HabilitationMatrix(file.version(), rows);
    }

    private HabilitationMatrix.Row row(TableFile.Line line) {
        String value = cell(line, TYPE);
        Code type = Terminology.french()
                .documentType(value)
                .orElseThrow(() -> file.malformed(line, "the type code \"" + value + "\" is unknown"))
                .concept()
                .code();
        return new HabilitationMatrix.Row(type, marked(line), provenance(line), cell(line, BASIS));
    }

    private Set<MatrixColumn> marked(TableFile.Line line) {
        Set<MatrixColumn> marked = EnumSet.noneOf(MatrixColumn.class);
        columns.forEach((column, place) -> {
            String mark = line.cells().get(place);
            if (mark.equals("X")) {
                marked.add(column);
            } else if (!mark.isEmpty()) {
                throw file.malformed(
                        line, "the mark \"" + mark + "\" in column " + column.key() + " is neither X nor empty");
            }
        });
        return marked;
    }

    private Provenance provenance(TableFile.Line line) {
        String text = cell(line, PROVENANCE);
        return switch (text) {
            case "published" -> Provenance.PUBLISHED;
            case "assumed" -> Provenance.ASSUMED;
            default -> throw file.malformed(line, "the provenance \"" + text + "\" is neither published nor assumed");
        };
    }

    private String cell(TableFile.Line line, String column) {
        return line.cells().get(file.indexOf(column));
    }

    private int placeOf(String column) {
        int place = file.indexOf(column);
        if (place < 0) {
            throw file.malformed(file.header(), "the column \"" + column + "\" is missing");
        }
        return place;
    }

    private void refuseOtherColumns() {
        for (String column : file.columns()) {
            boolean known = column.equals(TYPE)
                    || column.equals(PROVENANCE)
                    || column.equals(BASIS)
                    || columns.keySet().stream().anyMatch(c -> c.key().equals(column));
            if (!known) {
                throw file.malformed(file.header(), "the column \"" + column + "\" is unknown");
            }
        }
    }
}
