package org.opencarnet.sharing;

import java.util.Optional;
import java.util.Set;

/**
 * Which bytes are taken in: {@code carnet.content.*}.
 *
 * @param types accepted MIME types
 * @param limit in bytes; the DMP's is 5 000 000
 */
public record AcceptedContent(Set<String> types, long limit) {

    /** The DMP's types and limit. */
    public static final AcceptedContent OF_THE_DMP = new AcceptedContent(
            Set.of(
                    "application/pdf",
                    "image/jpeg",
                    "image/tiff",
                    "text/rtf",
                    "application/rtf",
                    "text/plain",
                    "text/xml",
                    "application/xml"),
            5_000_000);

    public AcceptedContent {
        types = Set.copyOf(types);
    }

    /** What is wrong with a document's bytes against what is said of them; empty when nothing is. */
    Optional<Problem> problemOf(Offer.Document document) {
        var content = document.content();
        var mimeType = document.metadata().said().mimeType();
        if (!types.contains(mimeType)) {
            return Optional.of(Problem.MIME_NOT_ACCEPTED);
        }
        if (content instanceof Contents.Elsewhere) {
            return Optional.empty();
        }
        if (content.size() == 0) {
            return Optional.of(Problem.CONTENT_EMPTY);
        }
        if (content.size() > limit) {
            return Optional.of(Problem.CONTENT_TOO_LARGE);
        }
        var declared = document.declared();
        if (declared.size().filter(size -> size != content.size()).isPresent()) {
            return Optional.of(Problem.SIZE_MISMATCH);
        }
        if (declared.sha1().filter(sha1 -> !sha1.equals(content.sha1())).isPresent()) {
            return Optional.of(Problem.HASH_MISMATCH);
        }
        return Magic.shows(mimeType, content.beginning()) ? Optional.empty() : Optional.of(Problem.MIME_MISMATCH);
    }
}
