package org.opencarnet.trail.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The public key of a log: {@code <name>+<id>+<base64>} (C2SP signed-note, Ed25519).
 *
 * @param id the first four bytes of what signatures of this key say of it
 */
public record VerifierKey(String name, String id, PublicKey key) {

    private static final Pattern FORM = Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");
    private static final byte[] BEFORE_THE_KEY = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int BYTES = 33;

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static VerifierKey of(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("not a key of the form <name>+<id>+<base64>: " + text);
        }
        try {
            var bytes = Base64.getDecoder().decode(form.group(3));
            if (bytes.length != BYTES || bytes[0] != 1) {
                throw new IllegalArgumentException("not an Ed25519 key: " + text);
            }
            var encoded = Arrays.copyOf(BEFORE_THE_KEY, BEFORE_THE_KEY.length + BYTES - 1);
            System.arraycopy(bytes, 1, encoded, BEFORE_THE_KEY.length, BYTES - 1);
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return new VerifierKey(form.group(1), form.group(2), key);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("not an Ed25519 key: " + text, wrong);
        }
    }

    boolean signed(String text, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
