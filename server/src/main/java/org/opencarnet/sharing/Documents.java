package org.opencarnet.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Narrowing;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Fingerprint;
import org.opencarnet.record.Folder;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;

/**
 * Port: document entries with all their metadata versions, submission sets, folders and associations. Two who change one document at the
 * same time meet at its version: one is done, the other is told, so that no mask and no deletion is lost to a change that did not see it. Feeding
 * locks nothing: what is fed while its record is closed counts as fed just before. Times are sought and ordered to the microsecond.
 */
public interface Documents {

    /**
     * Adds what was submitted. Where a uniqueId is taken, by whomever, or what is replaced or changed is no longer as it was, {@link AlreadyThere}
     * is thrown out of the unit, here or when it ends.
     *
     * @param changed what else of what was there is changed
     */
    void add(Submission submission, Changed changed);

    /** As above, where nothing else is changed. */
    default void add(Submission submission) {
        add(submission, Changed.NOTHING);
    }

    /**
     * Adds the next metadata version of a document; false when another writer has made that version already, for which a writer
     * who is about to is waited for. The unit stays usable.
     */
    boolean addVersion(Written next);

    /** One page of what the query finds and the narrowing lets pass: current versions only, never deleted ones. */
    List<Listed> find(DocumentQuery query, Narrowing narrowing);

    /** How many entries {@link #find} would list in all. */
    long count(DocumentQuery query, Narrowing narrowing);

    /** The current version of one document, whatever its status. */
    Optional<Listed> current(UUID logicalId);

    /** As above, with how the requester stands to its record at this instant: one statement, whether there is such a document or not. */
    Optional<Situated> situated(UUID logicalId, Requester requester, Instant at);

    /** The current versions of the documents that bear one of these identifiers, in whatever record and status. */
    List<Listed> identifiedBy(Collection<String> uris);

    /** The records in which a document (in any metadata version), a submission set or a folder bears one of these identifiers. */
    Set<RecordId> records(Collection<String> uris);

    /** All metadata versions of one document, newest first. */
    List<Listed> versions(UUID logicalId);

    /** The documents of a record of which some metadata version, be it a former one, bears one of these names (entryUUID): logicalId by name. */
    Map<UUID, UUID> named(RecordId record, Collection<UUID> entryUuids);

    /** The entry behind what was listed, as it was written. */
    Written entry(Listed listed);

    /** Relations in which one of these objects is source or target, by id, whatever their status. */
    List<Linked> associations(RecordId record, Collection<UUID> objects);

    /** One of them, whatever its status. */
    Optional<Linked> association(RecordId record, UUID id);

    /** The submission sets and folders of a record, these in their latest metadata versions. */
    List<Gathering> gatherings(RecordId record);

    /** One of them, by its id or by another name that it bears now. */
    Optional<Gathering> gathering(UUID name);

    /** The former metadata versions of the folders of a record, the latest first, without members. */
    List<Gathering.InFolder> formerFolders(RecordId record);

    /** A folder as it was written. */
    Rendered<Folder> folder(Gathering.InFolder listed);

    /** Current versions, written before this instant and not deleted, of documents that are not visible to the patient; oldest first. */
    List<Listed> invisibleSince(Instant before, int limit);

    /** Lets all documents of a record go for good, with their versions, sets, folders, associations and names. */
    void forget(RecordId record);

    /** The same documents, of which lists show the text that is meant for another face. */
    Documents in(Form form);

    /**
     * What one submission adds, all of one record.
     *
     * @param set with its rendering
     * @param entries new documents
     * @param next the next versions of documents that are replaced
     * @param folders new folders, or folders that existed before as they stand now in the same metadata version
     * @param associations between these, and what enters the folders; what the set itself holds is not among them
     */
    record Submission(
            Rendered<SubmissionSet> set,
            List<Written> entries,
            List<Written> next,
            List<Rendered<Folder>> folders,
            List<Linked> associations) {}

    /**
     * What is changed of folders and associations that were there.
     *
     * @param folders the next metadata versions of folders
     * @param associations in the status that they are given, of approved and deprecated; each stood in the other
     */
    record Changed(List<Rendered<Folder>> folders, List<Association> associations) {

        /** Nothing. */
        public static final Changed NOTHING = new Changed(List.of(), List.of());
    }

    /** A submission set or folder, as the faces show it. */
    record Rendered<T>(T value, Forms forms) {}

    /** An entry, as the faces show it. */
    record Written(DocumentEntry entry, Forms forms) {}

    /** An association with its text for the XDS.b face; FHIR tells of it inside the document. */
    record Linked(Association association, String ebxml) {}

    /**
     * What a list needs of an entry: enough for the decision and the answer, nothing decoded.
     *
     * @param text in the form in which these documents are read
     */
    record Listed(
            EntryIdentity identity,
            UniqueId uniqueId,
            UUID submissionSet,
            RecordId record,
            Code type,
            Visibility visibility,
            AvailabilityStatus status,
            Set<String> authors,
            Fingerprint content,
            String mimeType,
            DocumentQuery.Position position,
            StoredText text) {

        /** The text, decoded. */
        public String rendered() {
            return text.toString();
        }

        /** What the decision needs, as seen by this requester. */
        public Facts.Document factsFor(Requester requester) {
            var authored = requester.authorIdentifiers().stream().anyMatch(authors::contains);
            return new Facts.Document(type, visibility, status, authored);
        }
    }

    /** A document in its record, as one requester finds the two. */
    record Situated(Listed document, Records.Situation situation) {}

    /** A submission set or a folder, with its members (documents by logicalId, folders by id). */
    sealed interface Gathering {

        UUID id();

        RecordId record();

        String rendered();

        /** Whether this is its id, or another name that it bears now. */
        default boolean isNamed(UUID name) {
            return id().equals(name);
        }

        List<UUID> members();

        record OfSubmission(SubmissionSet set, String rendered, List<UUID> members) implements Gathering {

            @Override
            public UUID id() {
                return set.id();
            }

            @Override
            public RecordId record() {
                return set.record();
            }
        }

        record InFolder(Folder folder, String rendered, List<UUID> members) implements Gathering {

            @Override
            public UUID id() {
                return folder.id();
            }

            @Override
            public boolean isNamed(UUID name) {
                return id().equals(name) || folder.identity().entryUuid().equals(name);
            }

            @Override
            public RecordId record() {
                return folder.record();
            }
        }
    }

    /** A uniqueId is taken. Thrown out of the transaction, which is rolled back; the submission is then looked at anew. */
    final class AlreadyThere extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public AlreadyThere(Throwable cause) {
            super("a uniqueId is taken", cause);
        }
    }
}
