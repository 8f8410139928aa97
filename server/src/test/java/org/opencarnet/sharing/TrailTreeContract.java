package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Rule;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.TrailTree.Grown;
import org.opencarnet.sharing.TrailTree.Head;
import org.opencarnet.sharing.TrailTree.Node;
import org.opencarnet.sharing.TrailTree.Row;

/** What every keeper of the tree over the trail does. Each test has a store of its own. */
public interface TrailTreeContract {

    Instant AT = Instant.parse("2026-06-15T08:30:00.123456Z");

    /** Fresh ports, and the tree over their trail. */
    record Store(Ports ports, TrailTree tree) {

        /** Appends traces, one unit for all. */
        public List<UUID> append(int count) {
            var traces = Collections.nCopies(count, AT).stream()
                    .map(at -> trace("1"))
                    .toList();
            append(traces);
            return traces.stream().map(Trail.Trace::id).toList();
        }

        private void append(List<Trail.Trace> traces) {
            ports.unit().of(() -> {
                ports.trail().append(traces);
                return true;
            });
        }

        /** Takes up this one. */
        Trail.Trace grownBy(Trail.Trace trace) {
            append(List.of(trace));
            grow();
            return trace;
        }

        public int grow() {
            return tree.grow(1_000, TrailTreeContract::grown).orElseThrow();
        }
    }

    Store store();

    /** A trace of this actor. */
    static Trail.Trace trace(String actor) {
        return trace(actor, new RecordId(UUID.randomUUID()));
    }

    /** An act of this actor upon this record. */
    static Trail.Trace trace(String actor, RecordId record) {
        return trace(actor, record, Action.READ, Optional.empty());
    }

    /** A trace of this actor, who told of what his software saw. */
    static Trail.Trace reported(String actor) {
        return trace(
                actor,
                new RecordId(UUID.randomUUID()),
                Action.FEED_TRAIL,
                Optional.of("{\"resourceType\":\"AuditEvent\",\"outcome\":\"0\"}"));
    }

    private static Trail.Trace trace(String actor, RecordId record, Action action, Optional<String> reported) {
        return new Trail.Trace(
                Ids.next(AT),
                AT,
                new Trail.Actor("professional", actor, "Dr É. O'Neil", "10", ""),
                new Purpose(Purpose.Mode.BREAK_GLASS, "trouvé, \"inconscient\""),
                action,
                Optional.of(record),
                "279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH",
                Optional.empty(),
                true,
                EnumSet.of(Rule.EMERGENCY, Rule.MATRIX_PUBLISHED),
                new Caller.Origin("fhir", "2001:db8::1", "a-request"),
                reported);
    }

    /** Not a tree, but as long as one. */
    private static Grown grown(Head head, List<Row> rows) {
        var leaves = rows.stream().map(row -> hash(row.id().toString())).toList();
        var size = head.size() + rows.size();
        var frontier = Collections.nCopies(Long.bitCount(size), hash("" + size));
        return new Grown(
                new Head(size, frontier), leaves, List.of(new Node(8, head.size(), hash("node"))), "note " + size);
    }

    static TreeHash hash(String text) {
        try {
            return TreeHash.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    @Test
    default void beginsEmpty() {
        var tree = store().tree();

        assertThat(tree.head()).isEqualTo(new Head(0, List.of()));
        assertThat(tree.signed()).isEmpty();
        assertThat(tree.leaf(UUID.randomUUID())).isEmpty();
        assertThat(tree.hashes(0, 0, 256)).isEmpty();
    }

    @Test
    default void takesUpEachRowOnce() {
        var store = store();
        var first = store.append(3);

        assertThat(store.grow()).isEqualTo(3);
        var later = store.append(2);
        assertThat(store.grow()).isEqualTo(2);
        assertThat(store.grow()).isZero();

        var ids = new ArrayList<>(first);
        ids.addAll(later);
        assertThat(ids)
                .extracting(id -> store.tree().leaf(id).orElseThrow().place())
                .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
        assertThat(later)
                .extracting(id -> store.tree().leaf(id).orElseThrow().place())
                .containsExactlyInAnyOrder(3L, 4L);
        assertThat(store.tree().hashes(0, 1, 256)).hasSize(4);
    }

    @Test
    default void takesUpAtMostSoMany() {
        var store = store();
        store.append(5);

        assertThat(store.tree().grow(2, TrailTreeContract::grown)).hasValue(2);
        assertThat(store.tree().grow(2, TrailTreeContract::grown)).hasValue(2);
        assertThat(store.tree().grow(2, TrailTreeContract::grown)).hasValue(1);

        assertThat(store.tree().head().size()).isEqualTo(5);
    }

    @Test
    default void keepsWhatTheTreeHasBecome() {
        var store = store();
        var id = store.append(1).get(0);
        store.grow();

        assertThat(store.tree().head()).isEqualTo(new Head(1, List.of(hash("1"))));
        assertThat(store.tree().signed()).contains(new TrailTree.Signed(1, "note 1"));
        assertThat(store.tree().hashes(8, 0, 256)).containsExactly(hash("node"));
        assertThat(store.tree().leaf(id).orElseThrow().hash()).isEqualTo(hash(id.toString()));
    }

    @Test
    default void tellsARowAsItWasTraced() {
        var store = store();
        var trace = store.grownBy(trace("810000000031"));

        assertThat(store.tree().leaf(trace.id()).orElseThrow().row().columns())
                .containsExactly(
                        trace.record().orElseThrow().toString(),
                        "2026-06-15T08:30:00.123456Z",
                        trace.id().toString(),
                        "professional",
                        "810000000031",
                        "Dr É. O'Neil",
                        "10",
                        "",
                        "BREAK_GLASS",
                        "trouvé, \"inconscient\"",
                        "READ",
                        "279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH",
                        "",
                        "true",
                        "|EMERGENCY|MATRIX_PUBLISHED|",
                        "fhir",
                        "2001:db8::1",
                        "a-request");
    }

    @Test
    default void tellsWhatWasDoneToARecordInTheOrderOfThePlaces() {
        var store = store();
        var record = new RecordId(UUID.randomUUID());
        var first = store.grownBy(trace("1", record));
        store.grownBy(trace("2"));
        var third = store.grownBy(trace("3", record));
        store.append(List.of(trace("4", record)));

        var leaves = store.tree().leaves(record);

        assertThat(leaves).extracting(TrailTree.Leaf::place).containsExactly(0L, 2L);
        assertThat(leaves).extracting(leaf -> leaf.row().id()).containsExactly(first.id(), third.id());
        assertThat(leaves)
                .containsExactly(
                        store.tree().leaf(first.id()).orElseThrow(),
                        store.tree().leaf(third.id()).orElseThrow());
        assertThat(store.tree().leaves(new RecordId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void tellsWhatWasReportedInAColumnMore() {
        var store = store();
        var trace = store.grownBy(reported("1"));

        var columns = store.tree().leaf(trace.id()).orElseThrow().row().columns();
        assertThat(columns).hasSize(19);
        assertThat(columns.get(18)).isEqualTo(trace.reported().orElseThrow());
    }

    @Test
    default void staysAsItIsWhereItCannotGrow() {
        var store = store();
        store.append(2);

        assertThatThrownBy(() -> store.tree().grow(10, (head, rows) -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(store.tree().head().size()).isZero();
        assertThat(store.grow()).isEqualTo(2);
    }
}
