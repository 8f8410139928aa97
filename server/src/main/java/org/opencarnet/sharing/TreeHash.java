package org.opencarnet.sharing;

import java.util.Arrays;
import java.util.Base64;

/** A hash in the tree over the trail: 32 bytes of SHA-256 (RFC 6962, section 2.1). */
public final class TreeHash {

    /** In bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private TreeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash of these bytes.
     *
     * @throws IllegalArgumentException when they are not 32
     */
    public static TreeHash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash of " + bytes.length + " bytes");
        }
        return new TreeHash(bytes.clone());
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In base64, as proofs and checkpoints have it. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
