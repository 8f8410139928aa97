package org.opencarnet.notification;

import java.time.Clock;
import java.util.Map;
import org.opencarnet.sharing.Message.State;
import org.opencarnet.sharing.Tell;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** The operator's view of alerts ({@code /actuator/alerts}, closed until it is exposed): how many wait and how many were given up, nothing of what they say. */
@Endpoint(id = "alerts")
public final class AlertsEndpoint {

    private final Tell tell;
    private final Clock clock;

    AlertsEndpoint(Tell tell, Clock clock) {
        this.tell = tell;
        this.clock = clock;
    }

    /** How many. */
    @ReadOperation
    public Map<String, Long> counts() {
        var counts = tell.unsettled();
        return Map.of("waiting", counts.getOrDefault(State.WAITING, 0L), "dead", counts.getOrDefault(State.DEAD, 0L));
    }

    /** Lets those that were given up be sent again. */
    @WriteOperation
    public Map<String, Integer> revive() {
        return Map.of("revived", tell.revive(clock.instant()));
    }
}
