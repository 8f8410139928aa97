package org.opencarnet.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.MatrixColumn;

/** Draws questions from the whole space: every kind of requester, purpose, action, tie, record, document and policy. */
final class Questions extends DomainContextBase {

    private static final List<Code> TYPES = List.of(
            Given.REPORT,
            new Code(CodeSystems.LOINC, "15508-5"),
            new Code(CodeSystems.LOINC, "78513-9"),
            new Code(CodeSystems.LOINC, "11488-4"),
            new Code(CodeSystems.DOCUMENT_TYPE, "DOCPAT01"),
            new Code(CodeSystems.DOCUMENT_TYPE, "DOCPAT05"),
            new Code("1.2.3", "unheard of"));

    /** A question about a record, or about one document in it. */
    @Provide
    Arbitrary<Question> questions() {
        return Combinators.combine(rulebooks(), requests(), facts()).as(Question::new);
    }

    @Provide
    Arbitrary<Visibility> visibilities() {
        return Combinators.combine(flags(), flags(), flags()).as(Visibility::new);
    }

    private static Arbitrary<Question.Rulebook> rulebooks() {
        var policies = Combinators.combine(flags(), flags(), flags(), flags(), flags(), flags(), flags(), flags())
                .as(Policy::new);
        return Combinators.combine(policies, flags()).as(Question.Rulebook::new);
    }

    private static Arbitrary<AccessRequest> requests() {
        return Combinators.combine(requesters(), purposes(), Arbitraries.of(Action.class))
                .as((who, purpose, action) -> new AccessRequest(who, purpose, action, Given.NOW));
    }

    private static Arbitrary<Purpose> purposes() {
        return Combinators.combine(Arbitraries.of(Purpose.Mode.class), Arbitraries.of("", " ", "détresse vitale"))
                .as(Purpose::new);
    }

    private static Arbitrary<Requester> requesters() {
        var others = Arbitraries.<Requester>of(
                Given.patient(),
                new Requester.Patient(Given.ANOTHER_PATIENT, "Petit"),
                Given.representative(),
                new Requester.Representative("252108500000000", "Durand", Given.ANOTHER_PATIENT),
                Given.structure(),
                Given.enrolment(),
                Given.tester());
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, professionals()), net.jqwik.api.Tuple.of(2, others));
    }

    private static Arbitrary<Requester> professionals() {
        var inAColumn = Arrays.stream(MatrixColumn.values())
                .map(column ->
                        Given.professional(column.professions().iterator().next(), Optional.of(column)));
        var inNone = Stream.of("10", "93").map(profession -> Given.professional(profession, Optional.empty()));
        return Combinators.combine(
                        Arbitraries.of(Stream.concat(inAColumn, inNone).toList()), flags())
                .as((who, regulation) -> new Requester.Professional(
                        who.id(), who.name(), who.profession(), who.column(), who.structure(), regulation));
    }

    private static Arbitrary<Facts> facts() {
        return Combinators.combine(
                        Arbitraries.of(Facts.State.class),
                        birthDates(),
                        consents(),
                        ties(),
                        documents().optional(0.8))
                .as((state, born, consents, ties, document) -> state == Facts.State.ABSENT
                        ? Facts.ofAbsent(Optional.of(Given.PATIENT))
                        : new Facts(Optional.of(Given.PATIENT), state, born, consents, ties, document));
    }

    private static Arbitrary<Optional<LocalDate>> birthDates() {
        var today = LocalDate.ofInstant(Given.NOW, PatientRecord.PARIS);
        return Arbitraries.of(
                Optional.of(Given.ADULT),
                Optional.of(today.minusYears(18)),
                Optional.of(today.minusYears(18).plusDays(1)),
                Optional.of(today.minusYears(7)),
                Optional.<LocalDate>empty());
    }

    private static Arbitrary<StandingConsents> consents() {
        return Combinators.combine(flags(), flags(), flags(), flags()).as(StandingConsents::new);
    }

    private static Arbitrary<Facts.Ties> ties() {
        return Combinators.combine(authorizations(), flags(), flags(), flags()).as(Facts.Ties::new);
    }

    private static Arbitrary<Authorization> authorizations() {
        return Arbitraries.of(
                new Authorization.None(),
                new Authorization.Withdrawn(Given.NOW.minusSeconds(60)),
                new Authorization.Granted(Given.NOW),
                new Authorization.Granted(ago(Period.ofMonths(6)).plusMillis(1)),
                new Authorization.Granted(ago(Period.ofMonths(6))),
                new Authorization.Granted(ago(Period.ofYears(3))));
    }

    private static Instant ago(Period period) {
        return Given.NOW.atZone(PatientRecord.PARIS).minus(period).toInstant();
    }

    private static Arbitrary<Facts.Document> documents() {
        var visibilities = Combinators.combine(flags(), flags(), flags()).as(Visibility::new);
        return Combinators.combine(
                        Arbitraries.of(TYPES), visibilities, Arbitraries.of(AvailabilityStatus.class), flags())
                .as(Facts.Document::new);
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(false, true);
    }
}
