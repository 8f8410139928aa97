package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.record.PatientRecord;

/** Six calendar months since the last access, in Europe/Paris, valid strictly before their end. */
class WindowTest {

    private static final long YEAR = 365 * 24 * 3600 * 1000L;

    private final Access law = Given.law();

    @ParameterizedTest(name = "{0}: from {1} until {2}")
    @CsvSource({
        "an ordinary day, 2026-01-15T10:00:00+01:00, 2026-07-15T10:00:00+02:00",
        "a month that ends sooner, 2025-08-31T10:00:00+02:00, 2026-02-28T10:00:00+01:00",
        "the same in a leap year, 2027-08-31T10:00:00+02:00, 2028-02-29T10:00:00+01:00",
        "from the leap day on, 2028-02-29T12:00:00+01:00, 2028-08-29T12:00:00+02:00",
        "a month that ends later, 2026-02-28T10:00:00+01:00, 2026-08-28T10:00:00+02:00",
        "31 March has no 31 September, 2026-03-31T09:00:00+02:00, 2026-09-30T09:00:00+02:00",
        "an hour that spring skips, 2025-09-29T02:30:00+02:00, 2026-03-29T03:30:00+02:00",
        "an hour that autumn has twice ends at its first, 2026-04-25T02:30:00+02:00, 2026-10-25T02:30:00+02:00",
        "from the first of the two hours, 2026-10-25T02:30:00+02:00, 2027-04-25T02:30:00+02:00",
        "from the second of the two hours, 2026-10-25T02:30:00+01:00, 2027-04-25T02:30:00+02:00",
        "the first instant of summer time, 2026-03-29T03:00:00+02:00, 2026-09-29T03:00:00+02:00",
        "the last instant of winter time, 2026-03-29T01:59:59.999+01:00, 2026-09-29T01:59:59.999+02:00",
        "into the first instant of summer time, 2025-09-29T03:00:00+02:00, 2026-03-29T03:00:00+02:00",
        "the hour before the skipped one, 2025-09-29T01:59:59+02:00, 2026-03-29T01:59:59+01:00",
        "the last millisecond of the year, 2025-12-31T23:59:59.999+01:00, 2026-06-30T23:59:59.999+02:00",
        "31 October has no 31 April, 2025-10-31T09:00:00+01:00, 2026-04-30T09:00:00+02:00",
        "31 December has no 31 June, 2025-12-31T09:00:00+01:00, 2026-06-30T09:00:00+02:00",
        "31 May has no 31 November, 2026-05-31T09:00:00+02:00, 2026-11-30T09:00:00+01:00",
        "30 August to a February that ends sooner, 2025-08-30T09:00:00+02:00, 2026-02-28T09:00:00+01:00",
        "29 August to a February of a leap year, 2027-08-29T09:00:00+02:00, 2028-02-29T09:00:00+01:00",
        "into the new year, 2026-07-01T00:00:00+02:00, 2027-01-01T00:00:00+01:00",
        "a day of Paris that is another in UTC, 2026-09-01T00:30:00+02:00, 2027-03-01T00:30:00+01:00"
    })
    void holdsUntilTheLastMillisecondOfTheSixthMonth(String which, OffsetDateTime lastAccess, OffsetDateTime end) {
        assertThat(at(end.toInstant().minusMillis(1), lastAccess).rules())
                .containsExactly(Rule.AUTHORIZED, Rule.MATRIX_PUBLISHED);
        assertThat(at(end.toInstant(), lastAccess).rules()).containsExactly(Rule.AUTHORIZATION_EXPIRED);
        assertThat(at(end.toInstant().plusMillis(1), lastAccess).rules()).containsExactly(Rule.AUTHORIZATION_EXPIRED);
    }

    @Test
    void beginsAtTheVeryInstantOfConsent() {
        var now = OffsetDateTime.parse("2026-01-15T10:00:00+01:00");

        assertThat(at(now.toInstant(), now).permitted()).isTrue();
    }

