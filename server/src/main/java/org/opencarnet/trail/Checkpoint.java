package org.opencarnet.trail;

import org.opencarnet.sharing.TreeHash;

/** What is signed: the name of the log, the size of its tree and the root, each on a line (C2SP tlog-checkpoint). */
record Checkpoint(String origin, long size, TreeHash root) {

    String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }
}
