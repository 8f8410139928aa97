package org.opencarnet.trail.verify;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is wrong with a trail, and where.
 *
 * @param from the first place of the tree that is concerned, counted from 0; of a row that has no place and of checkpoints: see the kind
 * @param to before which place it ends
 * @param what the trace, where one is concerned; else what helps to find it
 */
public record Finding(Kind kind, long from, long to, String what) {

    private static final String WORDS = Finding.class.getPackageName() + ".findings";

    /** What may be wrong; the words are in {@code findings.properties}. */
    public enum Kind {
        /** The row of this place is not what was taken up. */
        ROW_CHANGED,
        /** The row of this place is gone. */
        ROW_REMOVED,
        /** A row that ought to be in the tree is in no place of it. */
        ROW_INSERTED,
        /** The row of this place was taken up in another. */
        ROW_MOVED,
        /** The row is as it was taken up, but the hash kept of it is not. */
        LEAF_CHANGED,
        /** What was kept of this place is gone. */
        LEAF_REMOVED,
        /** Rows between these places were changed, removed, moved or inserted together with their hashes. */
        REWRITTEN,
        /** A hash above the leaves is not what it was. */
        NODE_CHANGED,
        /** The head does not tell of this tree. */
        HEAD_CHANGED,
        /** A checkpoint is not signed by a key that is trusted. */
        CHECKPOINT_FORGED,
        /** Two checkpoints of one size, both signed, tell of different trees. */
        CHECKPOINT_CONTRADICTED,
        /** A signed checkpoint tells of more rows than there are. */
        ROLLED_BACK,
        /** No checkpoint vouches for these places. */
        UNSIGNED,
        /** Behind what was rewritten: the rows agree with what was kept of them, but no checkpoint can be compared. */
        UNPROVEN
    }

    static Finding at(Kind kind, long place, String what) {
        return new Finding(kind, place, place + 1, what);
    }

    /** In words, for people. */
    public String text(Locale language) {
        var pattern = ResourceBundle.getBundle(WORDS, language).getString(kind.name());
        return kind + ": "
                + new MessageFormat(pattern, language)
                        .format(new Object[] {Long.toString(from), Long.toString(to - 1), Long.toString(to), what});
    }
}
