package org.opencarnet.xds.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The coding of values in a stored query (ITI TF-2, 3.18.4.1.2.3.5): a number, a text in quotation marks (of which one inside is said
 * twice), or a list of these in parentheses.
 */
final class Literals {

    private final String text;
    private final List<String> values = new ArrayList<>();
    private int at;

    private Literals(String text) {
        this.text = text.strip();
    }

    /** The values; empty for what is not so coded. */
    static Optional<List<String>> of(String text) {
        var literals = new Literals(text);
        return literals.read() ? Optional.of(List.copyOf(literals.values)) : Optional.empty();
    }

    private boolean read() {
        if (!is('(')) {
            return item() && at == text.length();
        }
        do {
            at++;
            blanks();
            if (!item()) {
                return false;
            }
            blanks();
        } while (is(','));
        return is(')') && at == text.length() - 1;
    }

    private boolean item() {
        return is('\'') ? quoted() : number();
    }

    private boolean quoted() {
        var value = new StringBuilder();
        at++;
        while (at < text.length()) {
            if (!is('\'')) {
                value.append(text.charAt(at));
            } else if (text.startsWith("''", at)) {
                value.append('\'');
                at++;
            } else {
                at++;
                values.add(value.toString());
                return true;
            }
            at++;
        }
        return false;
    }

    private boolean number() {
        var from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || at == from && is('-'))) {
            at++;
        }
        values.add(text.substring(from, at));
        return at > from;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }
}
