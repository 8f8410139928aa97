package org.opencarnet.sharing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.opencarnet.record.RecordId;

/** Port: the Merkle tree over the trail. It grows at its end; nothing in it ever changes. */
public interface TrailTree {

    /**
     * Takes up rows of the trail that are committed and not yet in the tree, each exactly once, in one transaction.
     *
     * @param most so many at once, at most
     * @param growth what the tree becomes with them; not asked when there are none
     * @return how many were taken up; empty while another server is at it
     */
    OptionalInt grow(int most, Growth growth);

    /** The tree as it stands. */
    Head head();

    /** Where a trace stands; empty as long as it was not taken up. */
    Optional<Leaf> leaf(UUID trace);

    /** All that was taken up of what was done to a record, in the order of the places. */
    List<Leaf> leaves(RecordId record);

    /**
     * Hashes of complete subtrees beside each other, as far as there are such.
     *
     * @param height of the subtrees; 0 for leaves, or a multiple of {@link #TILE_HEIGHT}
     * @param from place of the first among those of its height
     * @param count how many
     */
    List<TreeHash> hashes(int height, long from, int count);

    /** The checkpoint of the greatest size. */
    Optional<Signed> signed();

    /** Complete subtrees are kept whose height is a multiple of this; what is between them is computed. */
    int TILE_HEIGHT = 8;

    /** What a tree becomes. */
    @FunctionalInterface
    interface Growth {

        /** The growth of a tree by these rows, in this order. */
        Grown by(Head head, List<Row> rows);
    }

    /**
     * The right edge of a tree, from which it grows.
     *
     * @param size number of leaves
     * @param frontier hashes of the complete subtrees that make it up, the largest first: one for each bit that is set in the size
     */
    record Head(long size, List<TreeHash> frontier) {}

    /**
     * A row of the trail as the database has it.
     *
     * @param columns the values as text, in the order of docs/trail.md: UUIDs in lower case, times in UTC with six decimals, {@code true} or
     *     {@code false}, absence as the empty text; what was reported is a column more
     */
    record Row(UUID id, List<String> columns) {}

    /** A row in its place, counted from 0. */
    record Leaf(long place, Row row, TreeHash hash) {}

    /** The root of a complete subtree: the n-th of its height, counted from 0. */
    record Node(int height, long place, TreeHash hash) {}

    /** A checkpoint as a signed note. */
    record Signed(long size, String note) {}

    /**
     * What is added.
     *
     * @param leaves hashes of the rows, in their order
     * @param nodes complete subtrees that now are there, of the heights that are kept
     * @param note the signed checkpoint of the new size
     */
    record Grown(Head head, List<TreeHash> leaves, List<Node> nodes, String note) {}
}
