package org.opencarnet.sharing;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.opencarnet.record.Association;
import org.opencarnet.record.SubmissionSet;

/**
 * What a face asks to be changed in one record in one act, under a submission set that tells of it (ITI-57, ITI-92). Objects are named by
 * {@code where}: the face's own word for each, which comes back in errors.
 *
 * @param patient whose record
 * @param set what the producer says of the whole, with the form in which he said it
 * @param changes of documents, each of which is changed once
 * @param entering documents that are put into folders; both are there already
 */
public record Revision(
        Records.Reference patient,
        Offer.AsFed<SubmissionSet.Declared> set,
        List<Change> changes,
        List<Entering> entering) {

    public Revision {
        changes = List.copyOf(changes);
        entering = List.copyOf(entering);
    }

    /**
     * The change of one document.
     *
     * @param document its logicalId, or the name of any of its metadata versions
     * @param wish asked once, of the document as it stands; what it throws ends the act without a trace
     * @param bond how the submission set tells of it
     */
    public record Change(String where, UUID document, Function<Documents.Listed, Amend.Amendment> wish, Bond bond) {}

    /**
     * A document enters a folder.
     *
     * @param document as above
     * @param fed what puts it there
     * @param bond how the submission set tells of it
     */
    public record Entering(String where, UUID folder, UUID document, Fed fed, Bond bond) {}

    /** What binds a submission set to what it changes. */
    public record Bond(Association.Type type, Fed fed) {}
}
