package org.opencarnet.fhir.document;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** In which form a document's bytes are wished for: as they are, or as a Binary resource in JSON or XML. */
enum Wish {
    RAW,
    JSON,
    XML;

    private static final Set<String> FHIR_JSON =
            Set.of("application/fhir+json", "application/json+fhir", "application/json");
    private static final Set<String> FHIR_XML =
            Set.of("application/fhir+xml", "application/xml+fhir", "application/xml", "text/xml");
    private static final Set<String> ANY_XML = Set.of("application/xml", "text/xml");

    /**
     * What a request asks of a document of this MIME type: {@code _format} before {@code Accept}; without either the bytes as they are.
     *
     * @throws Refusal 406 when nothing that is asked for can be had
     */
    static Wish of(ServletRequestDetails details, String stored) {
        var format = details.getParameters().getOrDefault("_format", new String[0]);
        if (format.length > 0) {
            return format[0].contains("xml") ? XML : JSON;
        }
        var accept = String.join(",", details.getHeaders("Accept"));
        return accept.isBlank() ? RAW : accepted(accept, stored);
    }

    private static Wish accepted(String accept, String stored) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .filter(range -> range.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .flatMap(range -> meant(range, stored).stream())
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(RequestFault.NOT_ACCEPTABLE));
        } catch (InvalidMediaTypeException nonsense) {
            throw Refusal.of(RequestFault.NOT_ACCEPTABLE);
        }
    }

    /** The document's own type comes first: a CDA document asked for as {@code application/xml} is sent as it is. */
    private static Optional<Wish> meant(MediaType range, String stored) {
        var type = range.getType() + "/" + range.getSubtype();
        if (range.includes(MediaType.parseMediaType(stored)) || ANY_XML.containsAll(List.of(type, stored))) {
            return Optional.of(RAW);
        }
        if (FHIR_JSON.contains(type)) {
            return Optional.of(JSON);
        }
        return FHIR_XML.contains(type) ? Optional.of(XML) : Optional.empty();
    }
}
