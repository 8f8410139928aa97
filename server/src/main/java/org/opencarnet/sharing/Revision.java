package org.opencarnet.sharing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.opencarnet.record.Association;
import org.opencarnet.record.Folder;
import org.opencarnet.record.SubmissionSet;

/**
 * What a face asks to be changed in one record in one act, under a submission set that tells of it (ITI-57, ITI-92). Objects are named by
 * {@code where}: the face's own word for each, which comes back in errors. What a face wishes of an object is asked once, of the object as it
 * stands; what that throws ends the act without a trace.
 *
 * @param patient whose record
 * @param set what the producer says of the whole, with the form in which he said it
 * @param changes of documents, each of which is changed once, and of associations
 * @param bindings what binds documents together anew
 */
public record Revision(
        Records.Reference patient, Offer.AsFed<SubmissionSet.Declared> set, List<Change> changes, Bindings bindings) {

    public Revision {
        changes = List.copyOf(changes);
    }

    /**
     * The change of one document, or of one association.
     *
     * @param document its logicalId, or the name of any of its metadata versions; or the id of an association
     * @param wish what is to be so
     * @param association in which status it is to be, where the name is that of an association; absent: a document alone is meant
     * @param bond how the submission set tells of it
     */
    public record Change(
            String where,
            UUID document,
            Function<Documents.Listed, Amend.Amendment> wish,
            Optional<UnaryOperator<Association>> association,
            Bond bond) {

        /** Of a document. */
        public Change(String where, UUID document, Function<Documents.Listed, Amend.Amendment> wish, Bond bond) {
            this(where, document, wish, Optional.empty(), bond);
        }
    }

    /**
     * What binds documents that are there already.
     *
     * @param entering documents that are put into folders
     * @param relating documents that stand to others
     * @param restating metadata versions of folders
     */
    public record Bindings(List<Entering> entering, List<Relating> relating, List<Restating> restating) {

        public static final Bindings NONE = new Bindings(List.of(), List.of(), List.of());

        public Bindings {
            entering = List.copyOf(entering);
            relating = List.copyOf(relating);
            restating = List.copyOf(restating);
        }

        /** Whether folders are meant. */
        boolean ofFolders() {
            return !entering.isEmpty() || !restating.isEmpty();
        }
    }

    /**
     * A document enters a folder.
     *
     * @param folder its id, or the name of its latest metadata version
     * @param document as above
     * @param fed what puts it there
     * @param bond how the submission set tells of it
     */
    public record Entering(String where, UUID folder, UUID document, Fed fed, Bond bond) {}

    /**
     * A document stands so to another. It is the one of which this is said.
     *
     * @param type of relation; none that replaces
     * @param source as above
     * @param target likewise
     * @param wish is asked of both
     * @param told what says so, and how the submission set tells of it
     */
    public record Relating(
            Association.Type type,
            UUID source,
            UUID target,
            BiConsumer<Documents.Listed, Documents.Listed> wish,
            Told told) {}

    /**
     * Something else is said of a folder, which keeps its uniqueId.
     *
     * @param folder its id
     * @param wish what is said of it now, under the name of that metadata version; absent where all of it was said before
     * @param bond how the submission set tells of it
     */
    public record Restating(
            String where,
            UUID folder,
            Function<Documents.Gathering.InFolder, Optional<Offer.AsFed<Folder.Declared>>> wish,
            Bond bond) {}

    /** An association by its name in the message, and how the submission set tells of it. */
    public record Told(String where, Fed fed, Bond bond) {}

    /** What binds a submission set to what it changes. */
    public record Bond(Association.Type type, Fed fed) {}
}
