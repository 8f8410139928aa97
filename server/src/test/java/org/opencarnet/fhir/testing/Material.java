package org.opencarnet.fhir.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The official material that may lie beside the project. */
public final class Material {

    public static final Path FOLDER = Path.of("..", "..", "shared", "conformance");

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 11;
    private static final int OCTAL = 8;

    private Material() {}

    public static boolean present() {
        return Files.isDirectory(FOLDER);
    }

    /** An example of PDSM4DMP. */
    public static String example(String name) throws IOException {
        return Files.readString(FOLDER.resolve("examples").resolve(name));
    }

    /** An example in the package of MHD (gzip over tar: blocks of 512 bytes, names and sizes in headers). */
    public static String mhd(String name) throws IOException {
        try (var tar = new GZIPInputStream(
                Files.newInputStream(FOLDER.resolve("packages").resolve("ihe.iti.mhd-4.2.3.tgz")))) {
            for (var header = tar.readNBytes(BLOCK);
                    header.length == BLOCK && header[0] != 0;
                    header = tar.readNBytes(BLOCK)) {
                var file = text(header, 0, NAME);
                var size = Integer.parseInt(text(header, SIZE, SIZE_LENGTH).strip(), OCTAL);
                var content = tar.readNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
                if (file.endsWith("/" + name)) {
                    return new String(content, 0, size, StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("not in the package: " + name);
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.US_ASCII).replaceAll("\0.*", "");
    }
}
