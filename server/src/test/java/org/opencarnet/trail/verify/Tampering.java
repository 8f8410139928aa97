package org.opencarnet.trail.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.opencarnet.trail.SignerKey;
import org.opencarnet.trail.verify.Finding.Kind;
import org.opencarnet.trail.verify.Log.Meddler;

/** Ways to meddle with a trail in SQL, and what is to be said of each. */
enum Tampering {
    CHANGES_WHO_ACTED_IN_THE_FIRST_ROW(m -> m.change(0, "actor = ?", "nobody"), Tampering::changed, 0),
    CHANGES_A_REFUSAL_INTO_A_PERMISSION(
            m -> m.change(middle(m), "permitted = not permitted"), Tampering::changed, Place.MIDDLE),
    CHANGES_THE_ACTION(m -> m.change(middle(m), "action = 'LIST'"), Tampering::changed, Place.MIDDLE),
    CHANGES_THE_REASON(m -> m.change(middle(m), "reason = ''"), Tampering::changed, Place.MIDDLE),
    CHANGES_THE_PATIENT(m -> m.change(middle(m), "patient = ?", UUID.randomUUID()), Tampering::changed, Place.MIDDLE),
    CHANGES_THE_DOCUMENT(m -> m.change(middle(m), "document = ?", UUID.randomUUID()), Tampering::changed, Place.MIDDLE),
    CHANGES_THE_RULES(m -> m.change(middle(m), "rules = '|OWN_RECORD|'"), Tampering::changed, Place.MIDDLE),
    CHANGES_THE_ADDRESS(m -> m.change(middle(m), "address = '192.0.2.9'"), Tampering::changed, Place.MIDDLE),
    CHANGES_WHAT_A_STRUCTURE_REPORTED(
            m -> m.change(Log.REPORTED, "reported = replace(reported, '\"0\"', '\"4\"')"),
            Tampering::changed,
            Log.REPORTED),
    REMOVES_WHAT_A_STRUCTURE_REPORTED(m -> m.change(Log.REPORTED, "reported = null"), Tampering::changed, Log.REPORTED),
    ADDS_WHAT_NO_STRUCTURE_REPORTED(m -> m.change(middle(m), "reported = '{}'"), Tampering::changed, Place.MIDDLE),
    CHANGES_THE_TIME_OF_THE_LAST_ROW_BY_A_MICROSECOND(
            m -> m.change(last(m), "at = ?", later(m)), Tampering::changed, Place.LAST),
    EXCHANGES_THE_NAMES_OF_TWO_ROWS(
            m -> m.sql(
                    "update trail set id = case when id = ? then cast(? as uuid) else cast(? as uuid) end where id in (?, ?)",
                    m.trace(5),
                    m.trace(6),
                    m.trace(5),
                    m.trace(5),
                    m.trace(6)),
            (found, place) ->
                    assertThat(found).extracting(Finding::kind).containsExactly(Kind.ROW_CHANGED, Kind.ROW_CHANGED),
            5),
    DELETES_THE_FIRST_ROW(m -> m.deleteRow(0), Tampering::removed, 0),
    DELETES_A_ROW_IN_THE_MIDDLE(m -> m.deleteRow(middle(m)), Tampering::removed, Place.MIDDLE),
    DELETES_THE_LAST_ROW(m -> m.deleteRow(last(m)), Tampering::removed, Place.LAST),
    DELETES_A_ROW_AS_IF_IT_HAD_GONE_WITH_ITS_RECORD(
            m -> {
                m.sql(
                        "insert into trail_thinned (trace, destruction) values (?, ?)",
                        m.trace(middle(m)),
                        m.trace(middle(m) + 1));
                m.deleteRow(middle(m));
            },
            Tampering::removed,
            Place.MIDDLE),
    DELETES_ALL_ROWS(
            m -> m.sql("delete from trail"),
            (found, place) -> assertThat(found).hasSizeGreaterThan(1_000).allSatisfy(one -> assertThat(one.kind())
                    .isEqualTo(Kind.ROW_REMOVED)),
            0),
    DELETES_A_ROW_AND_ITS_LEAF(
            m -> {
                m.deleteRow(middle(m));
                m.deleteLeaf(middle(m));
            },
            (found, place) -> assertThat(found).containsExactly(Finding.at(Kind.LEAF_REMOVED, place, "")),
            Place.MIDDLE),
    DELETES_A_ROW_AND_ITS_LEAF_AND_CLOSES_THE_GAP(
            m -> {
                m.deleteRow(middle(m));
                m.deleteLeaf(middle(m));
                m.shift(middle(m) + 1, -1);
            },
            Tampering::rewrittenAndShorter,
            Place.MIDDLE),
    DELETES_THE_LAST_ROWS_AND_THEIR_LEAVES(
            m -> {
                for (var place = m.places() - 3; place < m.places(); place++) {
                    m.deleteRow(place);
                    m.deleteLeaf(place);
                }
            },
            (found, place) -> assertThat(found).contains(new Finding(Kind.ROLLED_BACK, place - 2, place + 1, "")),
            Place.LAST),
    INSERTS_A_ROW(
            m -> m.copyRow(middle(m), -1),
            (found, place) -> assertThat(found).extracting(Finding::kind).containsExactly(Kind.ROW_INSERTED),
            Place.MIDDLE),
    INSERTS_A_ROW_UNDER_A_NAME_THAT_IS_TAKEN(
            m -> m.copy(middle(m), m.trace(middle(m)), UUID.randomUUID(), -1),
            (found, place) -> assertThat(found)
                    .extracting(Finding::kind, Finding::from)
                    .containsExactly(tuple(Kind.ROW_INSERTED, place)),
            Place.MIDDLE),
    INSERTS_A_ROW_AND_A_LEAF(
            m -> {
                var id = m.copyRow(middle(m), -1);
                m.shift(middle(m), 1);
                m.sql("insert into trail_leaf (place, trace, leaf_hash) values (?, ?, ?)", middle(m), id, new byte[32]);
                m.hashAnew(middle(m));
            },
            Tampering::rewritten,
            Place.MIDDLE),
    CHANGES_A_ROW_AND_ITS_LEAF(
            m -> {
                m.change(middle(m), "actor = 'nobody'");
                m.hashAnew(middle(m));
            },
            (found, place) -> {
                assertThat(found).hasSize(1);
                rewritten(found, place);
            },
            Place.MIDDLE),
    CHANGES_A_ROW_ITS_LEAF_AND_WHAT_IS_ABOVE(
            m -> {
                m.change(middle(m), "actor = 'nobody'");
                m.hashAnew(middle(m));
                m.sql(
                        "update trail_node set node_hash = ? where height = 8 and place = ?",
                        new byte[32],
                        middle(m) / 256);
            },
            Tampering::rewritten,
            Place.MIDDLE),
    EXCHANGES_TWO_NEIGHBOURS(m -> m.swapLeaves(middle(m), middle(m) + 1), Tampering::moved, Place.MIDDLE),
    EXCHANGES_TWO_FAR_FROM_EACH_OTHER(m -> m.swapLeaves(middle(m), 7), Tampering::moved, Place.MIDDLE),
    CHANGES_A_LEAF(
            m -> m.sql("update trail_leaf set leaf_hash = ? where place = ?", new byte[32], middle(m)),
            (found, place) -> assertThat(found)
                    .extracting(Finding::kind, Finding::from)
                    .containsExactly(tuple(Kind.LEAF_CHANGED, place)),
            Place.MIDDLE),
    DELETES_A_LEAF(
            m -> m.deleteLeaf(middle(m)),
            (found, place) -> assertThat(found)
                    .contains(Finding.at(Kind.LEAF_REMOVED, place, ""))
                    .hasSizeLessThan(3),
            Place.MIDDLE),
    CHANGES_A_NODE(
            m -> m.sql("update trail_node set node_hash = ? where height = 8 and place = 1", new byte[32]),
            Tampering::node,
            256),
    DELETES_A_NODE(m -> m.sql("delete from trail_node where height = 8 and place = 1"), Tampering::node, 256),
    CHANGES_THE_SIZE(m -> m.sql("update trail_head set tree_size = tree_size + 1"), Tampering::head, 0),
    CHANGES_THE_EDGE(m -> m.sql("update trail_head set frontier = ?", (Object) new byte[32]), Tampering::head, 0),
    CHANGES_A_CHECKPOINT(
            m -> m.sql(
                    "update trail_checkpoint set note = ? where tree_size = ?",
                    note(m, m.places()).replaceFirst("\n" + m.places() + "\n.{4}", "\n" + m.places() + "\nAAAA"),
                    m.places()),
            Tampering::forged,
            Place.LAST),
    SIGNS_A_CHECKPOINT_WITH_ANOTHER_KEY(
            m -> m.sql("update trail_checkpoint set note = ? where tree_size = ?", bySomebodyElse(m), m.places()),
            Tampering::forged,
            Place.LAST),
    ADDS_A_CHECKPOINT(
            m -> m.sql(
                    "insert into trail_checkpoint (tree_size, note) values (?, ?)",
                    m.places() + 5,
                    note(m, m.places())),
            (found, place) -> assertThat(found).extracting(Finding::kind).containsExactly(Kind.CHECKPOINT_FORGED),
            Place.LAST),
    DELETES_THE_LAST_CHECKPOINT(
            m -> m.sql("delete from trail_checkpoint where tree_size = ?", m.places()),
            (found, place) -> assertThat(found)
                    .singleElement()
                    .satisfies(one -> assertThat(one.kind()).isEqualTo(Kind.UNSIGNED))
                    .satisfies(one -> assertThat(one.to()).isEqualTo(place + 1)),
            Place.LAST);

