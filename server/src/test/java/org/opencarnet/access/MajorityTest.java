package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;

/** Minors and those who represent them (rules 6, decision k). */
class MajorityTest {

    private static final LocalDate SEVEN_YEARS_OLD = LocalDate.of(2019, 1, 1);

    private final Access law = Given.law();

    @ParameterizedTest(name = "born {0}: of age from {1}")
    @CsvSource({
        "2008-03-10, 2026-03-10T00:00:00+01:00",
        "2008-07-14, 2026-07-14T00:00:00+02:00",
        "2008-01-01, 2026-01-01T00:00:00+01:00",
        "2008-03-29, 2026-03-29T00:00:00+01:00",
        "2008-10-25, 2026-10-25T00:00:00+02:00",
        "2008-02-29, 2026-02-28T00:00:00+01:00",
        "2010-02-28, 2028-02-28T00:00:00+01:00",
        "2008-03-30, 2026-03-30T00:00:00+02:00",
        "2008-10-26, 2026-10-26T00:00:00+01:00",
        "2007-12-31, 2025-12-31T00:00:00+01:00"
    })
    void representationEndsAtMidnightInParisOfTheEighteenthBirthday(LocalDate born, OffsetDateTime majority) {
        var birthday = majority.toInstant();

        assertThat(representativeReads(born, birthday.minusMillis(1)).rules()).containsExactly(Rule.REPRESENTED_RECORD);
        assertThat(representativeReads(born, birthday).rules()).containsExactly(Rule.REPRESENTATION_ENDED);
        assertThat(representativeReads(born, birthday.plusMillis(1)).rules())
                .containsExactly(Rule.REPRESENTATION_ENDED);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void afterMajorityTheRepresentativeMayDoNothing(Action action) {
        var facts = Given.bornOn(Given.ADULT).about(Given.report(Visibility.OPEN));

        assertThat(law.decide(Given.asks(Given.representative(), action), facts).rules())
                .contains(Rule.REPRESENTATION_ENDED);
    }

    @Test
    void aPatientWhoseAgeNobodyKnowsHasNoRepresentative() {
        var ageless = new Facts(
                Optional.of(Given.PATIENT),
                Facts.State.ACTIVE,
                Optional.empty(),
                StandingConsents.AT_CREATION,
                Facts.Ties.NONE,
                Optional.empty());

        assertThat(law.decide(Given.asks(Given.representative(), Action.LIST), ageless)
                        .rules())
                .containsExactly(Rule.REPRESENTATION_ENDED);
    }

    @Test
    void advanceDirectivesAreFiledByAdultsAlone() {
        var directives = Given.ofType(new Code(CodeSystems.DOCUMENT_TYPE, "EXPPAT_3"));
        var adult = Given.bornOn(Given.ADULT).about(directives);
        var minor = Given.bornOn(SEVEN_YEARS_OLD).about(directives);

        assertThat(law.decide(Given.asks(Given.patient(), Action.FEED), adult).rules())
                .containsExactly(Rule.OWN_RECORD);
        assertThat(law.decide(Given.asks(Given.patient(), Action.FEED), minor).rules())
                .containsExactly(Rule.NOT_A_PATIENT_TYPE);
        assertThat(law.decide(Given.asks(Given.representative(), Action.FEED), minor)
                        .rules())
                .containsExactly(Rule.NOT_A_PATIENT_TYPE);
    }

    @ParameterizedTest
    @EnumSource(Facts.State.class)
    void whoeverRepresentsNoLongerLearnsNothingOfTheRecord(Facts.State state) {
        var facts = new Facts(
                Optional.of(Given.PATIENT),
                state,
                Optional.of(Given.ADULT),
                StandingConsents.AT_CREATION,
                Facts.Ties.NONE,
                Optional.empty());

        assertThat(law.decide(Given.asks(Given.representative(), Action.LIST), facts)
                        .rules())
                .containsExactly(Rule.REPRESENTATION_ENDED);
    }

    @ParameterizedTest
    @EnumSource(Facts.State.class)
    void aStrangerLearnsNeitherTheStateOfTheRecordNorTheAgeOfThePatient(Facts.State state) {
        var stranger = new Requester.Representative("252108500000000", "Petit", Given.ANOTHER_PATIENT);
        var facts = new Facts(
                Optional.of(Given.PATIENT),
                state,
                Optional.of(Given.ADULT),
                StandingConsents.AT_CREATION,
                Facts.Ties.NONE,
                Optional.empty());

        assertThat(law.decide(Given.asks(stranger, Action.LIST), facts).rules()).containsExactly(Rule.NOT_THEIR_RECORD);
        assertThat(law.decide(Given.asks(new Requester.Patient(Given.ANOTHER_PATIENT, "Petit"), Action.LIST), facts)
                        .rules())
                .containsExactly(Rule.NOT_THEIR_RECORD);
    }

    @Test
    void theMinorReadsTheSecretAndTheRepresentativeDoesNot() {
        var secret = Given.bornOn(SEVEN_YEARS_OLD).about(Given.report(Given.INVISIBLE_TO_REPRESENTATIVES));

        assertThat(law.decide(Given.asks(Given.patient(), Action.READ), secret).rules())
                .containsExactly(Rule.OWN_RECORD);
        assertThat(law.decide(Given.asks(Given.representative(), Action.READ), secret)
                        .rules())
                .containsExactly(Rule.INVISIBLE_TO_REPRESENTATIVES);
        assertThat(law.decide(Given.asks(Given.representative(), Action.SHOW_TO_REPRESENTATIVES), secret)
                        .refused())
                .isTrue();
    }

    @Test
    void theRepresentativeReadsWhatIsMaskedFromProfessionals() {
        var masked = Given.bornOn(SEVEN_YEARS_OLD).about(Given.report(Given.MASKED));

        assertThat(law.decide(Given.asks(Given.representative(), Action.READ), masked)
                        .rules())
                .containsExactly(Rule.REPRESENTED_RECORD);
    }

    @Test
    void whatTheMinorMayNotSeeYetTheRepresentativeMayNotEither() {
        var explained = Given.bornOn(SEVEN_YEARS_OLD).about(Given.report(Given.INVISIBLE_TO_PATIENT));

        assertThat(law.decide(Given.asks(Given.patient(), Action.READ), explained)
                        .rules())
                .containsExactly(Rule.INVISIBLE_TO_PATIENT);
        assertThat(law.decide(Given.asks(Given.representative(), Action.READ), explained)
                        .rules())
                .containsExactly(Rule.INVISIBLE_TO_PATIENT);
    }

    @Test
    void whatRepresentativesCouldSeeStaysVisibleToThem() {
        var open = Given.bornOn(SEVEN_YEARS_OLD).about(Given.report(Visibility.OPEN));

        assertThat(law.decide(Given.asks(Given.patient(), Action.HIDE_FROM_REPRESENTATIVES), open)
                        .rules())
                .containsExactly(Rule.SHOWN_FOR_GOOD);
        assertThat(law.decide(
                                Given.asks(Given.physician(), Action.HIDE_FROM_REPRESENTATIVES),
                                Given.record(Given.authorized()).about(Given.report(Visibility.OPEN)))
                        .rules())
                .containsExactly(Rule.SHOWN_FOR_GOOD);
    }

    private Decision representativeReads(LocalDate born, Instant at) {
        return law.decide(
                new AccessRequest(Given.representative(), Purpose.NORMAL, Action.READ, at),
                Given.bornOn(born).about(Given.report(Visibility.OPEN)));
    }
}
