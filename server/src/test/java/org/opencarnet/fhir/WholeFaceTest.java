package org.opencarnet.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemInteractionComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.junit.jupiter.api.Test;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.identity.testing.Someone;

/** The face of the server as it is wired. */
class WholeFaceTest extends CapabilitiesContract {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String TOKEN =
            Someone.professional("899700000123", "Anne SAGE", "10").token();

    @Override
    HttpResponse<String> send(String verb, String path, String body, String... headers) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(CarnetInMemory.base() + path))
                .method(verb, publisher)
                .header("Authorization", "Bearer " + TOKEN);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void servesEveryTypeThatTheRecordIsMadeOf() {
        assertThat(types())
                .extracting(CapabilityStatementRestResourceComponent::getType)
                .containsExactlyInAnyOrder(
                        "AuditEvent",
                        "Binary",
                        "Bundle",
                        "CareTeam",
                        "CodeSystem",
                        "Consent",
                        "DocumentReference",
                        "List",
                        "OperationDefinition",
                        "Organization",
                        "Patient",
                        "Practitioner",
                        "PractitionerRole",
                        "RelatedPerson",
                        "StructureDefinition",
                        "Subscription",
                        "ValueSet");
    }

    @Test
    void takesDocumentsAsATransactionAndAuditEventsAsABatch() {
        assertThat(statement().getRestFirstRep().getInteraction())
                .extracting(SystemInteractionComponent::getCode)
                .containsExactly(SystemRestfulInteraction.TRANSACTION, SystemRestfulInteraction.BATCH);
    }

    @Test
    void claimsTheActorsOfMhdAndPdsm() {
        assertThat(texts(statement().getInstantiates()))
                .containsExactlyInAnyOrder(
                        "https://profiles.ihe.net/ITI/MHD/CapabilityStatement/IHE.MHD.DocumentResponder",
                        "https://profiles.ihe.net/ITI/MHD/CapabilityStatement/IHE.MHD.DocumentRecipient",
                        "https://profiles.ihe.net/ITI/MHD/CapabilityStatement/IHE.MHD.DocumentRecipient.Comprehensive",
                        "https://profiles.ihe.net/ITI/MHD/CapabilityStatement/IHE.MHD.DocumentRecipient.Simplified",
                        "https://interop.esante.gouv.fr/ig/fhir/pdsm/CapabilityStatement/PDSm-GestionnaireDePartageDeDocuments");
    }
}
