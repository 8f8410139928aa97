package org.opencarnet.trail.verify;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** {@code trail counts}: how many acts of which kind there were on which day (UTC), permitted and refused; nothing of whom, and by whom. */
public final class CountsCommand {

    private static final Set<String> KNOWN = Set.of("url", "user", "password", "from", "before");
    private static final String COUNTS = "select cast(at as date), action, permitted, count(*) from trail"
            + " where at >= ? and at < ? group by cast(at as date), action, permitted order by 1, 2, 3 desc";

    private CountsCommand() {}

    /**
     * Counts; days are {@code --from=2026-01-01 --before=2026-02-01}.
     *
     * @throws IllegalArgumentException when an argument is missing or wrong
     */
    public static void run(List<String> list, PrintStream out) throws SQLException {
        var arguments = new Arguments(list, KNOWN);
        try (var connection = arguments.connection()) {
            counts(connection, day(arguments.one("from")), day(arguments.one("before")), out);
            connection.rollback();
        }
    }

    private static void counts(Connection connection, Timestamp from, Timestamp before, PrintStream out)
            throws SQLException {
        try (var zone = connection.createStatement();
                var counts = connection.prepareStatement(COUNTS)) {
            zone.execute("set time zone 'UTC'");
            counts.setTimestamp(1, from);
            counts.setTimestamp(2, before);
            try (var rows = counts.executeQuery()) {
                while (rows.next()) {
                    out.printf(
                            "%s\t%s\t%s\t%d%n",
                            rows.getString(1),
                            rows.getString(2),
                            rows.getBoolean(3) ? "permitted" : "refused",
                            rows.getLong(4));
                }
            }
        }
    }

    private static Timestamp day(String text) {
        return Timestamp.from(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
