package org.opencarnet.sharing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.opencarnet.record.Association;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.Visibility;

/**
 * What a face offers for one record in one act (ITI-41, ITI-65, ITI-105). Objects are named by {@code where}: the face's own word for each
 * (fullUrl, symbolic id), which comes back in outcomes and errors.
 *
 * @param patient whose record
 * @param alsoNamed how else the face names the patient, where it does so twice; the two must be the same
 * @param set what the producer says of the whole, with the form in which he said it
 * @param documents new documents
 * @param folders new folders, and old ones that documents enter
 */
public record Offer(
        Records.Reference patient,
        Optional<Records.Reference> alsoNamed,
        AsFed<SubmissionSet.Declared> set,
        List<Document> documents,
        List<InFolder> folders) {

    /** The names that the producer gave to what he offers. */
    Stream<UUID> names() {
        return Stream.concat(Stream.of(set.fed()), documents.stream().map(document -> document.metadata()
                        .fed()))
                .flatMap(fed -> fed.id().stream());
    }

    /** The same, of which these documents enter these folders besides. */
    Offer joining(List<Succession.Joined> joined) {
        var all = new LinkedHashMap<UUID, InFolder>();
        joined.forEach(one -> all.merge(
                one.folder().id(),
                offered(one.folder()).with(one.document()),
                (former, more) -> former.with(one.document())));
        var others = folders.stream()
                .filter(folder -> folder.existing().filter(all::containsKey).isEmpty());
        return new Offer(
                patient,
                alsoNamed,
                set,
                documents,
                Stream.concat(others, all.values().stream()).toList());
    }

    private InFolder offered(Documents.Gathering.InFolder folder) {
        var existing = Optional.of(folder.id());
        return folders.stream()
                .filter(one -> one.existing().equals(existing))
                .findFirst()
                .orElseGet(() -> new InFolder(
                        "urn:uuid:" + folder.id(),
                        existing,
                        new AsFed<>(folder.folder().declared(), Fed.UNSAID),
                        List.of()));
    }

    /** What was said, and how. */
    public record AsFed<T>(T said, Fed fed) {}

    /**
     * A new document.
     *
     * @param content staged bytes
     * @param declared hash and size as the producer states them, each compared with the bytes
     * @param relations to other documents
     */
    public record Document(
            String where,
            AsFed<Metadata> metadata,
            Visibility visibility,
            Contents.Staged content,
            DeclaredContent declared,
            List<Relation> relations) {}

    /** What the producer says of the bytes: SHA-1 in lower-case hexadecimal, size in bytes. */
    public record DeclaredContent(Optional<String> sha1, Optional<Long> size) {}

    /** The new document stands so to a document that is there already, or to one or the set that comes with it under the name that the producer gave. */
    public record Relation(Association.Type type, UUID target, Fed fed) {}

    /**
     * A folder and what enters it.
     *
     * @param existing the folder's id where it was there before
     */
    public record InFolder(String where, Optional<UUID> existing, AsFed<Folder.Declared> folder, List<Entering> enter) {

        /** The same, where one more enters. */
        InFolder with(String document) {
            return new InFolder(
                    where,
                    existing,
                    folder,
                    Stream.concat(enter.stream(), Stream.of(new Entering(document, Fed.UNSAID)))
                            .toList());
        }

        /** What enters, as {@link Entering} names it. */
        Stream<String> names() {
            return enter.stream().map(Entering::document);
        }
    }

    /**
     * A document enters a folder.
     *
     * @param document {@code where} of a new document, or the logicalId (UUID) of an old one
     */
    public record Entering(String document, Fed fed) {}
}
