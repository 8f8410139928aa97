package org.opencarnet.sharing;

import java.time.Instant;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.UniqueId;

/** An entry with something else said of it. */
final class Renamed {

    private Renamed() {}

    static DocumentEntry as(DocumentEntry entry, UniqueId uniqueId) {
        return with(entry, uniqueId, entry.metadata().date());
    }

    static DocumentEntry at(DocumentEntry entry, Instant date) {
        return with(entry, entry.metadata().uniqueId(), date);
    }

    private static DocumentEntry with(DocumentEntry entry, UniqueId uniqueId, Instant date) {
        var m = entry.metadata();
        var metadata = new Metadata(
                uniqueId,
                m.classification(),
                m.confidentiality(),
                m.mimeType(),
                m.language(),
                m.title(),
                m.comments(),
                m.creation(),
                date,
                m.service(),
                m.authors(),
                m.legalAuthenticator(),
                m.references());
        return new DocumentEntry(
                entry.identity(),
                entry.record(),
                entry.submissionSet(),
                entry.status(),
                entry.visibility(),
                metadata,
                entry.content(),
                entry.updated());
    }
}
