package org.opencarnet.demo.samples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** Writes one A4 page of text as PDF 1.4, with the fonts that every reader has (ISO 32000-1, 7.5 and 9.6.2.2). */
final class OnePagePdf {

    private static final Charset WIN_ANSI = Charset.forName("windows-1252");
    private static final int LINE_WIDTH = 88;
    private static final int LINE_HEIGHT = 16;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private OnePagePdf() {}

    /** The bytes of the page; lines too long for it are folded at blanks, and what does not fit below is left out. */
    static byte[] write(String title, List<String> lines) {
        return new OnePagePdf().page(title, lines);
    }

    private byte[] page(String title, List<String> lines) {
        // The second line tells transfer programs that the file is binary.
        put("%PDF-1.4\n%âãÏÓ\n".getBytes(ISO_8859_1));
        object("<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>");
        object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>");
        stream(text(title, lines));
        object(font("Helvetica"));
        object(font("Helvetica-Bold"));
        object("<< /Title (" + escaped(title) + ") /Producer (Carnet demo) >>");
        trailer();
        return bytes.toByteArray();
    }

    private static String text(String title, List<String> lines) {
        StringBuilder page = new StringBuilder("BT\n/F2 16 Tf\n" + LINE_HEIGHT + " TL\n56 780 Td\n");
        page.append('(').append(escaped(title)).append(") Tj\nT*\n/F1 11 Tf\n");
        lines.stream()
                .flatMap(line -> folded(line).stream())
                .limit(700 / LINE_HEIGHT)
                .forEach(line -> page.append("T*\n(").append(escaped(line)).append(") Tj\n"));
        return page.append("ET").toString();
    }

    private static String font(String name) {
        return "<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }

    private static List<String> folded(String line) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (rest.length() > LINE_WIDTH) {
            int blank = rest.lastIndexOf(' ', LINE_WIDTH);
            int end = blank > 0 ? blank : LINE_WIDTH;
            parts.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        parts.add(rest);
        return parts;
    }

    private void object(String dictionary) {
        offsets.add(bytes.size());
        put(offsets.size() + " 0 obj\n" + dictionary + "\nendobj\n");
    }

    private void stream(String content) {
        int length = content.getBytes(WIN_ANSI).length;
        object("<< /Length " + length + " >>\nstream\n" + content + "\nendstream");
    }

    private void trailer() {
        int start = bytes.size();
        put("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> put("%010d 00000 n \n".formatted(offset)));
        put("trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R /Info 7 0 R >>\nstartxref\n" + start
                + "\n%%EOF\n");
    }

    private void put(String text) {
        put(text.getBytes(WIN_ANSI));
    }

    private void put(byte[] part) {
        bytes.write(part, 0, part.length);
    }
}
