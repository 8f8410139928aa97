package org.opencarnet.sharing;

import java.util.List;
import java.util.Optional;
import org.opencarnet.record.Association;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.SubmissionSet;

/**
 * Port towards the XDS.b face: how an object stands in the registry, made once when it is written. What was sent stays as it was sent:
 * {@code former} is what the producer or the version before said.
 */
public interface EbxmlRendering {

    String entry(DocumentEntry entry, Ins patient, Optional<Wording> former);

    /**
     * The set together with what binds its members to it.
     *
     * @param members between the set and what came with it; where {@code former} is there, it says this itself
     */
    String set(SubmissionSet set, Ins patient, Optional<Wording> former, List<Association> members);

    String folder(Folder folder, Ins patient, Optional<Wording> former);

    String association(Association association, Optional<Wording> former);
}
