package org.opencarnet.trail.verify;

import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a checkpoint says, once its signature holds. */
record SignedRoot(long size, byte[] root) {

    private static final Pattern TEXT = Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,17})\\n([A-Za-z0-9+/=]{44})\\n");

    /** Reads a signed note; empty where no such key has signed it, or where it is no checkpoint of the log of that name. */
    static Optional<SignedRoot> of(String text, Collection<VerifierKey> keys) {
        return SignedNote.of(text).flatMap(note -> of(note, keys));
    }

    private static Optional<SignedRoot> of(SignedNote note, Collection<VerifierKey> keys) {
        var text = TEXT.matcher(note.text());
        return text.matches() && keys.stream().anyMatch(key -> key.name().equals(text.group(1)) && note.isSignedBy(key))
                ? Optional.of(new SignedRoot(
                        Long.parseLong(text.group(2)), Base64.getDecoder().decode(text.group(3))))
                : Optional.empty();
    }
}
