package org.opencarnet.trail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencarnet.sharing.TrailTree;
import org.opencarnet.sharing.TreeHash;

/**
 * Proofs over one tree (RFC 6962, sections 2.1.1 and 2.1.2). Each asks the store for as many groups of 256 hashes as the tree is high, divided by
 * eight; not to be shared between requests.
 */
final class Proofs {

    private static final int WIDTH = 1 << TrailTree.TILE_HEIGHT;

    private final TrailTree tree;
    private final Map<Tile, List<TreeHash>> tiles = new HashMap<>();

    Proofs(TrailTree tree) {
        this.tree = tree;
    }

    /** That a leaf stands in this place of the tree of this size: its siblings from the leaf up. */
    List<TreeHash> inclusion(long place, long size) {
        var path = new ArrayList<TreeHash>();
        inclusion(place, new Span(0, size), path);
        return path;
    }

    private void inclusion(long place, Span span, List<TreeHash> path) {
        if (span.size() == 1) {
            return;
        }
        var middle = span.middle();
        if (place < middle) {
            inclusion(place, span.left(), path);
            path.add(hash(span.right()));
        } else {
            inclusion(place, span.right(), path);
            path.add(hash(span.left()));
        }
    }

    /** That the tree of the greater size begins with that of the smaller. */
    List<TreeHash> consistency(long from, long to) {
        var path = new ArrayList<TreeHash>();
        consistency(from, new Span(0, to), path);
        return path;
    }

    private void consistency(long from, Span span, List<TreeHash> path) {
        if (from == span.to()) {
            if (span.from() > 0) {
                path.add(hash(span));
            }
        } else if (from <= span.middle()) {
            consistency(from, span.left(), path);
            path.add(hash(span.right()));
        } else {
            consistency(from, span.right(), path);
            path.add(hash(span.left()));
        }
    }

    private TreeHash hash(Span span) {
        return span.complete()
                ? complete(Long.numberOfTrailingZeros(span.size()), span.from())
                : Hashing.node(hash(span.left()), hash(span.right()));
    }

    /** A complete subtree, from the hashes that are kept right below it. */
    private TreeHash complete(int height, long from) {
        var kept = height / TrailTree.TILE_HEIGHT * TrailTree.TILE_HEIGHT;
        var first = from >> kept;
        var row = tile(new Tile(kept, first / WIDTH))
                .subList((int) (first % WIDTH), (int) (first % WIDTH) + (1 << height - kept));
        while (row.size() > 1) {
            var above = new ArrayList<TreeHash>();
            for (var i = 0; i < row.size(); i += 2) {
                above.add(Hashing.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.get(0);
    }

    private List<TreeHash> tile(Tile wanted) {
        return tiles.computeIfAbsent(wanted, tile -> tree.hashes(tile.height(), tile.place() * WIDTH, WIDTH));
    }

    private record Tile(int height, long place) {}

    /** Leaves from one place to before another; a subtree of the tree. */
    private record Span(long from, long to) {

        long size() {
            return to - from;
        }

        boolean complete() {
            return Long.bitCount(size()) == 1;
        }

        /** Where it is divided: after the greatest power of two that is less than its size. */
        long middle() {
            return from + Long.highestOneBit(size() - 1);
        }

        Span left() {
            return new Span(from, middle());
        }

        Span right() {
            return new Span(middle(), to);
        }
    }
}
