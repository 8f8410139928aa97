package org.opencarnet.fhir.mapping;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Attachment.hash (SHA-1, base64, decoded by the parser) ↔ 40 hexadecimal digits. */
public final class Digests {

    private static final int SHA_1 = 20;
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{40}");

    private Digests() {}

    /** hash → lower-case hexadecimal; empty when it is no SHA-1. */
    public static Optional<String> hexadecimal(byte[] hash) {
        return hash.length == SHA_1 ? Optional.of(HexFormat.of().formatHex(hash)) : spelledOut(hash);
    }

    /** Whether what was encoded is not the digest but its hexadecimal digits, as in the examples of MHD 4.2.3. */
    public static boolean isSpelledOut(byte[] hash) {
        return spelledOut(hash).isPresent();
    }

    /** Hexadecimal digits → hash. */
    public static byte[] hash(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }

    private static Optional<String> spelledOut(byte[] hash) {
        return Optional.of(new String(hash, StandardCharsets.US_ASCII))
                .filter(text -> HEXADECIMAL.matcher(text).matches())
                .map(text -> text.toLowerCase(Locale.ROOT));
    }
}
