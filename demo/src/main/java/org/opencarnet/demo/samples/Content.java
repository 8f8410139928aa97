package org.opencarnet.demo.samples;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.opencarnet.terminology.Concept;

/**
 * A file as it is to be fed.
 *
 * @param mime its MIME type
 * @param format its formatCode (value set J60)
 * @param bytes the file itself, not to be changed
 */
public record Content(String mime, Concept format, byte[] bytes) {

    /** The hash that XDS asks for: SHA-1 in lower-case hexadecimal. */
    public String sha1() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
