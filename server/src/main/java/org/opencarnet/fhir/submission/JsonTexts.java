package org.opencarnet.fhir.submission;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The long texts in a JSON body, each with the names of the members that lead to it. Nothing is decoded; of what is no JSON, or nested more
 * deeply than any resource, some are not found.
 */
final class JsonTexts {

    private static final int DEEPEST = 256;

    private final byte[] body;
    private final int least;
    private final Reader reader;
    /** At each depth the name of the member at hand; within an array none. */
    private final int[] nameFrom = new int[DEEPEST];

    private final int[] nameTo = new int[DEEPEST];
    private int depth;
    private int at;

    private JsonTexts(byte[] body, int least, Reader reader) {
        this.body = body;
        this.least = least;
        this.reader = reader;
    }

    /** Is told of a text: the names on the way to it, and where the bytes between its quotation marks are. */
    interface Reader {
        void text(List<String> path, int from, int to);
    }

    /** Reads those of so many bytes or more. */
    static void read(byte[] body, int least, Reader reader) {
        new JsonTexts(body, least, reader).read();
    }

    private void read() {
        while (at < body.length) {
            switch (body[at++]) {
                case '"' -> text();
                case '{', '[' -> deeper();
                case '}', ']' -> depth = Math.max(0, depth - 1);
                default -> {}
            }
        }
    }

    private void deeper() {
        if (++depth == DEEPEST) {
            at = body.length;
        } else {
            nameFrom[depth] = 0;
            nameTo[depth] = 0;
        }
    }

    private void text() {
        var from = at;
        while (at < body.length && body[at] != '"') {
            at += body[at] == '\\' ? 2 : 1;
        }
        var to = at++;
        if (isName()) {
            nameFrom[depth] = from;
            nameTo[depth] = to;
        } else if (to < body.length && to - from >= least) {
            reader.text(path(), from, to);
        }
    }

    private boolean isName() {
        var next = at;
        while (next < body.length && body[next] <= ' ') {
            next++;
        }
        return next < body.length && body[next] == ':';
    }

    private List<String> path() {
        var path = new ArrayList<String>();
        for (var i = 1; i <= depth; i++) {
            if (nameTo[i] > 0) {
                path.add(new String(body, nameFrom[i], nameTo[i] - nameFrom[i], StandardCharsets.UTF_8));
            }
        }
        return path;
    }
}
