package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several changes as one statement of PostgreSQL: each a common table expression, all on the same snapshot. */
final class Together {

    private Together() {}

    static Sql of(List<Sql> changes) {
        var numbers = IntStream.range(0, changes.size()).boxed().toList();
        var values = new ArrayList<Object>();
        changes.forEach(change -> values.addAll(change.values()));
        var parts = numbers.stream()
                .map(n -> "c" + n + " as (" + changes.get(n).text() + " returning 1)")
                .collect(Collectors.joining(", "));
        var counts =
                numbers.stream().map(n -> "(select count(*) from c" + n + ")").collect(Collectors.joining(", "));
        return new Sql("with " + parts + " select " + counts, values);
    }

    static int[] counts(ResultSet row, int changes) throws SQLException {
        var counts = new int[changes];
        for (var i = 0; i < changes; i++) {
            counts[i] = row.getInt(i + 1);
        }
        return counts;
    }
}
