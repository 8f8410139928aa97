package org.opencarnet.demo.identity;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.opencarnet.demo.clock.DemoClock;
import org.opencarnet.demo.clock.Shift;
import org.opencarnet.demo.people.Introduction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moves the demo's time; tokens live in real time and keep working. */
@RestController
@RequestMapping(path = "/demo/clock", produces = APPLICATION_JSON_VALUE)
class ClockEndpoint {

    private final DemoClock clock;
    private final Complaints complaints;

    ClockEndpoint(DemoClock clock, Complaints complaints) {
        this.clock = clock;
        this.complaints = complaints;
    }

    /** What time it is in the demo. */
    @GetMapping
    Map<String, Object> now() {
        return now(clock.instant());
    }

    /** Moves on by {@code shift} from the present demo time, or back to real time where it is empty; answers the new time. */
    @PostMapping
    ResponseEntity<Map<String, Object>> shift(@RequestParam(defaultValue = "") String shift, Locale locale) {
        if (shift.isBlank()) {
            return ResponseEntity.ok(now(clock.reset()));
        }
        Optional<Instant> moved = Shift.read(shift).flatMap(clock::shift);
        return moved.map(instant -> ResponseEntity.ok(now(instant)))
                .orElseGet(() ->
                        complaints.badRequest(new Introduction.Unclear("shift", "shift", List.of(shift)), locale));
    }

    private static Map<String, Object> now(Instant instant) {
        return Map.of("now", instant.toString());
    }
}
