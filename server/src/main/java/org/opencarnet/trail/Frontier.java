package org.opencarnet.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.opencarnet.sharing.TrailTree;
import org.opencarnet.sharing.TrailTree.Head;
import org.opencarnet.sharing.TrailTree.Node;
import org.opencarnet.sharing.TreeHash;

/** The right edge of a tree: all that is needed to add leaves and to tell the root. */
final class Frontier {

    private final List<TreeHash> subtrees;
    private long size;

    Frontier(Head head) {
        this.size = head.size();
        this.subtrees = new ArrayList<>(head.frontier());
        if (subtrees.size() != Long.bitCount(size)) {
            throw new IllegalStateException("no tree of " + size + " leaves has " + subtrees.size() + " subtrees");
        }
    }

    /** Adds a leaf; tells of each complete subtree that is to be kept. */
    void add(TreeHash leaf, Consumer<Node> kept) {
        var hash = leaf;
        var height = 0;
        for (; (size >> height & 1) == 1; height++) {
            hash = Hashing.node(subtrees.remove(subtrees.size() - 1), hash);
            if ((height + 1) % TrailTree.TILE_HEIGHT == 0) {
                kept.accept(new Node(height + 1, size >> height + 1, hash));
            }
        }
        subtrees.add(hash);
        size++;
    }

    Head head() {
        return new Head(size, List.copyOf(subtrees));
    }

    TreeHash root() {
        if (subtrees.isEmpty()) {
            return Hashing.empty();
        }
        var root = subtrees.get(subtrees.size() - 1);
        for (var i = subtrees.size() - 2; i >= 0; i--) {
            root = Hashing.node(subtrees.get(i), root);
        }
        return root;
    }
}
