package org.opencarnet.sharing;

import java.util.Map;
import java.util.UUID;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.SubmissionSet;

/**
 * What became of an {@link Offer}.
 *
 * @param set the submission set, with the time of its reception
 * @param documents identity of each new document, by {@code where}
 * @param replaced identity, as it is now, of each document that a new one replaces, by logicalId
 * @param folders id of each folder, by {@code where}
 * @param again the very same had been received before: nothing was added, what is there is named
 */
public record Receipt(
        SubmissionSet set,
        Map<String, EntryIdentity> documents,
        Map<UUID, EntryIdentity> replaced,
        Map<String, UUID> folders,
        boolean again) {}
