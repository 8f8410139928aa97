package org.opencarnet.sharing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text as it lies in storage and as it leaves: UTF-8, which nobody on the way need decode. Lists are made of hundreds of kilobytes of
 * these.
 */
public final class StoredText {

    private final byte[] utf8;

    private StoredText(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Of bytes that are UTF-8 and that nobody changes from now on. */
    public static StoredText ofUtf8(byte[] utf8) {
        return new StoredText(utf8);
    }

    public static StoredText of(String text) {
        return new StoredText(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A char for each byte: what is sought in ASCII is found here at its place among the bytes, far quicker than in an array. */
    public String bytewise() {
        return new String(utf8, StandardCharsets.ISO_8859_1);
    }

    /** Copies a stretch of the bytes. */
    public void copy(int from, int length, byte[] target, int at) {
        System.arraycopy(utf8, from, target, at, length);
    }

    /** In bytes. */
    public int length() {
        return utf8.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredText text && Arrays.equals(utf8, text.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    /** Decoded. */
    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
