package org.opencarnet.trail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The key that signs checkpoints: Ed25519 under a name, in the form of C2SP signed notes, {@code PRIVATE+KEY+<name>+<id>+<base64>}. Who has it can forge a
 * trail; who has {@link #verifier()} can tell.
 */
public final class SignerKey {

    private static final Pattern FORM =
            Pattern.compile("PRIVATE\\+KEY\\+([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");
    private static final String EXPECTED =
            "PRIVATE+KEY+<name>+<id>+<base64> is expected; the command `trail key <name>` makes one";
    private static final String ED25519 = "Ed25519";
    private static final byte ALGORITHM = 1;
    private static final int KEY = 32;
    private static final int ID = 4;

    private final String name;
    private final byte[] publicKey;
    private final PrivateKey privateKey;
    private final byte[] id;

    private SignerKey(String name, byte[] seed) throws GeneralSecurityException {
        this.name = name;
        this.publicKey = publicKey(seed);
        this.id = id(name, publicKey);
        this.privateKey = KeyFactory.getInstance(ED25519)
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException when it is none; the message does not repeat it
     */
    public static SignerKey of(String text) {
        var form = FORM.matcher(text.strip());
        try {
            if (form.matches()) {
                var key = Base64.getDecoder().decode(form.group(3));
                if (key.length == KEY + 1 && key[0] == ALGORITHM) {
                    var signer = new SignerKey(form.group(1), Arrays.copyOfRange(key, 1, key.length));
                    if (HexFormat.of().formatHex(signer.id).equals(form.group(2))) {
                        return signer;
                    }
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the key that signs the trail cannot be used: " + EXPECTED, wrong);
        }
        throw new IllegalArgumentException("the key that signs the trail is none: " + EXPECTED);
    }

    /** A new key under this name, as text; names have no spaces and no plus. */
    public static String generate(String name) {
        var seed = new byte[KEY];
        new SecureRandom().nextBytes(seed);
        try {
            var signer = new SignerKey(name, seed);
            return "PRIVATE+KEY+" + name + "+" + HexFormat.of().formatHex(signer.id) + "+" + encoded(seed);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    /** The name, which is that of the log too. */
    public String name() {
        return name;
    }

    /** What others verify with: {@code <name>+<id>+<base64>}. */
    public String verifier() {
        return name + "+" + HexFormat.of().formatHex(id) + "+" + encoded(publicKey);
    }

    /** A text, which ends with a line break, as a signed note. */
    public String signed(String text) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            var bytes = joined(id, signature.sign());
            return text + "\n— " + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] id(String name, byte[] publicKey) throws GeneralSecurityException {
        var sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        sha256.update(ALGORITHM);
        return Arrays.copyOf(sha256.digest(publicKey), ID);
    }

    /** What belongs to a seed. Java makes pairs from chance alone, so chance is made to be the seed; the key's id shows whether that was so. */
    private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
        var pairs = KeyPairGenerator.getInstance(ED25519);
        pairs.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        var point = ((EdECPublicKey) pairs.generateKeyPair().getPublic()).getPoint();
        var key = new byte[KEY];
        var y = point.getY().toByteArray();
        for (var i = 0; i < Math.min(KEY, y.length); i++) {
            key[i] = y[y.length - 1 - i];
        }
        if (point.isXOdd()) {
            key[KEY - 1] |= (byte) 0x80;
        }
        return key;
    }

    private static String encoded(byte[] key) {
        return Base64.getEncoder().encodeToString(joined(new byte[] {ALGORITHM}, key));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }

    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Seed(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }
}
