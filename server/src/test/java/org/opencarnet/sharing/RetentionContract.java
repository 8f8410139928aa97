package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Action;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.storage.memory.ResourcesInMemory;

/** What becomes of a closed record when its time has come (rules 8). */
public interface RetentionContract extends PortsContract {

    PatientRecord.State.Closed CLOSED = new PatientRecord.State.Closed(NOW, "DEMANDE", "");

    private Retention at(Instant instant) {
        var clock = Clock.fixed(instant, ZoneOffset.UTC);
        return new Retention(ports(), new ResourcesInMemory(clock), clock, record -> "all of " + record);
    }

    private House closed() {
        var house = new House(ports());
        inUnit(() -> {
            ports().careTeams().join(house.record.id(), "810000000099", NOW, Optional.empty());
            ports().records().change(house.record.id(), CLOSED);
        });
        return house;
    }

    private static boolean among(List<PatientRecord> records, House house) {
        return records.stream().anyMatch(one -> one.id().equals(house.record.id()));
    }

    @Test
    default void nothingIsDueBeforeTenYearsAreOverToTheMillisecond() {
        var house = closed();

        assertThat(among(at(CLOSED.keptUntil().minusMillis(1)).due(), house)).isFalse();
        assertThat(among(at(CLOSED.keptUntil().minusMillis(1)).destroy(), house))
                .isFalse();
        assertThat(among(at(CLOSED.keptUntil()).due(), house)).isTrue();
    }

    @Test
    default void whatIsOpenIsNeverDue() {
        var house = new House(ports());

        assertThat(among(at(NOW.plusSeconds(1_000_000_000)).due(), house)).isFalse();
    }

    @Test
    default void aDryRunChangesNothing() {
        var house = new House(ports());
        var letter = house.fed();
        inUnit(() -> ports().records().change(house.record.id(), CLOSED));

        at(CLOSED.keptUntil()).due();

        assertThat(unit(() -> ports().documents().current(letter))).isPresent();
    }

    @Test
    default void nothingIsLeftButTheTrailWhichTellsOfIt() {
        var house = new House(ports());
        var letter = house.fed();
        var other = new House(ports()).fed();
        var listed = unit(() -> ports().documents().current(letter)).orElseThrow();
        inUnit(() -> ports().records().change(house.record.id(), CLOSED));

        assertThat(among(at(CLOSED.keptUntil()).destroy(), house)).isTrue();

        var record = house.record.id();
        assertThat(unit(() -> ports().records().situation(house.here(), house.patient.requester(), NOW)))
                .isEmpty();
        assertThat(unit(() -> ports().documents().current(letter))).isEmpty();
        assertThat(unit(() -> ports().documents()
                        .identifiedBy(List.of(listed.uniqueId().uri()))))
                .isEmpty();
        assertThat(unit(() -> ports().documents().gatherings(record))).isEmpty();
        assertThat(unit(() -> ports().contents().open(record, listed.content().sha256())))
                .isEmpty();
        assertThat(unit(() -> ports().authorizations().of(record))).isEmpty();
        assertThat(unit(() -> ports().careTeams().members(record, NOW))).isEmpty();
        assertThat(unit(() -> ports().documents().current(other))).isPresent();
        var all = new Trail.Search(
                record, Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 50);
        var traces = unit(() -> ports().trail().read(all));
        assertThat(traces)
                .extracting(Trail.Trace::action)
                .contains(Action.DESTROY_RECORD, Action.FEED, Action.AUTHORIZE);
        assertThat(traces)
                .filteredOn(trace -> trace.action() == Action.DESTROY_RECORD)
                .extracting(trace -> trace.purpose().reason())
                .containsExactly("all of " + record);
    }
}
