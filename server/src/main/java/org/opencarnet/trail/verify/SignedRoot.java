package org.opencarnet.trail.verify;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a checkpoint says, once its signature holds. */
record SignedRoot(long size, byte[] root) {

    private static final Pattern TEXT = Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,17})\\n([A-Za-z0-9+/=]{44})\\n");
    private static final Pattern SIGNATURE = Pattern.compile("— ([^\\s+]+) ([A-Za-z0-9+/=]+)");
    private static final int ID = 4;

    /** Reads a signed note; empty where no such key has signed it, or where it is no checkpoint of the log of that name. */
    static Optional<SignedRoot> of(String note, Collection<VerifierKey> keys) {
        var end = note.indexOf("\n\n");
        if (end < 0) {
            return Optional.empty();
        }
        var body = note.substring(0, end + 1);
        var text = TEXT.matcher(body);
        if (!text.matches()) {
            return Optional.empty();
        }
        return note.substring(end + 2)
                .lines()
                .flatMap(line ->
                        keys.stream().filter(key -> key.name().equals(text.group(1)) && signed(body, line, key)))
                .findFirst()
                .map(key -> new SignedRoot(
                        Long.parseLong(text.group(2)), Base64.getDecoder().decode(text.group(3))));
    }

    private static boolean signed(String body, String line, VerifierKey key) {
        var signature = SIGNATURE.matcher(line);
        if (!signature.matches() || !signature.group(1).equals(key.name())) {
            return false;
        }
        try {
            var bytes = Base64.getDecoder().decode(signature.group(2));
            return bytes.length > ID
                    && HexFormat.of().formatHex(bytes, 0, ID).equals(key.id())
                    && key.signed(body, Arrays.copyOfRange(bytes, ID, bytes.length));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
