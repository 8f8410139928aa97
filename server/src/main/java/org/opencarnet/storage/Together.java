package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several changes as one statement of PostgreSQL: each a common table expression, all on the same snapshot. */
final class Together {

    /** The protocol of PostgreSQL counts to 65 535. */
    private static final int MOST_VALUES = 30_000;

    private Together() {}

    /** Splits what is too much for one statement. */
    static List<List<Sql>> portions(List<Sql> changes) {
        var portions = new ArrayList<List<Sql>>();
        var values = MOST_VALUES;
        for (var change : changes) {
            values += change.values().size();
            if (values > MOST_VALUES) {
                portions.add(new ArrayList<>());
                values = change.values().size();
            }
            portions.get(portions.size() - 1).add(change);
        }
        return portions;
    }

    /** A query with changes at whose outcome nobody looks, and which it does not see. */
    static Sql along(List<Sql> changes, Sql query) {
        return changes.isEmpty() ? query : expressions(changes).then(query);
    }

    static Sql of(List<Sql> changes) {
        var counts = IntStream.range(0, changes.size())
                .mapToObj(n -> "(select count(*) from c" + n + ")")
                .collect(Collectors.joining(", "));
        return expressions(changes).then("select " + counts);
    }

    private static Sql expressions(List<Sql> changes) {
        var values = new ArrayList<Object>();
        changes.forEach(change -> values.addAll(change.values()));
        var parts = IntStream.range(0, changes.size())
                .mapToObj(n -> "c" + n + " as (" + changes.get(n).text() + " returning 1)")
                .collect(Collectors.joining(", "));
        return new Sql("with " + parts, values);
    }

    static List<Integer> counts(ResultSet row, int changes) throws SQLException {
        var counts = new ArrayList<Integer>();
        for (var i = 1; i <= changes; i++) {
            counts.add(row.getInt(i));
        }
        return counts;
    }
}
