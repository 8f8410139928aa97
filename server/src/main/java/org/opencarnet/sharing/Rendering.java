package org.opencarnet.sharing;

import java.util.List;
import java.util.Optional;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.SubmissionSet;

/**
 * Port towards the FHIR face: how an object looks, made once when it is written so that lists only join texts. What our words have no
 * name for is carried over from {@code former}, what the producer or the version before said.
 */
public interface Rendering {

    String entry(DocumentEntry entry, Ins patient, Optional<Wording> former);

    /** A rendered entry that says itself how it stands to other documents, where that was said in other words: so to these, and to no others. */
    String relating(String entry, List<Offer.Relation> relations);

    /** Without its members: which of them may be shown is decided at each read. */
    String set(SubmissionSet set, Ins patient, Optional<Wording> former);

    /** Without its members, as above. */
    String folder(Folder folder, Ins patient, Optional<Wording> former);
}
