package org.opencarnet.trail.verify;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@code trail thin}: lets the rows of destroyed records go, of whose patients nothing else is left. The rows that tell of the destructions stay, and so
 * do all leaves, so that the tree is as it was. Only for who owns the tables: the application may not delete a row.
 */
public final class ThinCommand {

    private static final Set<String> KNOWN = Set.of("url", "user", "password", "key", "mode");
    private static final String REPORT = "report";
    private static final String DESTROY = "destroy";

    private final Connection connection;
    private final List<VerifierKey> keys;
    private int gone;
    private int staying;

    private ThinCommand(Connection connection, List<VerifierKey> keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /**
     * Tells how many rows would go; with {@code --mode=destroy} they go. None go from a trail that is not intact without them.
     *
     * @return whether the trail is
     * @throws IllegalArgumentException when an argument is missing or wrong
     */
    public static boolean run(List<String> list, PrintStream out) throws SQLException {
        var arguments = new Arguments(list, KNOWN);
        var mode = arguments.all("mode").stream().findFirst().orElse(REPORT);
        if (!Set.of(REPORT, DESTROY).contains(mode)) {
            throw new IllegalArgumentException("--mode=" + REPORT + " or --mode=" + DESTROY);
        }
        arguments.one("key");
        var keys = arguments.all("key").stream().map(VerifierKey::of).toList();
        try (var connection = arguments.writing()) {
            var thinning = new ThinCommand(connection, keys);
            thinning.thin();
            var findings =
                    Verification.of(connection, keys, List.of()).findings().size();
            if (findings == 0 && mode.equals(DESTROY)) {
                connection.commit();
            } else {
                connection.rollback();
            }
            thinning.tell(findings, mode, out);
            return findings == 0;
        }
    }

    private void tell(int findings, String mode, PrintStream out) {
        if (findings > 0) {
            out.printf("nothing was let go: trail verify finds %d things in this trail%n", findings);
        } else {
            out.printf("%d rows of destroyed records %s%n", gone, mode.equals(DESTROY) ? "let go" : "to let go");
            out.printf("%d destroyed records whose rows stay: nothing is signed of just these%n", staying);
        }
    }

    private void thin() throws SQLException {
        var stored = new Stored(connection);
        for (var destruction : stored.destructions()) {
            var record = UUID.fromString(destruction.patient());
            var word = destruction.word(keys);
            var rows = word.isEmpty()
                    ? List.<Stored.Place>of()
                    : stored.places(record, word.get().before()).stream()
                            .filter(place -> !Rows.differs(place))
                            .toList();
            var hashes = rows.stream().map(Stored.Place::kept).toList();
            if (word.filter(one -> one.isOf(hashes)).isPresent()) {
                letGo(rows, record, UUID.fromString(destruction.id()));
            } else {
                staying++;
            }
        }
    }

    private void letGo(List<Stored.Place> rows, UUID record, UUID destruction) throws SQLException {
        try (var name = connection.prepareStatement("insert into trail_thinned (trace, destruction) values (?, ?)");
                var delete = connection.prepareStatement("delete from trail where patient = ? and id = ?")) {
            for (var row : rows) {
                var trace = UUID.fromString(row.trace());
                name.setObject(1, trace);
                name.setObject(2, destruction);
                name.executeUpdate();
                delete.setObject(1, record);
                delete.setObject(2, trace);
                gone += delete.executeUpdate();
            }
        }
    }
}
