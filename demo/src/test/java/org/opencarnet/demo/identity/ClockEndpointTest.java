package org.opencarnet.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencarnet.demo.clock.DemoClock;

class ClockEndpointTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @AfterEach
    void backToRealTime() {
        Provider.CLOCK.reset();
    }

    @Test
    void movesTheClockByAPeriodAndADuration() {
        Instant now = shifted("P6MT-1S");

        Instant expected = Instant.now()
                .atZone(DemoClock.LEGAL_TIME)
                .plus(Period.ofMonths(6))
                .toInstant()
                .minusSeconds(1);
        assertThat(Duration.between(now, expected)).isBetween(SOON.negated(), SOON);
        assertThat(Duration.between(now, Provider.CLOCK.instant())).isBetween(Duration.ZERO, SOON);
    }

    @Test
    void shiftsAddUp() {
        shifted("P1D");

        Instant now = shifted("P1D");

        Instant expected = Instant.now()
                .atZone(DemoClock.LEGAL_TIME)
                .plus(Period.ofDays(2))
                .toInstant();
        assertThat(Duration.between(now, expected)).isBetween(SOON.negated(), SOON);
    }

    @Test
    void anEmptyShiftGoesBackToRealTime() {
        shifted("P6M");

        Instant now = shifted("");

        assertThat(Duration.between(now, Instant.now())).isBetween(SOON.negated(), SOON);
    }

    @Test
    void tellsTheTimeWithoutMovingIt() {
        shifted("P1D");

        JsonNode answer = Provider.json(Provider.browser().get("/demo/clock").body());

        assertThat(Instant.parse(answer.get("now").asText()))
                .isAfter(Instant.now().plus(Duration.ofHours(22)));
    }

    @Test
    void refusesWhatIsNoShift() {
        HttpResponse<String> answer = Provider.browser().post("/demo/clock", Map.of("shift", "demain"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Provider.json(answer.body()).get("field").asText()).isEqualTo("shift");
    }

    @Test
    void refusesToGoWhereNoRecordCan() {
        HttpResponse<String> answer = Provider.browser().post("/demo/clock", Map.of("shift", "P1000Y"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static Instant shifted(String shift) {
        HttpResponse<String> answer = Provider.browser().post("/demo/clock", Map.of("shift", shift));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Instant.parse(Provider.json(answer.body()).get("now").asText());
    }
}
