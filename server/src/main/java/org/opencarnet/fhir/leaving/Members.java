package org.opencarnet.fhir.leaving;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.opencarnet.sharing.StoredText;

/**
 * Finds members of JSON objects by their names, in one pass that reads nothing of what stands within other values. Every answer is looked
 * through with this before it leaves, so it leaps from quotation mark to quotation mark, and stops where none of the names follows.
 */
final class Members {

    /** The name behind which it is worth looking whether any other follows. */
    private static final int LAST = 0;

    private final List<Name> names;

    private Members(List<Name> names) {
        this.names = names;
    }

    /** Those of these names; it goes quickest where the first is the last to come. */
    static Members of(String... names) {
        return new Members(Stream.of(names).map(Name::of).toList());
    }

    /**
     * Hands over each that is there, those of one name too, with the bytes of its value. What is not one JSON object as an encoder writes
     * it, as far as it is read, is an IllegalArgumentException.
     */
    void read(StoredText json, BiConsumer<String, Value> reader) {
        try {
            new Pass(names, json.bytewise()).object(reader);
        } catch (StringIndexOutOfBoundsException brokenOff) {
            throw new IllegalArgumentException("the object does not end", brokenOff);
        }
    }

    /** The bytes of a value, one to a char: a stretch of the whole. */
    record Value(String whole, int from, int to) {

        String bytewise() {
            return whole.substring(from, to);
        }
    }

    private record Name(String plain, String quoted) {

        static Name of(String name) {
            return new Name(name, '"' + name + "\":");
        }
    }

    /** One time through one text. */
    private static final class Pass {

        private final List<Name> names;
        private final String text;
        private int at;

        Pass(List<Name> names, String text) {
            this.names = names;
            this.text = text;
        }

        void object(BiConsumer<String, Value> reader) {
            expect('{');
            if (peek() == '}') {
                at++;
            } else {
                do {
                    if (member(reader) == LAST && noneFollows()) {
                        return;
                    }
                } while (comma());
            }
            if (at < text.length()) {
                throw new IllegalArgumentException("something follows the object");
            }
        }

        /** Tells which of those sought it was, or -1. */
        private int member(BiConsumer<String, Value> reader) {
            for (var i = 0; i < names.size(); i++) {
                var name = names.get(i);
                if (text.startsWith(name.quoted(), at)) {
                    at += name.quoted().length();
                    var begin = at;
                    value();
                    reader.accept(name.plain(), new Value(text, begin, at));
                    return i;
                }
            }
            other();
            return -1;
        }

        private void other() {
            var begin = at;
            expect('"');
            string();
            for (var i = begin; i < at; i++) {
                if (text.charAt(i) == '\\') {
                    throw new IllegalArgumentException("a name is escaped");
                }
            }
            expect(':');
            value();
        }

        private boolean noneFollows() {
            for (var name : names) {
                if (text.indexOf(name.quoted(), at) >= 0) {
                    return false;
                }
            }
            // An escaped name might be any.
            return text.indexOf("\\u", at) < 0;
        }

        private boolean comma() {
            var more = peek() == ',';
            expect(more ? ',' : '}');
            return more;
        }

        /** Goes to the comma or bracket behind the value. */
        private void value() {
            for (var depth = 0; depth > 0 || peek() != ',' && peek() != '}'; ) {
                switch (text.charAt(at++)) {
                    case '"' -> string();
                    case '{', '[' -> depth++;
                    case '}', ']' -> depth--;
                    default -> {}
                }
            }
        }

        /** From behind the first quotation mark to behind the last. */
        private void string() {
            var begin = at;
            do {
                at = text.indexOf('"', at) + 1;
                if (at == 0) {
                    throw new IllegalArgumentException("a string does not end");
                }
            } while (escaped(begin, at - 1));
        }

        private boolean escaped(int begin, int mark) {
            var before = mark;
            while (before > begin && text.charAt(before - 1) == '\\') {
                before--;
            }
            return (mark - before) % 2 == 1;
        }

        private char peek() {
            return text.charAt(at);
        }

        private void expect(char wanted) {
            if (text.charAt(at++) != wanted) {
                throw new IllegalArgumentException("no " + wanted + " at " + (at - 1));
            }
        }
    }
}