    @Property
    void isSixMonthsOfTheCalendarOfParisWheneverItBegan(@ForAll @LongRange(max = 30 * YEAR) long millis) {
        var lastAccess = Instant.parse("2010-01-01T00:00:00Z").plusMillis(millis);
        var begun = LocalDateTime.ofInstant(lastAccess, PatientRecord.PARIS);
        var month = YearMonth.from(begun).plusMonths(6);
        var day = month.atDay(Math.min(begun.getDayOfMonth(), month.lengthOfMonth()));
        var ended = day.atTime(begun.toLocalTime()).atZone(PatientRecord.PARIS).toInstant();
        var lastly = lastAccess.atOffset(ZoneOffset.UTC);

        assertThat(at(ended.minusMillis(1), lastly).permitted()).isTrue();
        assertThat(at(ended, lastly).permitted()).isFalse();
        assertThat(at(ended.plusMillis(1), lastly).permitted()).isFalse();
    }

    @Test
    void aClockThatWasSetBackNeitherEndsNorProlongsIt() {
        var lastAccess = OffsetDateTime.parse("2026-01-15T10:00:00+01:00");
        var end = OffsetDateTime.parse("2026-07-15T10:00:00+02:00").toInstant();

        assertThat(at(lastAccess.toInstant().minusMillis(1), lastAccess).permitted())
                .isTrue();
        assertThat(at(lastAccess.toInstant().minusSeconds(86_400), lastAccess).permitted())
                .isTrue();
        assertThat(new Authorization.Granted(lastAccess.toInstant()).end()).isEqualTo(end);
    }

    @Test
    void whereConsentIsAskedEachTimeItEndsWithTheDay() {
        var eachTime = Given.law(new Policy(false, false, true, true, false, true, false, true));
        var consent = Given.ties(new Authorization.Granted(Instant.parse("2026-03-28T08:00:00Z")));
        var midnight = OffsetDateTime.parse("2026-03-29T00:00:00+01:00").toInstant();

        assertThat(read(eachTime, midnight.minusMillis(1), consent).permitted()).isTrue();
        assertThat(read(eachTime, midnight, consent).rules()).containsExactly(Rule.AUTHORIZATION_EXPIRED);
        assertThat(read(eachTime, midnight, Given.inTheCareTeam(consent)).permitted())
                .isTrue();
        assertThat(read(law, midnight, consent).permitted()).isTrue();
        assertThat(new Policy(false, false, true, true, false, true, false, true)
                        .end(new Authorization.Granted(midnight.minusMillis(1))))
                .isEqualTo(midnight);
    }

    @Test
    void itsEndIsThatOfTheWindowWhereConsentIsNotAskedEachTime() {
        var granted = new Authorization.Granted(Instant.parse("2026-03-28T08:00:00Z"));

        assertThat(Policy.DEFAULT.end(granted)).isEqualTo(Instant.parse("2026-09-28T07:00:00Z"));
    }

    private static Decision read(Access by, Instant instant, Facts.Ties ties) {
        return by.decide(
                new AccessRequest(Given.physician(), Purpose.NORMAL, Action.READ, instant),
                Given.record(ties).about(Given.ofType(Given.REPORT)));
    }

    @Test
    void membershipOfTheCareTeamKnowsNoWindow() {
        var longAgo = Given.ties(new Authorization.Granted(Instant.EPOCH));

        assertThat(law.decide(
                                Given.asks(Given.physician(), Action.READ),
                                Given.record(Given.inTheCareTeam(longAgo)).about(Given.ofType(Given.REPORT)))
                        .rules())
                .containsExactly(Rule.CARE_TEAM, Rule.MATRIX_PUBLISHED);
    }

    @Test
    void theMedecinTraitantHasTheSameWindow() {
        var longAgo = Given.medecinTraitant(Given.ties(new Authorization.Granted(Instant.EPOCH)));

        assertThat(law.decide(
                                Given.asks(Given.physician(), Action.READ),
                                Given.record(longAgo).about(Given.ofType(Given.REPORT)))
                        .rules())
                .containsExactly(Rule.AUTHORIZATION_EXPIRED);
    }

    private Decision at(Instant instant, OffsetDateTime lastAccess) {
        return law.decide(
                new AccessRequest(Given.physician(), Purpose.NORMAL, Action.READ, instant),
                Given.record(Given.ties(new Authorization.Granted(lastAccess.toInstant())))
                        .about(Given.ofType(Given.REPORT)));
    }
}
