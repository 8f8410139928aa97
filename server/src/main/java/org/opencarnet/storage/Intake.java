package org.opencarnet.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.opencarnet.sharing.Contents.TooLarge;
import org.opencarnet.sharing.OutOfReach;

/**
 * What was learnt of bytes as they passed.
 *
 * @param sha1 40 lower-case hexadecimal digits
 * @param sha256 64 lower-case hexadecimal digits
 * @param beginning 512 bytes at most
 */
public record Intake(long size, String sha1, String sha256, byte[] beginning) {

    private static final int BUFFER = 64 * 1024;
    private static final int BEGINNING = 512;

    /**
     * Passes a stream on to its end, in constant memory; stops with {@link TooLarge} as soon as there are more bytes than the limit.
     * An IOException is one of the source; that of the sink is {@link OutOfReach}.
     */
    public static Intake of(InputStream bytes, OutputStream sink, long limit) throws IOException {
        var sha1 = digest("SHA-1");
        var sha256 = digest("SHA-256");
        var beginning = bytes.readNBytes((int) Math.min(BEGINNING, limit + 1));
        var buffer = Arrays.copyOf(beginning, BUFFER);
        var size = 0L;
        for (var read = beginning.length; read > 0; read = bytes.read(buffer)) {
            size += read;
            if (size > limit) {
                throw new TooLarge(limit);
            }
            sha1.update(buffer, 0, read);
            sha256.update(buffer, 0, read);
            write(sink, buffer, read);
        }
        return new Intake(size, hex(sha1), hex(sha256), beginning);
    }

    private static void write(OutputStream sink, byte[] buffer, int length) {
        try {
            sink.write(buffer, 0, length);
        } catch (IOException noPlace) {
            throw new OutOfReach(noPlace);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
