package org.opencarnet.demo.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftTest {

    @ParameterizedTest
    @CsvSource({
        "P6M, P6M, PT0S",
        "P1Y2M3D, P1Y2M3D, PT0S",
        "P2W, P14D, PT0S",
        "-P6M, P-6M, PT0S",
        "PT-1S, P0D, PT-1S",
        "-PT1S, P0D, PT-1S",
        "PT1H30M, P0D, PT1H30M",
        "P6MT-1S, P6M, PT-1S",
        "-P6MT1S, P-6M, PT-1S",
        "p1dt1h, P1D, PT1H"
    })
    void readsPeriodsDurationsAndBoth(String text, Period calendar, Duration time) {
        assertThat(Shift.read(text)).contains(new Shift(calendar, time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "PT", "6M", "P6", "XPT1S", "P6MT", "P1H", "PT1D", "six mois", "T", "P99999999999Y"})
    void readsNothingElse(String text) {
        assertThat(Shift.read(text)).isEmpty();
    }

    @Test
    void ignoresBlanksAround() {
        assertThat(Shift.read(" P6M ")).isEqualTo(Shift.read("P6M"));
    }
}
