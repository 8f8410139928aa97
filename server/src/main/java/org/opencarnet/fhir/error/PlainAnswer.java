package org.opencarnet.fhir.error;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.opencarnet.identity.RequestId;

/** Answers with a refusal where HAPI does not: before the servlet (credentials) and for verbs it has never heard of. */
public final class PlainAnswer {

    private PlainAnswer() {}

    /** Writes the whole answer: status, headers, OperationOutcome in JSON, or in XML where that is asked for. */
    public static void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Telling.told(refusal, request);
        var xml = Optional.ofNullable(request.getHeader("Accept")).orElse("").contains("xml");
        var context = FhirContext.forR4Cached();
        var text = (xml ? context.newXmlParser() : context.newJsonParser())
                .encodeResourceToString(refusal.getOperationOutcome());
        response.setStatus(refusal.getStatusCode());
        if (refusal.hasResponseHeaders()) {
            refusal.getResponseHeaders().forEach((name, values) -> addUnlessSet(response, name, values));
        }
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setContentType((xml ? "application/fhir+xml" : "application/fhir+json") + ";charset=UTF-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever turned the request back may have said more precisely what is wanted. */
    private static void addUnlessSet(HttpServletResponse response, String name, List<String> values) {
        if (!response.containsHeader(name)) {
            values.forEach(value -> response.addHeader(name, value));
        }
    }
}
