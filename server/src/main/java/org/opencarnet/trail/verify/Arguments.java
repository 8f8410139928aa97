package org.opencarnet.trail.verify;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** What follows a command: {@code --name=value}, some names more than once. */
final class Arguments {

    private final Map<String, List<String>> values = new TreeMap<>();

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when one is not of that form, or of a name that is not known
     */
    Arguments(List<String> arguments, Set<String> known) {
        for (var argument : arguments) {
            var end = argument.indexOf('=');
            if (!argument.startsWith("--") || end < 0 || !known.contains(argument.substring(2, end))) {
                throw new IllegalArgumentException("not understood: " + argument + "; known are " + known);
            }
            values.computeIfAbsent(argument.substring(2, end), any -> new ArrayList<>())
                    .add(argument.substring(end + 1));
        }
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    String one(String name) {
        return all(name).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--" + name + "= is missing"));
    }

    /** A connection that only reads, and sees one state of the database. */
    Connection connection() throws SQLException {
        var connection = writing();
        connection.setReadOnly(true);
        return connection;
    }

    /** A connection that sees one state of the database. The password may come from the environment, where nobody sees it. */
    Connection writing() throws SQLException {
        var properties = new Properties();
        all("user").forEach(user -> properties.setProperty("user", user));
        properties.setProperty(
                "password",
                all("password").stream()
                        .findFirst()
                        .or(() -> Optional.ofNullable(System.getenv("CARNET_TRAIL_PASSWORD")))
                        .orElse(""));
        var connection = DriverManager.getConnection(one("url"), properties);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }
}
