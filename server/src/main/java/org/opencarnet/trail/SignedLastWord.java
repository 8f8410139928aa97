package org.opencarnet.trail;

import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.LastWord;
import org.opencarnet.sharing.TrailTree;
import org.opencarnet.sharing.TrailTree.Leaf;

/**
 * Signs for the rows of a destroyed record, as they were taken up, with the key that signs checkpoints: who may write to the database, and does not
 * have the key, can make no row look as if it had gone so.
 */
public final class SignedLastWord implements LastWord {

    private static final String FORM = "carnet-trail-last-word/1";

    private final TrailTree tree;
    private final SignerKey key;

    public SignedLastWord(TrailTree tree, SignerKey key) {
        this.tree = tree;
        this.key = key;
    }

    @Override
    public String of(RecordId record) {
        var leaves = tree.leaves(record);
        var before = leaves.isEmpty() ? 0 : leaves.get(leaves.size() - 1).place() + 1;
        var hashes = leaves.stream()
                .filter(SignedLastWord::isAsTakenUp)
                .map(Leaf::hash)
                .toList();
        return key.signed(
                String.join("\n", FORM, key.name(), record.toString(), "" + before, "" + Hashing.together(hashes))
                        + "\n");
    }

    /** A row that was changed meanwhile is none of those that may go. */
    private static boolean isAsTakenUp(Leaf leaf) {
        return Hashing.leaf(leaf.row()).equals(leaf.hash());
    }
}
