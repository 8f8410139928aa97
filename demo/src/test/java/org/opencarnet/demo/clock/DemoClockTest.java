package org.opencarnet.demo.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DemoClockTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void showsRealTimeUntilShifted() {
        Instant real = Instant.parse("2026-03-01T10:00:00Z");

        DemoClock clock = at(real);

        assertThat(clock.instant()).isEqualTo(real);
    }

    @Test
    void sixMonthsAfterTheLastOfAugustIsTheLastOfFebruary() {
        DemoClock clock = at(paris("2026-08-31T09:30:00"));

        clock.shift(Shift.read("P6M").orElseThrow());

        assertThat(clock.instant()).isEqualTo(paris("2027-02-28T09:30:00"));
    }

    @Test
    void monthsKeepTheHourOfTheWallClockAcrossSummerTime() {
        DemoClock clock = at(paris("2026-01-15T09:30:00"));

        clock.shift(Shift.read("P6M").orElseThrow());

        assertThat(clock.instant()).isEqualTo(paris("2026-07-15T09:30:00"));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-07-15T07:30:00Z"));
    }

    @Test
    void hoursAreExactAcrossSummerTime() {
        DemoClock clock = at(paris("2026-03-28T12:00:00"));

        clock.shift(Shift.read("PT24H").orElseThrow());

        assertThat(clock.instant()).isEqualTo(paris("2026-03-29T13:00:00"));
    }

    @Test
    void oneSecondBeforeTheEndOfSixMonths() {
        DemoClock clock = at(paris("2026-02-10T00:00:00"));

        clock.shift(Shift.read("P6MT-1S").orElseThrow());

        assertThat(clock.instant()).isEqualTo(paris("2026-08-09T23:59:59"));
    }

    @Test
    void shiftsAddUpFromThePresentDemoTime() {
        DemoClock clock = at(paris("2026-02-10T00:00:00"));

        clock.shift(Shift.read("P6M").orElseThrow());
        clock.shift(Shift.read("PT-1S").orElseThrow());

        assertThat(clock.instant()).isEqualTo(paris("2026-08-09T23:59:59"));
    }

    @Test
    void resetGoesBackToRealTime() {
        Instant real = paris("2026-02-10T00:00:00");
        DemoClock clock = at(real);
        clock.shift(Shift.read("P6M").orElseThrow());

        Instant now = clock.reset();

        assertThat(now).isEqualTo(real);
        assertThat(clock.instant()).isEqualTo(real);
    }

    @Test
    void aViewInAnotherZoneFollowsLaterShifts() {
        DemoClock clock = at(paris("2026-02-10T00:00:00"));
        Clock inParis = clock.withZone(PARIS);

        clock.shift(Shift.read("P1D").orElseThrow());

        assertThat(LocalDateTime.now(inParis)).isEqualTo(LocalDateTime.parse("2026-02-11T00:00:00"));
        assertThat(inParis.withZone(ZoneOffset.UTC).instant()).isEqualTo(clock.instant());
    }

    @Test
    void refusesToLeaveTheYearsThatRecordsCanHoldAndStaysWhereItIs() {
        Instant real = paris("2026-02-10T00:00:00");
        DemoClock clock = at(real);

        assertThat(clock.shift(Shift.read("P174Y").orElseThrow())).isEmpty();
        assertThat(clock.shift(Shift.read("P-57Y").orElseThrow())).isEmpty();
        assertThat(clock.shift(Shift.read("P999999999Y").orElseThrow())).isEmpty();
        assertThat(clock.shift(Shift.read("PT9223372036854775807S").orElseThrow()))
                .isEmpty();
        assertThat(clock.instant()).isEqualTo(real);
    }

    @Property
    void keepsRunningAfterAShift(@ForAll @IntRange(min = -10_000, max = 10_000) int days) {
        DemoClock clock = new DemoClock(Clock.systemUTC());

        Instant shifted =
                clock.shift(Shift.read("P" + days + "D").orElseThrow()).orElseThrow();

        assertThat(clock.instant()).isAfterOrEqualTo(shifted);
    }

    private static DemoClock at(Instant instant) {
        return new DemoClock(Clock.fixed(instant, ZoneOffset.UTC));
    }

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }
}
