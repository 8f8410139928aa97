package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.sharing.Records;

/** Records, in {@code patient_record}. */
final class SqlRecords implements Records {

    /** The columns of a {@link Situation}, of the tables that {@link #ties} joins. */
    static final String SITUATION = """
            r.patient, r.ins_matricule, r.ins_authority, r.birth_date, r.closed_at, r.closing_motive, r.closing_reason,
            r.consent_regulation, r.consent_break_glass, r.consent_masked, r.all_masked,
            a.granted_at, a.last_access, a.withdrawn_at, a.blocked_at, a.medecin_traitant, c.patient is not null as care_team,
            """ + SqlSubscriptions.WATCH;

    private static final String TIES = """
            left join access_authorization a on a.patient = r.patient and a.professional = ?
            left join care_team_member c on c.patient = r.patient and c.professional = ?
                 and c.since_at <= ? and (c.until_at is null or c.until_at > ?)
            where""";

    private final Database database;

    SqlRecords(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Situation> situation(Reference reference, Requester requester, Instant at) {
        var sql = Sql.of("select " + SITUATION + "from patient_record r")
                .then(ties(requester, at))
                .then(named(reference));
        return database.row(sql, SqlRecords::situation);
    }

    /** Joins to a {@code patient_record r} what binds the requester to it; a condition has to follow. */
    static Sql ties(Requester requester, Instant at) {
        var professional = requester instanceof Requester.Professional ? requester.id() : "";
        return Sql.of(TIES, professional, professional, at, at);
    }

    @Override
    public boolean open(PatientRecord record) {
        return database.insertIfAbsent("patient_record", row(record));
    }

    @Override
    public void change(RecordId record, PatientRecord.State state) {
        var closed = closed(state);
        database.change(Sql.of(
                "update patient_record set closed_at = ?, closing_motive = ?, closing_reason = ? where patient = ?",
                closed.map(PatientRecord.State.Closed::at),
                closed.map(PatientRecord.State.Closed::motive),
                closed.map(PatientRecord.State.Closed::reason),
                record.value()));
    }

    @Override
    public void change(RecordId record, StandingConsents consents) {
        database.change(Sql.of(
                "update patient_record set consent_regulation = ?, consent_break_glass = ?, consent_masked = ?,"
                        + " all_masked = ? where patient = ?",
                consents.regulation(),
                consents.breakGlass(),
                consents.maskedInEmergency(),
                consents.allMasked(),
                record.value()));
    }

    @Override
    public List<PatientRecord> closedBefore(Instant instant, int limit) {
        var sql = Sql.of("select " + SITUATION + "from patient_record r")
                .then(ties(new Requester.Enrolment("", ""), instant))
                .then("r.closed_at < ? order by r.closed_at, r.patient limit ?", instant, limit);
        return database.rows(sql, SqlRecords::situation).stream()
                .map(Situation::record)
                .toList();
    }

    @Override
    public boolean forget(PatientRecord closed) {
        var at = closed(closed.state()).map(PatientRecord.State.Closed::at);
        return at.isPresent()
                && database.change(Sql.of(
                                "delete from patient_record where patient = ? and closed_at = ?",
                                closed.id().value(),
                                at.get()))
                        == 1;
    }

    private static Sql named(Reference reference) {
        if (reference instanceof Reference.ByIns byIns) {
            return Sql.of(
                    "r.ins_matricule = ? and r.ins_authority = ?",
                    byIns.ins().matricule(),
                    byIns.ins().authority().name());
        }
        return Sql.of("r.patient = ?", ((Reference.ById) reference).id().value());
    }

    private static Map<String, Object> row(PatientRecord record) {
        var closed = closed(record.state());
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", record.id().value());
        row.put("ins_matricule", record.ins().matricule());
        row.put("ins_authority", record.ins().authority().name());
        row.put("birth_date", record.birthDate());
        row.put("closed_at", closed.map(PatientRecord.State.Closed::at));
        row.put("closing_motive", closed.map(PatientRecord.State.Closed::motive));
        row.put("closing_reason", closed.map(PatientRecord.State.Closed::reason));
        row.put("consent_regulation", record.consents().regulation());
        row.put("consent_break_glass", record.consents().breakGlass());
        row.put("consent_masked", record.consents().maskedInEmergency());
        row.put("all_masked", record.consents().allMasked());
        return row;
    }

    private static Optional<PatientRecord.State.Closed> closed(PatientRecord.State state) {
        return state instanceof PatientRecord.State.Closed closed ? Optional.of(closed) : Optional.empty();
    }

    static Situation situation(ResultSet row, int number) throws SQLException {
        var record = new PatientRecord(
                Rows.patient(row),
                new Ins(Ins.Authority.of(row.getString("ins_authority")), row.getString("ins_matricule")),
                row.getObject("birth_date", LocalDate.class),
                state(row),
                new StandingConsents(
                        row.getBoolean("consent_regulation"),
                        row.getBoolean("consent_break_glass"),
                        row.getBoolean("consent_masked"),
                        row.getBoolean("all_masked")));
        return new Situation(record, ties(row), Watch.valueOf(row.getString("watch")));
    }

    private static PatientRecord.State state(ResultSet row) throws SQLException {
        var closed = Rows.instantIfAny(row, "closed_at");
        if (closed.isEmpty()) {
            return new PatientRecord.State.Open();
        }
        return new PatientRecord.State.Closed(
                closed.get(), row.getString("closing_motive"), row.getString("closing_reason"));
    }

    private static Facts.Ties ties(ResultSet row) throws SQLException {
        return new Facts.Ties(
                StandingRow.authorization(row),
                Rows.instantIfAny(row, "blocked_at").isPresent(),
                row.getBoolean("care_team"),
                row.getBoolean("medecin_traitant"));
    }
}
