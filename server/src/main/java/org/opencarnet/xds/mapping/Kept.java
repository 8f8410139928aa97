package org.opencarnet.xds.mapping;

import java.util.UUID;
import org.opencarnet.record.AvailabilityStatus;

/**
 * Texts are rendered once, before it is known in which status they will be asked for and what this repository is called then. In those
 * places they hold control characters that no XML can bring in.
 */
public final class Kept {

    private static final String STATUS = "\u0001";
    private static final String REPOSITORY = "\u0002";

    /** What stands for the two while an object is being written; nobody outside can know it. */
    static final String STATUS_PLACE = "status-" + UUID.randomUUID();

    static final String REPOSITORY_PLACE = "repository-" + UUID.randomUUID();

    private Kept() {}

    /** A kept text as it is sent. */
    public static String shown(String kept, AvailabilityStatus status, String repository) {
        return kept.replace(STATUS, status.urn()).replace(REPOSITORY, repository);
    }

    /** A text as it is kept. */
    static String keep(String written) {
        return written.replace(STATUS_PLACE, STATUS).replace(REPOSITORY_PLACE, REPOSITORY);
    }

    /** A kept text, to be read; its places are filled anew when it is written. */
    static String plain(String kept) {
        return kept.replace(STATUS, "").replace(REPOSITORY, "");
    }
}
