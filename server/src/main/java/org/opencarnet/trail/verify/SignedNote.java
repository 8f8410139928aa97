package org.opencarnet.trail.verify;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A note with signatures below it (C2SP signed-note), of which none is believed yet.
 *
 * @param text with the line break at its end
 * @param signatures a line each
 */
record SignedNote(String text, String signatures) {

    private static final Pattern SIGNATURE = Pattern.compile("— ([^\\s+]+) ([A-Za-z0-9+/=]+)");
    private static final int ID = 4;

    /** Empty for what has not that form. */
    static Optional<SignedNote> of(String note) {
        var end = note.indexOf("\n\n");
        return end < 0
                ? Optional.empty()
                : Optional.of(new SignedNote(note.substring(0, end + 1), note.substring(end + 2)));
    }

    /** Whether one of the signatures is by this key, and holds. */
    boolean isSignedBy(VerifierKey key) {
        return signatures.lines().anyMatch(line -> isSigned(line, key));
    }

    private boolean isSigned(String line, VerifierKey key) {
        var signature = SIGNATURE.matcher(line);
        if (!signature.matches() || !signature.group(1).equals(key.name())) {
            return false;
        }
        try {
            var bytes = Base64.getDecoder().decode(signature.group(2));
            return bytes.length > ID
                    && HexFormat.of().formatHex(bytes, 0, ID).equals(key.id())
                    && key.signed(text, Arrays.copyOfRange(bytes, ID, bytes.length));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
