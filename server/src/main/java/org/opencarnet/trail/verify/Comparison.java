package org.opencarnet.trail.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.opencarnet.trail.verify.Finding.Kind;
import org.opencarnet.trail.verify.Stored.Place;
import org.opencarnet.trail.verify.Subtrees.Subtree;

/**
 * Compares the places with signed roots, from one to the next. Where what was kept does not give the root that was signed, other ways are tried that
 * would: the rows as they are, the order in which they came, the hashes kept above them. The way that does tells what happened; where none does the
 * stretch is named, and each later root is tried.
 */
final class Comparison {

    private static final int TILE = 256;
    private static final int TILE_HEIGHT = 8;
    private static final int SOON_SORTED = 4 * TILE;
    private static final int MOST_SORTED = 200_000;
    private static final long NONE = -1;

    private final Nodes nodes;
    private final Consumer<Finding> findings;
    private final Damage damage;

    /** What is proven: whole tiles, the places behind them, and all of it as one tree. */
    private final Subtrees tiles = new Subtrees();

    private final List<Place> edge = new ArrayList<>();
    private Subtrees proven = new Subtrees();
    private long size;

    /** What is not yet, and the first root that it contradicts. */
    private final List<Place> open = new ArrayList<>();

    private long failed = NONE;

    Comparison(Nodes nodes, Consumer<Finding> findings) {
        this.nodes = nodes;
        this.findings = findings;
        this.damage = new Damage(findings);
    }

    /** The next place. */
    void place(Place place) {
        if (place.kept().length == 0) {
            findings.accept(Finding.at(Kind.LEAF_REMOVED, place.number(), place.trace()));
        }
        open.add(place);
    }

    /** A root of just the places so far. */
    void root(SignedRoot signed, boolean last) {
        if (open.isEmpty() && !Arrays.equals(proven.root(), signed.root())) {
            findings.accept(new Finding(Kind.CHECKPOINT_CONTRADICTED, signed.size(), signed.size(), ""));
        } else if (!explained(signed.root(), last) && failed == NONE) {
            failed = signed.size();
        }
    }

    private boolean explained(byte[] root, boolean last) {
        var asKept = failed == NONE && settles(open, open, root, Rows.TRUSTING_WHAT_WAS_KEPT);
        var asRows = !asKept && failed == NONE && settles(open, Rows.asTheyAre(open), root, Rows.TRUSTING_THEMSELVES);
        return asKept || asRows || inOrder(root, last) || byNodes(root);
    }

    private boolean settles(List<Place> was, List<Place> is, byte[] root, Rows.Told told) {
        if (!Rows.whole(is) || !Arrays.equals(with(proven, is), root)) {
            return false;
        }
        told.of(was, findings);
        proceed(is);
        return true;
    }

    private boolean inOrder(byte[] root, boolean last) {
        if (open.size() > (last ? MOST_SORTED : SOON_SORTED)
                || open.stream().anyMatch(place -> place.row().isEmpty())) {
            return false;
        }
        var sorted = open.stream().sorted(Damage.ARRIVAL).toList();
        return settles(List.copyOf(open), sorted, root, (was, told) -> {
            Damage.moved(was, sorted, told);
            Rows.TRUSTING_WHAT_WAS_KEPT.of(was, told);
        });
    }

    private void proceed(List<Place> right) {
        for (var place : List.copyOf(right)) {
            proven.add(place.kept());
            edge.add(place);
            size++;
            if (edge.size() == TILE) {
                tiles.add(new Subtree(TILE_HEIGHT, with(new Subtrees(), edge)), one -> nodes.compare(one, findings));
                edge.clear();
            }
        }
        open.clear();
        failed = NONE;
    }

    /** What was kept above the tiles is believed, and so is what is behind the last of them. */
    private boolean byNodes(byte[] root) {
        var all = new ArrayList<>(edge);
        all.addAll(open);
        var whole = all.size() / TILE;
        var first = (size - edge.size()) / TILE;
        var tree = tiles.copy();
        for (var i = 0; i < whole; i++) {
            var node = nodes.at(TILE_HEIGHT, first + i);
            if (node.isEmpty()) {
                return false;
            }
            tree.add(new Subtree(TILE_HEIGHT, node.get()), one -> {});
        }
        var rest = all.subList(whole * TILE, all.size());
        if (whole == 0 || !Rows.whole(rest) || !Arrays.equals(with(tree, rest), root)) {
            return false;
        }
        believe(all, whole, first);
        return true;
    }

    private void believe(List<Place> all, int whole, long first) {
        var end = failed == NONE ? size + open.size() : failed;
        for (var i = 0; i < whole; i++) {
            var places = List.copyOf(all.subList(i * TILE, (i + 1) * TILE));
            var node = nodes.at(TILE_HEIGHT, first + i).orElseThrow();
            damage.tile(new Damage.Tile(places, node, size, end));
            tiles.add(new Subtree(TILE_HEIGHT, node), one -> nodes.compare(one, findings));
        }
        var rest = List.copyOf(all.subList(whole * TILE, all.size()));
        size += open.size() - rest.size();
        edge.clear();
        proven = tiles.copy();
        Rows.TRUSTING_WHAT_WAS_KEPT.of(rest, findings);
        proceed(rest);
    }

    /** There are no more places. */
    void end() {
        damage.end();
        if (!open.isEmpty()) {
            var last = size + open.size();
            if (failed == NONE) {
                findings.accept(new Finding(Kind.UNSIGNED, size, last, ""));
            } else if (Rows.whole(open.subList(0, (int) (failed - size)))) {
                findings.accept(new Finding(Kind.REWRITTEN, size, failed, ""));
            }
            if (failed != NONE && last > failed) {
                findings.accept(new Finding(Kind.UNPROVEN, failed, last, ""));
            }
            Rows.TRUSTING_WHAT_WAS_KEPT.of(open, findings);
        }
        nodes.rest(size, size + open.size(), findings);
    }

    /** What the head is to tell, where everything is proven. */
    boolean edgeIs(byte[] frontier) {
        return !open.isEmpty() || Arrays.equals(proven.edge(), frontier);
    }

    static byte[] with(Subtrees tree, List<Place> places) {
        var grown = tree.copy();
        places.forEach(place -> grown.add(place.kept()));
        return grown.root();
    }
}
