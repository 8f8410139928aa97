package org.opencarnet.storage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.opencarnet.record.Criterion.CodePattern;
import org.opencarnet.terminology.Code;

/** Lists in one column, as {@code |word|word|}: what begins and ends each word is sought along with it, so that none is met in part. */
final class Marks {

    private static final String MARK = "|";
    private static final String BETWEEN = "^";
    private static final List<String> PLAIN = List.of("~", MARK, BETWEEN, "\0");

    private Marks() {}

    static String list(Stream<String> words) {
        return joined(words.map(Marks::escaped));
    }

    static List<String> words(String list) {
        return split(list).map(Marks::unescaped).toList();
    }

    static String codes(Stream<Code> codes) {
        return joined(codes.map(Marks::escaped));
    }

    static Code code(String list) {
        var word = split(list).findFirst().orElseThrow();
        var between = word.indexOf(BETWEEN);
        return new Code(unescaped(word.substring(0, between)), unescaped(word.substring(between + 1)));
    }

    /** A word of a list. */
    static Sql holds(String column, String word) {
        return has(column, MARK + escaped(word) + MARK);
    }

    /** A word of a list begins so. */
    static Sql holdsBeginning(String column, String beginning) {
        return has(column, MARK + escaped(beginning));
    }

    static Sql holdsCode(String column, CodePattern pattern) {
        var system = pattern.system().map(s -> MARK + escaped(s)).orElse("");
        var value = pattern.value().map(v -> escaped(v) + MARK).orElse("");
        return has(column, system + BETWEEN + value);
    }

    private static Sql has(String column, String sought) {
        return Sql.of("position(? in " + column + ") > 0", sought);
    }

    private static String joined(Stream<String> escaped) {
        var words = escaped.toList();
        return words.isEmpty() ? "" : MARK + String.join(MARK, words) + MARK;
    }

    private static Stream<String> split(String list) {
        return list.isEmpty()
                ? Stream.empty()
                : Arrays.stream(list.substring(1, list.length() - 1).split("\\|", -1));
    }

    private static String escaped(Code code) {
        return escaped(code.system()) + BETWEEN + escaped(code.value());
    }

    private static String escaped(String word) {
        var escaped = word;
        for (var i = 0; i < PLAIN.size(); i++) {
            escaped = escaped.replace(PLAIN.get(i), "~" + i);
        }
        return escaped;
    }

    private static String unescaped(String word) {
        if (word.indexOf('~') < 0) {
            return word;
        }
        var plain = word;
        for (var i = PLAIN.size() - 1; i >= 0; i--) {
            plain = plain.replace("~" + i, PLAIN.get(i));
        }
        return plain;
    }
}
