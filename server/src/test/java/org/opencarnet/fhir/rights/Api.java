package org.opencarnet.fhir.rights;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;

/** Somebody before the FHIR face of a running server. */
final class Api {

    static final FhirContext FHIR = FhirContext.forR4Cached();
    static final String TEST_OID = "urn:oid:1.2.250.1.213.1.4.10";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String token;

    private Api(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    static Api nobody() {
        return new Api("");
    }

    static Api as(Someone someone) {
        return new Api(someone.token());
    }

    /** An INS that no other test uses. */
    static Ins newIns() {
        var thirteen = "2790" + String.format("%09d", new Random().nextLong(1_000_000_000L));
        return new Ins(Ins.Authority.TEST, thirteen + String.format("%02d", Ins.keyOf(thirteen)));
    }

    /** A PS_IdNat that no other test uses. */
    static String newRpps() {
        return "8" + String.format("%011d", new Random().nextLong(100_000_000_000L));
    }

    static Someone physician(String id) {
        return Someone.professional(id, "Claire MARTIN", "10");
    }

    /** A patient as enrolment sends it. */
    static String patient(Ins ins) {
        return """
                {"resourceType":"Patient",
                 "extension":[{"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability",
                   "extension":[{"url":"identityStatus","valueCoding":
                     {"system":"https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0445","code":"VALI"}}]}],
                 "identifier":[{"use":"official","system":"%s","value":"%s"}],
                 "name":[{"use":"official","family":"LEFEBVRE","given":["Sophie"]}],
                 "telecom":[{"system":"phone","value":"+33639980001"}],
                 "gender":"female","birthDate":"1979-03-12"}""".formatted(TEST_OID, ins.matricule());
    }

    /** Opens a record for a new patient. */
    static Ins enrolled() {
        var ins = newIns();
        var answer = as(Someone.enrolment()).post("/Patient", patient(ins));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        return ins;
    }

    static String token(Ins ins) {
        return encoded(TEST_OID + "|" + ins.matricule());
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body, "Content-Type", "application/fhir+json");
    }

    HttpResponse<String> put(String path, String body, String... headers) {
        return send("PUT", path, body, with(headers, "Content-Type", "application/fhir+json"));
    }

    HttpResponse<String> patch(String path, String type, String body, String... headers) {
        return send("PATCH", path, body, with(headers, "Content-Type", type));
    }

    private static String[] with(String[] headers, String name, String value) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    HttpResponse<String> send(String verb, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(CarnetInMemory.base() + path))
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!List.of(headers).contains("Accept-Language")) {
            request.header("Accept-Language", "en");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static <T extends IBaseResource> T read(Class<T> type, HttpResponse<String> answer) {
        return FHIR.newJsonParser().parseResource(type, answer.body());
    }

    /** The resources of a searchset. */
    static <T extends Resource> List<T> found(Class<T> type, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return read(Bundle.class, answer).getEntry().stream()
                .map(entry -> type.cast(entry.getResource()))
                .toList();
    }

    /** What an outcome complains of: {@code code at expression}, in its order. */
    static List<String> complaints(HttpResponse<String> answer) {
        return complaints(read(OperationOutcome.class, answer));
    }

    /** The same of an outcome that was read. */
    static List<String> complaints(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode()
                        + issue.getExpression().stream()
                                .map(StringType::getValue)
                                .map(where -> " at " + where)
                                .collect(Collectors.joining()))
                .toList();
    }
}
