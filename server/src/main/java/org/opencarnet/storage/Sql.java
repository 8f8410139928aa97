package org.opencarnet.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A piece of SQL with the values of its question marks, in order.
 *
 * @param values an empty Optional stands for null
 */
record Sql(String text, List<Object> values) {

    static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    Sql then(Sql next) {
        return joined(" ", List.of(this, next));
    }

    Sql then(String text, Object... more) {
        return then(of(text, more));
    }

    /** Pieces with a separator between them. */
    static Sql joined(String separator, Collection<Sql> pieces) {
        var values = new ArrayList<Object>();
        pieces.forEach(piece -> values.addAll(piece.values));
        return new Sql(pieces.stream().map(Sql::text).collect(Collectors.joining(separator)), values);
    }

    /** One of the conditions holds. */
    static Sql any(Collection<Sql> conditions) {
        return conditions.isEmpty() ? of("1 = 0") : joined(" or ", conditions).inBrackets();
    }

    /** A column has one of these values. */
    static Sql in(String column, Collection<?> values) {
        return values.isEmpty() ? of("1 = 0") : of(column + " in " + marks(values.size()), values.toArray());
    }

    /** A column has none of these values. */
    static Sql notIn(String column, Collection<?> values) {
        return values.isEmpty() ? of("1 = 1") : of(column + " not in " + marks(values.size()), values.toArray());
    }

    /** All rows, of the same columns each, in one statement. */
    static Sql insert(String table, List<Map<String, Object>> rows) {
        var values = new ArrayList<Object>();
        rows.forEach(row -> values.addAll(row.values()));
        var columns = rows.get(0).keySet();
        var marks = String.join(", ", Collections.nCopies(rows.size(), marks(columns.size())));
        return new Sql("insert into " + table + " (" + String.join(", ", columns) + ") values " + marks, values);
    }

    private Sql inBrackets() {
        return new Sql("(" + text + ")", values);
    }

    private static String marks(int count) {
        return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }
}
