package org.opencarnet.fhir.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.record.DocumentQuery.Position;
import org.opencarnet.sharing.Records;

/**
 * A search as it was understood.
 *
 * @param patient in whose record
 * @param wanted what each parameter asks; all must hold
 * @param controls how the answer is to be
 * @param warnings of what was ignored
 * @param understood the parameters that were not ignored, as written, for the links of the answer
 */
public record SearchRequest<T>(
        Records.Reference patient,
        List<T> wanted,
        Controls controls,
        List<Complaint> warnings,
        SortedMap<String, List<String>> understood) {

    public SearchRequest {
        wanted = List.copyOf(wanted);
        warnings = List.copyOf(warnings);
    }

    /**
     * How the answer is to be.
     *
     * @param count entries on a page, within our limits
     * @param countOnly nothing but the total is wanted
     * @param total whether the total is wanted
     * @param sort the value of {@code _sort}
     * @param after where the page before ended
     * @param includeSubject whether the patient is wanted with the documents
     */
    public record Controls(
            int count,
            boolean countOnly,
            boolean total,
            Optional<Asked> sort,
            Optional<Position> after,
            boolean includeSubject) {}

    /** The link to this page. */
    public String self(String url) {
        return link(url, understood.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                .map(value -> pair(entry.getKey(), value))));
    }

    /** The link to the page after this position. */
    public String next(String url, Position position) {
        var kept = understood.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Cursor.PARAMETER))
                .flatMap(entry -> entry.getValue().stream().map(value -> pair(entry.getKey(), value)));
        return link(url, Stream.concat(kept, Stream.of(pair(Cursor.PARAMETER, Cursor.of(position)))));
    }

    private static String link(String url, Stream<String> pairs) {
        return url + "?" + pairs.collect(Collectors.joining("&"));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
