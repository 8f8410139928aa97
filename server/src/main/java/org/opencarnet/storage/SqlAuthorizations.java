package org.opencarnet.storage;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Authorizations;

/** Authorizations, in {@code access_authorization}. Each change locks its pair, so that none rests on what is no longer so. */
final class SqlAuthorizations implements Authorizations {

    private static final String SELECT = "select * from access_authorization where ";
    private static final String PAIR = "patient = ? and professional = ?";

    private final Database database;

    SqlAuthorizations(Database database) {
        this.database = database;
    }

    @Override
    public Standing grant(RecordId record, Professional professional, Instant at) {
        return changeOrAdd(record, professional, standing -> standing.granted(at));
    }

    @Override
    public void withdraw(RecordId record, String professional, Instant at) {
        change(record, professional, standing -> standing.withdrawn(at));
    }

    /** As {@link Standing#slid}, without a look at what is, for it belongs to every read; who is not authorized has no last access. */
    @Override
    public void slide(RecordId record, String professional, Instant at) {
        var where = " where " + PAIR + " and last_access < ?";
        database.later(
                "slide",
                Pending.Change.of(Sql.of(
                        "update access_authorization set last_access = ?" + where,
                        at,
                        record.value(),
                        professional,
                        at)));
    }

    @Override
    public Standing block(RecordId record, Professional professional, Optional<Instant> at) {
        return changeOrAdd(
                record, professional, standing -> at.map(standing::blocked).orElseGet(standing::unblocked));
    }

    @Override
    public void medecinTraitant(RecordId record, String professional, boolean is) {
        if (is) {
            changeOrAdd(record, new Professional(professional, ""), standing -> standing.asMedecinTraitant(true));
        } else {
            change(record, professional, standing -> standing.asMedecinTraitant(false));
        }
    }

    @Override
    public Optional<Standing> standing(RecordId record, String professional) {
        return database.row(pair(record, professional), StandingRow::standing);
    }

    @Override
    public Optional<Standing> standing(UUID id) {
        return database.row(Sql.of(SELECT + "id = ?", id), StandingRow::standing);
    }

    @Override
    public List<Standing> of(RecordId record) {
        return database.rows(Sql.of(SELECT + "patient = ?", record.value()), StandingRow::standing).stream()
                .sorted(Comparator.comparing(
                                (Standing standing) -> standing.professional().name())
                        .thenComparing(standing -> standing.professional().id()))
                .toList();
    }

    @Override
    public void forget(RecordId record) {
        database.change(Sql.of("delete from access_authorization where patient = ?", record.value()));
    }

    private Standing changeOrAdd(RecordId record, Professional professional, UnaryOperator<Standing> change) {
        add(Standing.unknown(UUID.randomUUID(), record, professional));
        return change(record, professional.id(), standing -> change.apply(standing.known(professional)))
                .orElseThrow();
    }

    private Optional<Standing> change(RecordId record, String professional, UnaryOperator<Standing> change) {
        var locked = database.row(pair(record, professional).then("for update"), StandingRow::standing);
        var changed = locked.map(change);
        changed.filter(next -> !next.equals(locked.get())).ifPresent(this::write);
        return changed;
    }

    private static Sql pair(RecordId record, String professional) {
        return Sql.of(SELECT + PAIR, record.value(), professional);
    }

    private void add(Standing unknown) {
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", unknown.record().value());
        row.put("professional", unknown.professional().id());
        row.put("id", unknown.id());
        row.put("version", unknown.version());
        row.put("professional_name", unknown.professional().name());
        row.put("medecin_traitant", unknown.medecinTraitant());
        row.put("profession", StandingRow.profession(unknown.professional()));
        row.put("matrix_column", StandingRow.column(unknown.professional()));
        database.insertIfAbsent("access_authorization", row);
    }

    private void write(Standing next) {
        var set =
                "update access_authorization set version = ?, professional_name = ?, profession = ?, matrix_column = ?, granted_at = ?, last_access = ?,"
                        + " withdrawn_at = ?, blocked_at = ?, medecin_traitant = ? where " + PAIR;
        database.change(Sql.of(
                set,
                next.version(),
                next.professional().name(),
                StandingRow.profession(next.professional()),
                StandingRow.column(next.professional()),
                next.grantedAt(),
                StandingRow.lastAccess(next.authorization()),
                StandingRow.withdrawn(next.authorization()),
                next.blockedAt(),
                next.medecinTraitant(),
                next.record().value(),
                next.professional().id()));
    }
}
