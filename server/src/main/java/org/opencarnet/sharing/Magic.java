package org.opencarnet.sharing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** By which bytes a type shows itself. Looks at the beginning only and parses nothing. */
final class Magic {

    private static final List<byte[]> BINARY = List.of(
            bytes("%PDF-"),
            bytes("{\\rtf"),
            hex(0xFF, 0xD8, 0xFF),
            hex('I', 'I', 0x2A, 0),
            hex('M', 'M', 0, 0x2A),
            bytes("PK"));
    private static final byte[] UTF_8_MARK = hex(0xEF, 0xBB, 0xBF);

    private Magic() {}

    /** Whether bytes that begin so may be of this MIME type; a type without a known mark is never shown. */
    static boolean shows(String mimeType, byte[] beginning) {
        return switch (mimeType) {
            case "application/pdf" -> starts(beginning, bytes("%PDF-"));
            case "image/jpeg" -> starts(beginning, hex(0xFF, 0xD8, 0xFF));
            case "image/tiff" -> starts(beginning, hex('I', 'I', 0x2A, 0)) || starts(beginning, hex('M', 'M', 0, 0x2A));
            case "text/rtf", "application/rtf" -> starts(beginning, bytes("{\\rtf"));
            case "text/xml", "application/xml" -> isXml(beginning);
            case "text/plain" -> isText(beginning);
            case "application/dicom" -> beginning.length > 131 && starts(from(beginning, 128), bytes("DICM"));
            default -> false;
        };
    }

    private static boolean isXml(byte[] beginning) {
        var text = starts(beginning, UTF_8_MARK) ? from(beginning, UTF_8_MARK.length) : beginning;
        var at = 0;
        while (at < text.length && Character.isWhitespace(text[at])) {
            at++;
        }
        return at + 1 < text.length
                && text[at] == '<'
                && (text[at + 1] == '?' || text[at + 1] == '!' || Character.isLetter(text[at + 1]));
    }

    private static boolean isText(byte[] beginning) {
        for (var each : beginning) {
            if (each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f') {
                return false;
            }
        }
        return BINARY.stream().noneMatch(mark -> starts(beginning, mark));
    }

    private static boolean starts(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static byte[] from(byte[] bytes, int start) {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