    private static final int MOST_IN_A_PASS = 600;

    final Act act;
    private final Expected expected;
    private final long place;

    Tampering(Act act, Expected expected, long place) {
        this.act = act;
        this.expected = expected;
        this.place = place;
    }

    /** Places that depend on how many there are. */
    private static final class Place {

        static final long LAST = -1;
        static final long MIDDLE = -2;
    }

    /** Does it. */
    @FunctionalInterface
    interface Act {

        void on(Meddler meddler) throws SQLException;
    }

    /** What is to be found. */
    @FunctionalInterface
    interface Expected {

        void in(List<Finding> found, long place);
    }

    void isNamed(List<Finding> found, long places) {
        expected.in(found, place == Place.LAST ? places - 1 : place == Place.MIDDLE ? places / 2 : place);
    }

    static long middle(Meddler m) {
        return m.places() / 2;
    }

    private static long last(Meddler m) {
        return m.places() - 1;
    }

    private static OffsetDateTime later(Meddler m) throws SQLException {
        return m.one("select at from trail where id = ?", OffsetDateTime.class, m.trace(last(m)))
                .plus(1, ChronoUnit.MICROS);
    }

    private static String note(Meddler m, long size) throws SQLException {
        return m.one("select note from trail_checkpoint where tree_size = ?", String.class, size);
    }

