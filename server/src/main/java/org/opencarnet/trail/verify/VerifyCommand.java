package org.opencarnet.trail.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code trail verify}: says whether the trail is as it was written, and if not, where. */
public final class VerifyCommand {

    private static final Set<String> KNOWN = Set.of("url", "user", "password", "key", "checkpoint", "lang");
    private static final int MOST_LINES = 200;

    private VerifyCommand() {}

    /**
     * Verifies.
     *
     * @return whether the trail is intact
     * @throws IllegalArgumentException when an argument is missing or wrong
     */
    public static boolean run(List<String> list, PrintStream out) throws SQLException, IOException {
        var arguments = new Arguments(list, KNOWN);
        arguments.one("key");
        var keys = arguments.all("key").stream().map(VerifierKey::of).toList();
        var checkpoints = new ArrayList<String>();
        for (var file : arguments.all("checkpoint")) {
            checkpoints.add(Files.readString(Path.of(file)));
        }
        var language = arguments.all("lang").contains("fr") ? Locale.FRENCH : Locale.ENGLISH;
        try (var connection = arguments.connection()) {
            var report = Verification.of(connection, keys, checkpoints);
            connection.rollback();
            tell(report, language, out);
            return report.intact();
        }
    }

    private static void tell(Verification.Report report, Locale language, PrintStream out) {
        var findings = report.findings();
        findings.stream()
                .limit(MOST_LINES)
                .map(finding -> finding.text(language))
                .forEach(out::println);
        if (findings.size() > MOST_LINES) {
            out.println("… + " + (findings.size() - MOST_LINES));
        }
        var french = language.equals(Locale.FRENCH);
        out.printf(
                french
                        ? "%s : %d places, %d points de contrôle signés, %d lignes en attente, %d retirées avec leur DMP, %d anomalies%n"
                        : "%s: %d places, %d signed checkpoints, %d rows waiting, %d let go with their record, %d findings%n",
                report.intact() ? "INTACT" : french ? "ALTÉRÉ" : "TAMPERED",
                report.places(),
                report.checkpoints(),
                report.waiting(),
                report.letGo(),
                findings.size());
    }
}
