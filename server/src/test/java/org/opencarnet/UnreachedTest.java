package org.opencarnet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.testing.Someone;

/** What no face gets to see is answered in its form all the same: requests as bytes on a socket, as no well-behaved client writes them. */
class UnreachedTest {

    private static final String TOKEN =
            Someone.professional("899700000123", "Anne SAGE", "10").token();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /fhir/metadata",
                "PROPFIND /fhir/metadata",
                "BREW /fhir/metadata",
                "GET /fhir/../actuator/env",
                "GET /fhir/%2e%2e/actuator/env",
                "GET /fhir/..%2f..%2fetc/passwd",
                "GET /fhir/Binary/..%5c..%5cx",
                "GET /fhir/Binary/%00",
                "GET /fhir//metadata",
                "GET /fhir/;jsessionid=1/metadata",
                "GET /fhir/metadata;x=y",
                "GET /fhir/%",
                "GET /fhir/%ff%fe",
            })
    void isToldInTheWordsOfTheFace(String line) throws IOException {
        var answer = answer(line + " HTTP/1.1", "");

        assertThat(answer).startsWith("HTTP/1.1 40").contains("application/fhir+json");
        var outcome = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(OperationOutcome.class, answer.substring(answer.indexOf("\r\n\r\n{") + 4));
        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .matches("bad-request|not-found|method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /fhir/metadata?a={b}<c> HTTP/1.1",
                "GET /fhir/metadata HTTP/9.9",
                "GET  HTTP/1.1",
                "GET /error HTTP/1.1",
                "GET /actuator HTTP/1.1",
                "GET /actuator/env HTTP/1.1",
                "GET /h2-console HTTP/1.1",
                "POST /actuator/shutdown HTTP/1.1",
                "GET /nothing/../fhir2 HTTP/1.1",
                "\u0016\u0003\u0001\u0002",
            })
    void isTurnedAwayWithoutAWordOfWhatRunsHere(String line) throws IOException {
        var answer = answer(line, "");

        assertThat(answer).matches("(?s)HTTP/1.1 (40|50)[0145].*|");
        assertThat(answer).doesNotContain("Tomcat", "Apache", "Spring", "Exception", "\tat ", "timestamp");
    }

    @Test
    void isTurnedAwayWhereItsHeadersAreTooLong() throws IOException {
        var answer = answer("GET /fhir/metadata HTTP/1.1", "X-Long: " + "x".repeat(40_000) + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Tomcat", "Exception");
    }

    private static String answer(String line, String header) throws IOException {
        var port = URI.create(CarnetInMemory.base()).getPort();
        try (var socket = new Socket("127.0.0.1", port)) {
            var request = line + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + TOKEN + "\r\n"
                    + header + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
