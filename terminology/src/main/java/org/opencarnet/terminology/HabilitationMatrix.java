package org.opencarnet.terminology;

import java.io.Reader;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The habilitation matrix: which professions may read which document types once a record is open to them. It is
 * immutable, asking it allocates nothing, and a type without a row is unknown, not refused: physicians pass, the others
 * do not.
 */
public final class HabilitationMatrix {
    private final String version;
    private final Map<Code, Row> rows;

    HabilitationMatrix(String version, Map<Code, Row> rows) {
        this.version = version;
        this.rows = Collections.unmodifiableMap(rows);
    }

    /** A row: the columns that may read the type, whether that is published, and on what source it rests. */
    public record Row(Code type, Set<MatrixColumn> columns, Provenance provenance, String basis) {
        /** Keeps the columns as a bit mask. */
        public Row {
            EnumSet<MatrixColumn> mask = EnumSet.noneOf(MatrixColumn.class);
            mask.addAll(columns);
            columns = Collections.unmodifiableSet(mask);
        }
    }

    private static final class Bundled {
        private static final HabilitationMatrix PUBLISHED = of(TableFile.bundled("habilitation-matrix.csv"));
        private static final HabilitationMatrix ASSUMED = of(TableFile.bundled("habilitation-matrix-assumed.csv"));
    }

    /** The rows that are published, bundled with this version: fifteen, all of class 10. */
    public static HabilitationMatrix published() {
        return Bundled.PUBLISHED;
    }

    /** Reads a matrix file of an operator; {@code name} stands in the messages. Throws {@link MalformedTable}. */
    public static HabilitationMatrix load(Reader source, String name) {
        return of(TableFile.read(source, name));
    }

    private static HabilitationMatrix of(TableFile file) {
        return new MatrixFile(file).matrix();
    }

    /**
     * This matrix and, for each of the 108 types that no source publishes and it has no row for, an assumed row: the
     * seven columns that every published row grants.
     */
    public HabilitationMatrix withAssumedRows() {
        Map<Code, Row> all = new LinkedHashMap<>(Bundled.ASSUMED.rows);
        all.putAll(rows);
        return new HabilitationMatrix(version + "+assumed-" + Bundled.ASSUMED.version, all);
    }

    /** What this column may do with this type, and on what that rests. */
    public Grant grant(Code type, MatrixColumn column) {
        Row row = rows.get(type);
        if (row == null) {
            return column == MatrixColumn.MEDECINS ? Grant.UNPUBLISHED_PHYSICIAN : Grant.DENIED;
        }
        if (!row.columns().contains(column)) {
            return Grant.DENIED;
        }
        return row.provenance() == Provenance.PUBLISHED ? Grant.PUBLISHED : Grant.ASSUMED;
    }

    /** Whether this column may read this type. */
    public boolean grants(Code type, MatrixColumn column) {
        return grant(type, column).permits();
    }

    /** The row of a type, or empty if the matrix has none. */
    public Optional<Row> row(Code type) {
        return Optional.ofNullable(rows.get(type));
    }

    /** Every row, in the order of the file. */
    public Collection<Row> rows() {
        return rows.values();
    }

    /** The version that the file states. */
    public String version() {
        return version;
    }
}
