package org.opencarnet.trail.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.opencarnet.trail.verify.Finding.Kind;
import org.opencarnet.trail.verify.Subtrees.Subtree;

/** The hashes above the leaves that were kept, and whether they are those of the tree. */
final class Nodes {

    /** Of every eighth height one is kept. */
    private static final int STEP = 8;

    private final Map<Key, byte[]> stored = new HashMap<>();
    private final Map<Integer, Long> counts = new HashMap<>();

    void put(Stored.Node node) {
        stored.put(new Key(node.height(), node.place()), node.hash());
    }

    Optional<byte[]> at(int height, long place) {
        return Optional.ofNullable(stored.get(new Key(height, place)));
    }

    /** The next complete subtree of its height. */
    void compare(Subtree subtree, Consumer<Finding> findings) {
        if (subtree.height() % STEP == 0) {
            var place = counts.merge(subtree.height(), 1L, Long::sum) - 1;
            var key = new Key(subtree.height(), place);
            if (!Arrays.equals(stored.remove(key), subtree.hash())) {
                findings.accept(key.changed());
            }
        }
    }

    /** Those that are left: of subtrees that the tree does not have. */
    void rest(long proven, long leaves, Consumer<Finding> findings) {
        stored.keySet().stream()
                .map(Key::changed)
                .filter(finding -> finding.to() <= proven || finding.to() > leaves)
                .forEach(findings);
    }

    private record Key(int height, long place) {

        Finding changed() {
            return new Finding(
                    Kind.NODE_CHANGED, place << height, place + 1 << height, "height " + height + ", place " + place);
        }
    }
}
