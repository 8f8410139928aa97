package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;

/** The FHIR face over the network: a list is ITI-67, opening is ITI-68. */
final class HttpWorld implements World {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Set<Integer> NO = Set.of(403, 404);
    private static final String ID = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    private final RunningCarnet carnet;
    private final Situation facts;
    private final Cast cast;
    private final Told told;

    HttpWorld(RunningCarnet carnet, Situation facts, Cast cast, Told told) {
        this.carnet = carnet;
        this.facts = facts;
        this.cast = cast;
        this.told = told;
    }

    /** What may not be opened is answered word for word as what is not there. */
    @Override
    public Scenario.Answer mayOpen(String person, String document) {
        var answer = open(person, told.document(document));
        if (answer.statusCode() == 200) {
            assertThat(answer.body()).isEqualTo(Told.text(document));
            return new Scenario.Answer(true, Set.of());
        }
        var ofNothing = open(person, UUID.randomUUID());
        assertThat(answer.statusCode()).as(answer.body()).isIn(NO).isEqualTo(ofNothing.statusCode());
        assertThat(withoutIds(answer.body())).isEqualTo(withoutIds(ofNothing.body()));
        assertThat(headers(answer)).isEqualTo(headers(ofNothing));
        return new Scenario.Answer(false, Set.of());
    }

    private HttpResponse<String> open(String person, UUID document) {
        return get(person, carnet.fhir() + "/Binary/" + document);
    }

    /** Without the one by which the container ends a connection after a hundred requests. */
    private static Set<String> headers(HttpResponse<String> answer) {
        var names = new TreeSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return names;
    }

    private static String withoutIds(String body) {
        return body.replaceAll(ID, "…");
    }

    /** Page by page, so that what is withheld from one page cannot come with the next. */
    @Override
    public Set<String> seesInTheList(String person) {
        var seen = new HashSet<String>();
        var page = Optional.of(carnet.fhir() + "/DocumentReference?patient.identifier=urn:oid:"
                + cast.patient().authority().oid() + "%7C" + cast.patient().matricule() + "&_count=2");
        while (page.isPresent()) {
            var answer = get(person, page.get());
            if (answer.statusCode() != 200) {
                assertThat(answer.statusCode()).as(answer.body()).isIn(NO);
                return Set.of();
            }
            var bundle = FHIR.newJsonParser().parseResource(Bundle.class, answer.body());
            bundle.getEntry().stream()
                    .filter(entry -> entry.getSearch().getMode() == Bundle.SearchEntryMode.MATCH)
                    .map(entry ->
                            UUID.fromString(entry.getResource().getIdElement().getIdPart()))
                    .forEach(id -> assertThat(seen.add(told.name(id))).isTrue());
            page = Optional.ofNullable(bundle.getLink(Bundle.LINK_NEXT)).map(Bundle.BundleLinkComponent::getUrl);
        }
        return seen;
    }

    private HttpResponse<String> get(String person, String address) {
        carnet.at(facts.now());
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + new Passes(cast).token(person))
                .header("Accept", address.contains("/Binary/") ? "text/plain" : "application/fhir+json")
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
