package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencarnet.sharing.PortsContract.aRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Rule;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Trail.Search;
import org.opencarnet.sharing.Trail.Trace;

/** What every keeper of the trail does. */
public interface TrailContract extends PortsContract {

    private static Trace trace(RecordId record, Instant at, String actor, Action action) {
        return new Trace(
                Ids.next(at),
                at,
                new Trail.Actor("professional", actor, "Dr É. O'Neil", "10", "1750000001"),
                new Purpose(Purpose.Mode.BREAK_GLASS, "inconscient, \"trouvé\" dans la rue"),
                action,
                Optional.of(record),
                "279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH",
                Optional.of(UUID.randomUUID()),
                true,
                EnumSet.of(Rule.EMERGENCY, Rule.MATRIX_PUBLISHED),
                new Caller.Origin("fhir", "2001:db8::1", "a-request"),
                action == Action.FEED_TRAIL
                        ? Optional.of("{\"resourceType\":\"AuditEvent\",\"outcomeDesc\":\"lu à l'écran\"}")
                        : Optional.empty());
    }

    private static Search all(RecordId record) {
        return new Search(
                record, Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 100);
    }

    private List<Trace> read(Search search) {
        return unit(() -> ports().trail().read(search));
    }

    private void append(Trace... traces) {
        inUnit(() -> ports().trail().append(List.of(traces)));
    }

    @Test
    default void tellsAnActAsItWasTraced() {
        for (var action : List.of(Action.READ, Action.FEED_TRAIL)) {
            var trace = trace(aRecord(), NOW, "1", action);

            append(trace);

            assertThat(read(all(trace.record().orElseThrow()))).containsExactly(trace);
            assertThat(unit(() -> ports().trail().trace(trace.id()))).contains(trace);
        }
    }

    @Test
    default void tellsRefusedActsOnWhatDoesNotExist() {
        var refused = new Trace(
                Ids.next(NOW),
                NOW,
                new Trail.Actor("patient", "279035121518989", "", "", ""),
                Purpose.NORMAL,
                Action.LIST,
                Optional.empty(),
                "an id that is none",
                Optional.empty(),
                false,
                EnumSet.noneOf(Rule.class),
                new Caller.Origin("xds", "", ""),
                Optional.empty());

        append(refused);

        assertThat(unit(() -> ports().trail().trace(refused.id()))).contains(refused);
    }

    @Test
    default void wordsThatNoDatabaseKeepsDoNotLoseTheTrace() {
        var said = trace(aRecord(), NOW, "1\0\uD800", Action.READ);

        append(said);

        assertThat(unit(() -> ports().trail().trace(said.id()))
                        .orElseThrow()
                        .actor()
                        .id())
                .startsWith("1");
    }

    @Test
    default void knowsNothingOfOtherRecordsOrTraces() {
        append(trace(aRecord(), NOW, "1", Action.READ));

        assertThat(read(all(aRecord()))).isEmpty();
        assertThat(unit(() -> ports().trail().trace(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void appendsSeveralActsOfOneUnitAndNone() {
        var record = aRecord();

        append();
        append(
                trace(record, NOW, "1", Action.READ),
                trace(record, NOW, "1", Action.LIST),
                trace(record, NOW, "1", Action.FEED_TRAIL));

        assertThat(read(all(record))).hasSize(3);
    }

    @Test
    default void readsTheNewestFirst() {
        var record = aRecord();
        var middle = trace(record, NOW.plusMillis(1), "1", Action.READ);
        var last = trace(record, NOW.plusMillis(2), "1", Action.READ);
        var first = trace(record, NOW, "1", Action.READ);

        append(middle);
        append(last);
        append(first);

        assertThat(read(all(record))).containsExactly(last, middle, first);
    }

    @Test
    default void readsPageByPageWithoutLossOrRepetition() {
        var record = aRecord();
        var traces = IntStream.range(0, 50)
                .mapToObj(i -> trace(record, NOW.plusMillis(i / 7), "1", Action.READ))
                .toArray(Trace[]::new);
        append(traces);

        var read = new ArrayList<Trace>();
        var after = Optional.<Trail.Place>empty();
        do {
            var page =
                    read(new Search(record, Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), after, 8));
            read.addAll(page);
            assertThat(read).as("a page that comes again").doesNotHaveDuplicates();
            after = page.stream().reduce((one, other) -> other).map(Trail.Place::of);
        } while (after.isPresent());

        assertThat(read).hasSize(50).containsExactlyElementsOf(read(all(record)));
    }

    @Test
    default void readsWhatIsSoughtAlone() {
        var record = aRecord();
        var early = trace(record, NOW, "1", Action.READ);
        var other = trace(record, NOW.plusMillis(1), "2", Action.LIST);
        var late = trace(record, NOW.plusMillis(2), "1", Action.FEED);
        append(early, other, late);
        var nothing = Optional.<Instant>empty();

        assertThat(read(new Search(record, Optional.of("1"), Set.of(), nothing, nothing, Optional.empty(), 9)))
                .containsExactly(late, early);
        assertThat(read(new Search(
                        record,
                        Optional.empty(),
                        Set.of(Action.LIST, Action.FEED),
                        nothing,
                        nothing,
                        Optional.empty(),
                        9)))
                .containsExactly(late, other);
        assertThat(read(new Search(
                        record,
                        Optional.empty(),
                        Set.of(),
                        Optional.of(other.at()),
                        Optional.of(late.at()),
                        Optional.empty(),
                        9)))
                .containsExactly(other);
        assertThat(read(new Search(
                        record, Optional.empty(), Set.of(), nothing, nothing, Optional.of(Trail.Place.of(other)), 9)))
                .containsExactly(early);
        assertThat(read(new Search(record, Optional.empty(), Set.of(), nothing, nothing, Optional.empty(), 1)))
                .containsExactly(late);
    }

    @Test
    default void aFailingUnitLeavesNoTrace() {
        var trace = trace(aRecord(), NOW, "1", Action.READ);

        assertThatThrownBy(() -> inUnit(() -> {
                    ports().trail().append(List.of(trace));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(unit(() -> ports().trail().trace(trace.id()))).isEmpty();
    }

    @Test
    default void aReadingIsTracedWithWhatItReadsNext() {
        var record = aRecord();
        var trace = trace(record, NOW, "1", Action.LIST);

        var content = ports().unit().reading(() -> {
            ports().trail().append(List.of(trace));
            return ports().contents().open(record, "00");
        });

        assertThat(content).isEmpty();
        assertThat(read(all(record))).containsExactly(trace);
    }

    @Test
    default void aReadingIsTracedAtItsEnd() {
        var record = aRecord();
        var trace = trace(record, NOW, "1", Action.LIST);

        ports().unit().reading(() -> {
            ports().trail().append(List.of(trace));
            return true;
        });

        assertThat(read(all(record))).containsExactly(trace);
    }

    @Test
    default void aReadingThatFailsBeforeItReadsOnIsNotTraced() {
        var record = aRecord();

        assertThatThrownBy(() -> ports().unit().reading(() -> {
                    ports().trail().append(List.of(trace(record, NOW, "1", Action.LIST)));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(read(all(record))).isEmpty();
    }
}