    private static String bySomebodyElse(Meddler m) throws SQLException {
        var text = note(m, m.places());
        var somebody = SignerKey.of(SignerKey.generate(Log.NAME));
        return somebody.signed(text.substring(0, text.indexOf("\n\n") + 1));
    }

    private static void changed(List<Finding> found, long place) {
        one(found, Kind.ROW_CHANGED, place);
    }

    private static void removed(List<Finding> found, long place) {
        one(found, Kind.ROW_REMOVED, place);
    }

    private static void one(List<Finding> found, Kind kind, long place) {
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(kind);
            assertThat(one.from()).isEqualTo(place);
            assertThat(one.to()).isEqualTo(place + 1);
        });
    }

    private static void rewritten(List<Finding> found, long place) {
        assertThat(found)
                .filteredOn(one -> one.kind() == Kind.REWRITTEN)
                .filteredOn(one -> one.from() <= place && place < one.to())
                .singleElement()
                .satisfies(one -> assertThat(one.to() - one.from()).isLessThan(MOST_IN_A_PASS));
    }

    private static void rewrittenAndShorter(List<Finding> found, long place) {
        rewritten(found, place);
        assertThat(found).extracting(Finding::kind).contains(Kind.ROLLED_BACK, Kind.HEAD_CHANGED);
    }

    private static void moved(List<Finding> found, long place) {
        assertThat(found).hasSize(2).allSatisfy(one -> assertThat(one.kind()).isEqualTo(Kind.ROW_MOVED));
        assertThat(found).extracting(Finding::from).contains(place);
    }

    private static void node(List<Finding> found, long place) {
        one(
                found.stream()
                        .map(one -> new Finding(one.kind(), one.from(), one.from() + 1, ""))
                        .toList(),
                Kind.NODE_CHANGED,
                place);
    }

    private static void head(List<Finding> found, long place) {
        assertThat(found).extracting(Finding::kind).containsExactly(Kind.HEAD_CHANGED);
    }

    private static void forged(List<Finding> found, long place) {
        assertThat(found).extracting(Finding::kind).containsExactly(Kind.CHECKPOINT_FORGED, Kind.UNSIGNED);
        assertThat(found.get(0).from()).isEqualTo(place + 1);
    }
}
