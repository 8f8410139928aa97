package org.opencarnet.trail.verify;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was said of the rows of a record when it was destroyed, once its signature holds: just these may be gone.
 *
 * @param record a UUID in lower case
 * @param before the place behind the last of them
 * @param digest of their leaf hashes, in the order of their places; in base64
 */
record SignedWord(String record, long before, String digest) {

    private static final Pattern TEXT =
            Pattern.compile("carnet-trail-last-word/1\\n([^\\n]+)\\n([0-9a-f-]{36})\\n(0|[1-9][0-9]{0,17})\\n"
                    + "([A-Za-z0-9+/=]{44})\\n");

    /** Reads a signed note; empty where no such key has signed it, or where it is no last word in the log of that name. */
    static Optional<SignedWord> of(String text, Collection<VerifierKey> keys) {
        return SignedNote.of(text).flatMap(note -> of(note, keys));
    }

    private static Optional<SignedWord> of(SignedNote note, Collection<VerifierKey> keys) {
        var text = TEXT.matcher(note.text());
        return text.matches() && keys.stream().anyMatch(key -> key.name().equals(text.group(1)) && note.isSignedBy(key))
                ? Optional.of(new SignedWord(text.group(2), Long.parseLong(text.group(3)), text.group(4)))
                : Optional.empty();
    }

    /** Whether it is of just these leaves. */
    boolean isOf(List<byte[]> hashes) {
        var all = Subtrees.sha256(hashes.toArray(byte[][]::new));
        return digest.equals(Base64.getEncoder().encodeToString(all));
    }
}
