package org.opencarnet.trail;

import java.util.ArrayList;
import java.util.List;
import org.opencarnet.sharing.TrailTree;
import org.opencarnet.sharing.TrailTree.Grown;
import org.opencarnet.sharing.TrailTree.Head;
import org.opencarnet.sharing.TrailTree.Node;
import org.opencarnet.sharing.TrailTree.Row;

/** Folds the rows of the trail into the tree and signs what it has become. */
public final class Sequencer {

    private static final int AT_ONCE = 5_000;

    private final TrailTree tree;
    private final SignerKey key;

    public Sequencer(TrailTree tree, SignerKey key) {
        this.tree = tree;
        this.key = key;
    }

    /** Takes up all that is there, unless another server is at it. */
    public void takeUp() {
        var more = true;
        while (more) {
            more = tree.grow(AT_ONCE, this::grown).orElse(0) == AT_ONCE;
        }
    }

    private Grown grown(Head head, List<Row> rows) {
        var frontier = new Frontier(head);
        var nodes = new ArrayList<Node>();
        var leaves = rows.stream().map(Hashing::leaf).toList();
        leaves.forEach(leaf -> frontier.add(leaf, nodes::add));
        var checkpoint = new Checkpoint(key.name(), frontier.head().size(), frontier.root());
        return new Grown(frontier.head(), leaves, nodes, key.signed(checkpoint.text()));
    }
}
