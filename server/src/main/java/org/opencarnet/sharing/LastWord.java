package org.opencarnet.sharing;

import org.opencarnet.record.RecordId;

/** Port: what the trail says of the rows of a record that is being destroyed, so that they may be let go one day and nothing with them (docs/trail.md). */
@FunctionalInterface
public interface LastWord {

    /** For the rows that stand in the tree now; empty where nobody can speak for them: they stay then. */
    String of(RecordId record);
}
