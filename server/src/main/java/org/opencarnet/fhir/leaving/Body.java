package org.opencarnet.fhir.leaving;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.sharing.StoredText;

/** The body of an answer, put together of texts in which the base URL is marked. Nothing is copied before the whole is known. */
public final class Body {

    private static final char MARK = Base.MARK.charAt(0);

    private final List<Piece> pieces = new ArrayList<>();

    /** The next piece. */
    public Body then(StoredText text) {
        pieces.add(new Piece(text, text.bytewise()));
        return this;
    }

    public Body then(String text) {
        return then(StoredText.of(text));
    }

    /** The whole in UTF-8, with the server's base such as {@code https://carnet.example.org/fhir}. */
    byte[] withBase(String base) {
        var url = Base.checked(base).getBytes(StandardCharsets.UTF_8);
        var whole = new byte
                [pieces.stream().mapToInt(piece -> piece.length(url.length)).sum()];
        var at = 0;
        for (var piece : pieces) {
            at = piece.copy(url, whole, at);
        }
        return whole;
    }

    private record Piece(StoredText text, String bytewise) {

        int length(int url) {
            var length = text.length();
            for (var mark = bytewise.indexOf(MARK); mark >= 0; mark = bytewise.indexOf(MARK, mark + 1)) {
                length += url - 1;
            }
            return length;
        }

        /** Tells where the next piece goes. */
        int copy(byte[] url, byte[] target, int start) {
            var from = 0;
            var at = start;
            for (var mark = bytewise.indexOf(MARK); mark >= 0; mark = bytewise.indexOf(MARK, from)) {
                text.copy(from, mark - from, target, at);
                at += mark - from;
                System.arraycopy(url, 0, target, at, url.length);
                at += url.length;
                from = mark + 1;
            }
            text.copy(from, text.length() - from, target, at);
            return at + text.length() - from;
        }
    }
}
