package org.opencarnet.record;

import java.time.Instant;
import java.util.Optional;

/**
 * The bytes of a document, as its entry describes them.
 *
 * @param mimeType such as {@code application/pdf}
 * @param size in bytes
 * @param sha1 40 lower-case hexadecimal digits, as XDS has it
 * @param sha256 64 lower-case hexadecimal digits, the name under which the content is kept
 * @param language such as {@code fr-FR}
 * @param title for people
 * @param creation when the producer made it
 */
public record ContentDescription(
        String mimeType,
        long size,
        String sha1,
        String sha256,
        Optional<String> language,
        Optional<String> title,
        Instant creation) {}
