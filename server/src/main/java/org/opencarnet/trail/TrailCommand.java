package org.opencarnet.trail;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import org.opencarnet.trail.verify.CountsCommand;
import org.opencarnet.trail.verify.ThinCommand;
import org.opencarnet.trail.verify.VerifyCommand;

/** What can be done with the trail without the server: verify it, count it, thin it, make its key (docs/trail.md). */
public final class TrailCommand {

    private static final int DONE = 0;
    private static final int TAMPERED = 1;
    private static final int NOT_DONE = 2;
    private static final String USAGE = """
            trail verify --url=<jdbc> --key=<verifier key> [--checkpoint=<file>]… [--user=] [--password=] [--lang=fr]
            trail counts --url=<jdbc> --from=<day> --before=<day> [--user=] [--password=]
            trail thin --url=<jdbc> --key=<verifier key> [--mode=destroy] [--user=] [--password=]
            trail key <name>
            """;

    private TrailCommand() {}

    /** Does it; the exit code: 0 done and intact, 1 tampered with, 2 could not be done. */
    public static int run(List<String> arguments, PrintStream out) {
        var command = arguments.isEmpty() ? "" : arguments.get(0);
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            return switch (command) {
                case "verify" -> VerifyCommand.run(rest, out) ? DONE : TAMPERED;
                case "counts" -> counted(rest, out);
                case "thin" -> ThinCommand.run(rest, out) ? DONE : TAMPERED;
                case "key" -> made(rest, out);
                default -> throw new IllegalArgumentException("verify, counts, thin or key?");
            };
        } catch (IllegalArgumentException | DateTimeException wrong) {
            out.println(wrong.getMessage());
            out.print(USAGE);
            return NOT_DONE;
        } catch (SQLException | IOException unreachable) {
            out.println(unreachable.getMessage());
            return NOT_DONE;
        }
    }

    private static int counted(List<String> arguments, PrintStream out) throws SQLException {
        CountsCommand.run(arguments, out);
        return DONE;
    }

    /** Two lines: the key that signs, to be kept secret, and the one that verifies, for everybody. */
    private static int made(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1 || !arguments.get(0).matches("[^\\s+]+")) {
            throw new IllegalArgumentException("a name without spaces and plus");
        }
        var key = SignerKey.generate(arguments.get(0));
        out.println(key);
        out.println(SignerKey.of(key).verifier());
        return DONE;
    }
}
