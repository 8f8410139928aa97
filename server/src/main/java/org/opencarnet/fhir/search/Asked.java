package org.opencarnet.fhir.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/**
 * One occurrence of a parameter in a search.
 *
 * @param name as the client wrote it, modifier included
 * @param alternatives of which one suffices: split at commas, unescaped, none blank
 * @param now the instant of the request
 */
public record Asked(String name, List<String> alternatives, Instant now) {

    private static final int MOST_ALTERNATIVES = 100;

    public Asked {
        alternatives = List.copyOf(alternatives);
    }

    /** Splits a value at its commas; {@code \,} is a comma, and so for {@code |}, {@code $} and the backslash itself. */
    static Asked of(String name, String value, Instant now) {
        var alternatives = new ArrayList<String>();
        var current = new StringBuilder();
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                current.append(value.charAt(++i));
            } else if (c == ',') {
                alternatives.add(current.toString());
                current.setLength(0);
            } else {
                current.append(c);
            }
        }
        alternatives.add(current.toString());
        var present = alternatives.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        if (present.size() > MOST_ALTERNATIVES) {
            throw invalid(name, present.size() + " × ,");
        }
        return new Asked(name, present, now);
    }

    /** The one value, where alternatives have no meaning. */
    public String single() {
        if (alternatives.size() != 1) {
            throw invalid(name, String.join(",", alternatives));
        }
        return alternatives.get(0);
    }

    /** The refusal of one of the values. */
    public Refusal invalid(String value) {
        return invalid(name, value);
    }

    static Refusal invalid(String name, String value) {
        return Refusal.of(
                Complaint.of(RequestFault.PARAMETER_INVALID, name, value).at("http." + name));
    }
}
