package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.StandingConsents;

/** Facts differ from others in what is named and in nothing else. */
class FactsTest {

    private static final LocalDate BIRTHDAY = LocalDate.of(2010, 5, 1);
    private static final Facts.Document REPORT = Given.ofType(Given.REPORT);

    private final Facts facts = of(Facts.State.ACTIVE, Given.ADULT, Given.authorized());

    @Test
    void ofAPatientBornOnAnotherDay() {
        assertThat(facts.born(BIRTHDAY)).isEqualTo(of(Facts.State.ACTIVE, BIRTHDAY, Given.authorized()));
    }

    @Test
    void withOtherTies() {
        assertThat(facts.with(Facts.Ties.NONE)).isEqualTo(of(Facts.State.ACTIVE, Given.ADULT, Facts.Ties.NONE));
    }

    @Test
    void ofARecordInAnotherState() {
        assertThat(facts.in(Facts.State.CLOSED)).isEqualTo(of(Facts.State.CLOSED, Given.ADULT, Given.authorized()));
    }

    @Test
    void theLawTellsByWhichPolicyItDecides() {
        var eachTime = new Policy(false, false, true, true, false, true, false, true);

        assertThat(Given.law(eachTime).policy()).isSameAs(eachTime);
    }

    private static Facts of(Facts.State state, LocalDate birthDate, Facts.Ties ties) {
        return new Facts(
                Optional.of(Given.PATIENT),
                state,
                Optional.of(birthDate),
                StandingConsents.AT_CREATION,
                ties,
                Optional.of(REPORT));
    }
}
