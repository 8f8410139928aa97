package org.opencarnet.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import org.opencarnet.sharing.Message.State;
import org.opencarnet.sharing.Tell;

/** {@code carnet.alerts.messages}: how many wait, and how many were given up. */
final class AlertMetrics implements MeterBinder {

    private final Tell tell;

    AlertMetrics(Tell tell) {
        this.tell = tell;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : List.of(State.WAITING, State.DEAD)) {
            Gauge.builder("carnet.alerts.messages", tell, one -> one.unsettled().getOrDefault(state, 0L))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Messages of the outbox that wait, or were given up.")
                    .register(registry);
        }
    }
}
