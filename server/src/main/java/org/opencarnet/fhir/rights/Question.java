package org.opencarnet.fhir.rights;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/** The parameters of a search, of which only listed ones are taken: whatever else is asked would be an oracle. */
final class Question {

    /** What shapes the answer and selects nothing. */
    private static final Set<String> SHAPING = Set.of("_format", "_pretty", "_summary", "_elements", "_count");

    private final RequestDetails details;

    private Question(RequestDetails details) {
        this.details = details;
    }

    /** The parameters of a request; refuses all others than these, modifiers and chains that are not listed among them. */
    static Question of(RequestDetails details, String... listed) {
        var known = Stream.concat(SHAPING.stream(), Arrays.stream(listed)).collect(Collectors.toUnmodifiableSet());
        var unknown = details.getParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> Complaint.of(RequestFault.PARAMETER_UNKNOWN, name).at("http." + name))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.of(unknown);
        }
        return new Question(details);
    }

    /** All values of a parameter. */
    List<String> all(String name) {
        var values = details.getParameters().get(name);
        return values == null
                ? List.of()
                : Arrays.stream(values).map(String::strip).toList();
    }

    /** The one value of a parameter; several are refused, and so is an empty one. */
    Optional<String> one(String name) {
        var values = all(name);
        if (values.size() > 1 || values.stream().anyMatch(value -> value.isEmpty() || value.indexOf(',') >= 0)) {
            throw invalid(name);
        }
        return values.stream().findFirst();
    }

    /** The one value of a parameter without which nothing is answered. */
    String needed(String name) {
        return one(name).orElseThrow(() -> missing(name));
    }

    /** The one whole day that is needed. */
    LocalDate day(String name) {
        try {
            return LocalDate.parse(needed(name));
        } catch (DateTimeParseException notADay) {
            throw invalid(name);
        }
    }

    /** The number of entries asked for, within bounds. */
    int count(int otherwise, int most) {
        try {
            var count = one("_count").map(Integer::parseInt).orElse(otherwise);
            if (count < 0) {
                throw invalid("_count");
            }
            return Math.min(count == 0 ? otherwise : count, most);
        } catch (NumberFormatException notANumber) {
            throw invalid("_count");
        }
    }

    /** That a value does not fit its parameter. */
    Refusal invalid(String name) {
        return Refusal.of(Complaint.of(RequestFault.PARAMETER_INVALID, name, String.join(",", all(name)))
                .at("http." + name));
    }

    /** That one of these is needed. */
    static Refusal missing(String name) {
        return Refusal.of(Complaint.of(RequestFault.PARAMETER_MISSING, name).at("http." + name));
    }
}
