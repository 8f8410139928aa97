package org.opencarnet.xds.provide;

import java.util.HashMap;
import java.util.UUID;
import org.opencarnet.record.Folder;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Gather;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.xds.submission.Received;

/** Looks up the objects of the registry that a submission speaks of, as far as the caller may know of them. */
public record Older(Amend amend, Gather gather) {

    Received.Known of(Caller caller, Received received) {
        var documents = new HashMap<UUID, UUID>();
        for (var entry : received.olderEntries()) {
            if (amend.identify(caller, "urn:uuid:" + entry) instanceof Outcome.Done<UUID> done) {
                documents.put(entry, done.value());
            }
        }
        var folders = new HashMap<UUID, Folder>();
        for (var id : received.olderFolders()) {
            if (gather.named(caller, id) instanceof Outcome.Done<Gather.Shown> done
                    && done.value().gathering() instanceof Documents.Gathering.InFolder in) {
                folders.put(id, in.folder());
            }
        }
        return new Received.Known(documents, folders);
    }
}
