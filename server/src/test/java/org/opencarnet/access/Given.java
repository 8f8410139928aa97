package org.opencarnet.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Ins;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;

/** What the tests of the law begin with: an adult's open record, a report that is hidden from nobody, people without ties. */
final class Given {

    static final Instant NOW = Instant.parse("2026-03-10T08:00:00Z");
    static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    static final Ins ANOTHER_PATIENT = new Ins(Ins.Authority.TEST, "146026322000196");
    static final LocalDate ADULT = LocalDate.of(1979, 3, 5);

    /** CR d'acte thérapeutique: a published row, granted to all but appareillage, opticians and imaging technologists. */
    static final Code REPORT = new Code(CodeSystems.LOINC, "11505-5");

    static final Visibility MASKED = Visibility.OPEN.masked(true);
    static final Visibility INVISIBLE_TO_PATIENT = Visibility.OPEN.invisibleToPatient(true);
    static final Visibility INVISIBLE_TO_REPRESENTATIVES = Visibility.OPEN.invisibleToRepresentatives(true);

    static final Purpose BREAK_GLASS = new Purpose(Purpose.Mode.BREAK_GLASS, "détresse vitale");
    static final Purpose REGULATION = new Purpose(Purpose.Mode.REGULATION, "");

    private Given() {}

    static Access law() {
        return law(Policy.DEFAULT);
    }

    static Access law(Policy policy) {
        return new Access(policy, HabilitationMatrix.published());
    }

    static Requester.Professional physician() {
        return professional("10", Optional.of(MatrixColumn.MEDECINS));
    }

    static Requester.Professional regulator() {
        var physician = physician();
        return new Requester.Professional(
                physician.id(), physician.name(), physician.profession(), physician.column(), Optional.empty(), true);
    }

    static Requester.Professional professional(String profession, Optional<MatrixColumn> column) {
        return new Requester.Professional("810000000001", "Martin", profession, column, Optional.empty(), false);
    }

    static Requester.Patient patient() {
        return new Requester.Patient(PATIENT, "Durand");
    }

    static Requester.Representative representative() {
        return new Requester.Representative("252108500000000", "Durand", PATIENT);
    }

    static Requester.Structure structure() {
        return new Requester.Structure("110B0172805", "Clinique");
    }

    static Requester.Enrolment enrolment() {
        return new Requester.Enrolment("enrolment", "Enrolment");
    }

    static Requester.Tester tester() {
        return new Requester.Tester("tester", "Conformance tool");
    }

    static Facts.Ties authorized() {
        return ties(new Authorization.Granted(NOW.minusSeconds(60)));
    }

    static Facts.Ties ties(Authorization authorization) {
        return new Facts.Ties(authorization, false, false, false);
    }

    static Facts.Ties blocked(Facts.Ties ties) {
        return new Facts.Ties(ties.authorization(), true, ties.careTeam(), ties.medecinTraitant());
    }

    static Facts.Ties inTheCareTeam(Facts.Ties ties) {
        return new Facts.Ties(ties.authorization(), ties.blocked(), true, ties.medecinTraitant());
    }

    static Facts.Ties medecinTraitant(Facts.Ties ties) {
        return new Facts.Ties(ties.authorization(), ties.blocked(), ties.careTeam(), true);
    }

    static Facts record(Facts.Ties ties) {
        return record(ties, StandingConsents.AT_CREATION);
    }

    static Facts record(Facts.Ties ties, StandingConsents consents) {
        return new Facts(
                Optional.of(PATIENT), Facts.State.ACTIVE, Optional.of(ADULT), consents, ties, Optional.empty());
    }

    static Facts bornOn(LocalDate birthDate) {
        return new Facts(
                Optional.of(PATIENT),
                Facts.State.ACTIVE,
                Optional.of(birthDate),
                StandingConsents.AT_CREATION,
                Facts.Ties.NONE,
                Optional.empty());
    }

    static Facts closed(Facts facts) {
        return new Facts(
                facts.subject(),
                Facts.State.CLOSED,
                facts.birthDate(),
                facts.consents(),
                facts.ties(),
                facts.document());
    }

    static Facts.Document report(Visibility visibility) {
        return new Facts.Document(REPORT, visibility, AvailabilityStatus.APPROVED, false);
    }

    static Facts.Document ofType(Code type) {
        return new Facts.Document(type, Visibility.OPEN, AvailabilityStatus.APPROVED, false);
    }

    static Facts.Document written(Facts.Document document) {
        return new Facts.Document(document.type(), document.visibility(), document.status(), true);
    }

    /** Asks now, in ordinary care. */
    static AccessRequest asks(Requester requester, Action action) {
        return asks(requester, Purpose.NORMAL, action);
    }

    static AccessRequest asks(Requester requester, Purpose purpose, Action action) {
        return new AccessRequest(requester, purpose, action, NOW);
    }
}
