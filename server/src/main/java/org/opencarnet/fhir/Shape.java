package org.opencarnet.fhir;

import java.nio.charset.StandardCharsets;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/**
 * Looks over a request body before any parser does: how deeply JSON or XML is nested, and that no document type is declared.
 * One pass, no recursion, nothing decoded; what is neither JSON nor XML passes.
 */
final class Shape {

    /** Levels; honest resources have a tenth of this. */
    static final int DEEPEST = 200;

    private static final byte[] COMMENT = ascii("<!--");
    private static final byte[] COMMENT_END = ascii("-->");
    private static final byte[] CDATA = ascii("<![CDATA[");
    private static final byte[] CDATA_END = ascii("]]>");
    private static final byte[] INSTRUCTION_END = ascii("?>");

    private final byte[] body;
    private int at;
    private int depth;

    private Shape(byte[] body) {
        this.body = body;
    }

    /** Passes, or throws what is wrong. */
    static void check(byte[] body) {
        new Shape(body).check();
    }

    private void check() {
        while (at < body.length && (body[at] <= ' ')) {
            // A byte order mark counts as white space here: its bytes are negative.
            at++;
        }
        if (at < body.length && (body[at] == '{' || body[at] == '[')) {
            json();
        } else if (at < body.length && body[at] == '<') {
            xml();
        }
    }

    private void json() {
        var quoted = false;
        for (; at < body.length; at++) {
            var c = body[at];
            if (quoted) {
                if (c == '\\') {
                    at++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                deeper();
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }

    private void xml() {
        while (at < body.length) {
            if (body[at] != '<') {
                at++;
            } else if (startsWith(COMMENT)) {
                skipPast(COMMENT_END);
            } else if (startsWith(CDATA)) {
                skipPast(CDATA_END);
            } else if (next() == '!') {
                throw Refusal.of(RequestFault.DTD_REFUSED);
            } else if (next() == '?') {
                skipPast(INSTRUCTION_END);
            } else {
                tag();
            }
        }
    }

    private void tag() {
        var closing = next() == '/';
        var quote = 0;
        for (at++; at < body.length && (quote != 0 || body[at] != '>'); at++) {
            var c = body[at];
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        if (closing) {
            depth--;
        } else if (body[Math.min(at, body.length) - 1] != '/') {
            deeper();
        }
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw Refusal.of(RequestFault.BODY_TOO_DEEP, Integer.toString(DEEPEST));
        }
    }

    private int next() {
        return at + 1 < body.length ? body[at + 1] : 0;
    }

    private boolean startsWith(byte[] mark) {
        if (at + mark.length > body.length) {
            return false;
        }
        for (var i = 0; i < mark.length; i++) {
            if (body[at + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void skipPast(byte[] mark) {
        at += 2;
        while (at < body.length && !startsWith(mark)) {
            at++;
        }
        at += mark.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
