package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.opencarnet.access.Authorization;
import org.opencarnet.sharing.Authorizations.Practice;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Authorizations.Standing;
import org.opencarnet.terminology.MatrixColumn;

/** How a standing lies in {@code access_authorization}. */
final class StandingRow {

    private StandingRow() {}

    static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                Rows.uuid(row, "id"),
                Rows.patient(row),
                new Professional(row.getString("professional"), row.getString("professional_name"), practice(row)),
                authorization(row),
                Rows.instantIfAny(row, "granted_at"),
                Rows.instantIfAny(row, "blocked_at"),
                row.getBoolean("medecin_traitant"),
                row.getInt("version"));
    }

    private static Optional<Practice> practice(ResultSet row) throws SQLException {
        var profession = row.getString("profession");
        var column = row.getString("matrix_column");
        return profession.isEmpty()
                ? Optional.empty()
                : Optional.of(new Practice(
                        profession,
                        Optional.of(column).filter(name -> !name.isEmpty()).map(MatrixColumn::valueOf)));
    }

    /** Empty where the practice is not known. */
    static String profession(Professional professional) {
        return professional.practice().map(Practice::profession).orElse("");
    }

    /** Empty where it is not known, or there is none. */
    static String column(Professional professional) {
        return professional
                .practice()
                .flatMap(Practice::column)
                .map(MatrixColumn::name)
                .orElse("");
    }

    static Authorization authorization(ResultSet row) throws SQLException {
        var withdrawn = Rows.instantIfAny(row, "withdrawn_at");
        if (withdrawn.isPresent()) {
            return new Authorization.Withdrawn(withdrawn.get());
        }
        return Rows.instantIfAny(row, "last_access")
                .<Authorization>map(Authorization.Granted::new)
                .orElseGet(Authorization.None::new);
    }

    static Optional<Instant> lastAccess(Authorization authorization) {
        return authorization instanceof Authorization.Granted granted
                ? Optional.of(granted.lastAccess())
                : Optional.empty();
    }

    static Optional<Instant> withdrawn(Authorization authorization) {
        return authorization instanceof Authorization.Withdrawn withdrawn
                ? Optional.of(withdrawn.at())
                : Optional.empty();
    }
}
