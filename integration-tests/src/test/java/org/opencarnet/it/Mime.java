package org.opencarnet.it;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/** Takes a multipart/related answer apart: each character stands for one byte meanwhile. */
final class Mime {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern ID = Pattern.compile("(?i)Content-ID:\\s*<([^>]*)>");

    private Mime() {}

    static Soap.Answer answer(int status, String type, byte[] body) {
        var boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            throw new IllegalArgumentException("no boundary in " + type);
        }
        var delimiter = "\r\n--" + boundary.group(1);
        var text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        if (!text.contains(delimiter + "--")) {
            throw new IllegalArgumentException("the answer breaks off");
        }
        var parts = new LinkedHashMap<String, byte[]>();
        var envelope = "";
        var at = text.indexOf(delimiter);
        while (!text.startsWith(delimiter + "--", at)) {
            var end = text.indexOf(delimiter, at + delimiter.length());
            var head = text.indexOf("\r\n\r\n", at + delimiter.length());
            var content = text.substring(head + 4, end).getBytes(StandardCharsets.ISO_8859_1);
            var id = ID.matcher(text.substring(at, head));
            if (envelope.isEmpty()) {
                envelope = new String(content, StandardCharsets.UTF_8);
            } else {
                parts.put(id.find() ? id.group(1) : "", content);
            }
            at = end;
        }
        return new Soap.Answer(status, envelope, parts);
    }
}
