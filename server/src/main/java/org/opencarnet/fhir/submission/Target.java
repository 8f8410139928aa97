package org.opencarnet.fhir.submission;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;

/**
 * What a reference to a resource of this server means.
 *
 * @param base the server's base URL as the sender knows it
 */
record Target(String base) {

    private static final Pattern LITERAL =
            Pattern.compile("([A-Za-z]+)/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/_history/\\d+)?");

    /** The id in a literal reference, relative or absolute; empty for other types, other servers, and ids that are none of ours. */
    Optional<UUID> id(String type, String reference) {
        var start = base.endsWith("/") ? base : base + "/";
        var relative = reference.startsWith(start) ? reference.substring(start.length()) : reference;
        var literal = LITERAL.matcher(relative);
        return literal.matches() && literal.group(1).equals(type)
                ? Optional.of(UUID.fromString(literal.group(2)))
                : Optional.empty();
    }

    /** The identifier in a conditional reference {@code Type?identifier=system|value}. */
    static Optional<Identifier> identifier(String type, String reference) {
        var start = type + "?identifier=";
        if (!reference.startsWith(start)) {
            return Optional.empty();
        }
        var token = decoded(reference.substring(start.length()));
        var bar = token.indexOf('|');
        return Optional.of(
                bar < 0
                        ? new Identifier().setValue(token)
                        : new Identifier().setSystem(token.substring(0, bar)).setValue(token.substring(bar + 1)));
    }

    private static String decoded(String query) {
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItStands) {
            return query;
        }
    }
}
