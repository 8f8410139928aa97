package org.opencarnet.sharing;

import java.util.Map;
import java.util.UUID;
import org.opencarnet.record.EntryIdentity;

/**
 * What became of an {@link Offer}.
 *
 * @param set id of the submission set
 * @param documents identity of each new document, by {@code where}
 * @param folders id of each folder, by {@code where}
 * @param again the very same had been received before: nothing was added, what is there is named
 */
public record Receipt(UUID set, Map<String, EntryIdentity> documents, Map<String, UUID> folders, boolean again) {}
