package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Amend.Amendment;

/** What is not shown to the patient in time (decision f). */
public interface ReleaseContract extends PortsContract {

    Duration DELAY = Duration.ofDays(15);
    Instant IN_TIME = NOW.plus(DELAY);

    private int releaseAt(Instant instant) {
        return new ReleaseResults(ports(), House.PLAIN, Clock.fixed(instant, ZoneOffset.UTC)).after(DELAY);
    }

    private UUID hidden(House house) {
        var letter = house.fed();
        var hide = new Amendment(
                Optional.empty(), Optional.of(Visibility.OPEN.invisibleToPatient(true)), Optional.empty());
        assertThat(house.amend.amend(house.author, letter, hide)).isInstanceOf(Outcome.Done.class);
        return letter;
    }

    private boolean isShown(UUID letter) {
        return !unit(() -> ports().documents().current(letter))
                .orElseThrow()
                .visibility()
                .invisibleToPatient();
    }

    @Test
    default void isShownOnceTheDelayIsOverAndNotBefore() {
        var letter = hidden(new House(ports()));

        releaseAt(IN_TIME);
        assertThat(isShown(letter)).isFalse();

        assertThat(releaseAt(IN_TIME.plusMillis(1))).isPositive();
        assertThat(isShown(letter)).isTrue();
        assertThat(releaseAt(IN_TIME.plusMillis(1))).isZero();
    }

    @Test
    default void waitsInAClosedRecordAndForeverInADeletedDocument() {
        var closed = new House(ports());
        var waiting = hidden(closed);
        inUnit(() -> ports().records().change(closed.record.id(), new PatientRecord.State.Closed(NOW, "DEMANDE", "")));
        var open = new House(ports());
        var deleted = hidden(open);
        open.become(open.author, deleted, AvailabilityStatus.DELETED);

        releaseAt(IN_TIME.plusSeconds(1));

        assertThat(isShown(waiting)).isFalse();
        assertThat(isShown(deleted)).isFalse();
    }
}
