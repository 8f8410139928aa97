package org.opencarnet.fhir;

import ca.uhn.fhir.rest.api.EncodingEnum;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/** JSON and XML are spoken here. Turtle, for which HAPI would need a library that is not shipped, is not. */
final class Formats {

    private static final String ACCEPT = "Accept";

    private Formats() {}

    /**
     * The request, without what it accepts besides.
     *
     * @throws Refusal 415 for a body in Turtle, 406 where nothing but Turtle is accepted
     */
    static HttpServletRequest spoken(HttpServletRequest request) {
        var type = Optional.ofNullable(request.getContentType());
        if (type.filter(Formats::isTurtle).isPresent()) {
            throw Refusal.of(RequestFault.MEDIA_TYPE_NOT_SUPPORTED, type.get());
        }
        var accepted = accepted(request);
        var spoken = accepted.stream().filter(range -> !isTurtle(range)).toList();
        if (spoken.size() == accepted.size()) {
            return request;
        }
        if (spoken.isEmpty()) {
            throw Refusal.of(RequestFault.NOT_ACCEPTABLE);
        }
        return new Accepting(request, spoken.stream().collect(Collectors.joining(", ")));
    }

    private static List<String> accepted(HttpServletRequest request) {
        return Collections.list(request.getHeaders(ACCEPT)).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(String::strip)
                .toList();
    }

    /** Whether a content type, a media range or a value of {@code _format} means Turtle. */
    static boolean isTurtle(String range) {
        return EncodingEnum.forContentType(range.split(";")[0].strip()) == EncodingEnum.RDF;
    }

    /** A request that accepts these. */
    private static final class Accepting extends HttpServletRequestWrapper {

        private final String ranges;

        Accepting(HttpServletRequest request, String ranges) {
            super(request);
            this.ranges = ranges;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return ACCEPT.equalsIgnoreCase(name) ? ranges : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return ACCEPT.equalsIgnoreCase(name) ? Collections.enumeration(List.of(ranges)) : super.getHeaders(name);
        }
    }
}
