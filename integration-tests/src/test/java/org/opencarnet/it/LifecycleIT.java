package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One document through its life, seen by its author, by another physician and by the patient. */
class LifecycleIT {

    private static final byte[] PDF = "%PDF-1.4 compte rendu".getBytes(StandardCharsets.US_ASCII);
    private static final Submission.Kind REPORT = new Submission.Kind("11488-4", "10", "Compte rendu de consultation");

    private final People people = new People();
    private final Fhir author = people.as("dr-martin");
    private final Fhir otherPhysician = people.as("dr-fontaine");
    private final Fhir patient = people.as("mme-durand");

    @BeforeEach
    void theOtherPhysicianHasThePatientsConsent() {
        assertThat(People.declareConsent(otherPhysician, People.MME_DURAND).status())
                .isEqualTo(201);
    }

    @Test
    void whatIsFedIsListedAndReadByWhomTheLawLets() {
        var id = feed(Optional.empty());

        for (var reader : new Fhir[] {author, otherPhysician, patient}) {
            assertThat(listed(reader, id)).isTrue();
            assertThat(content(reader, id).bytes()).isEqualTo(PDF);
        }
        assertThat(listed(people.as("psychologue-morin"), id)).isFalse();
    }

    @Test
    void aReplacedDocumentIsNoLongerCurrentForAnybody() {
        var former = feed(Optional.empty());

        var next = feed(Optional.of(new Submission.Replaced(former)));

        for (var reader : new Fhir[] {author, otherPhysician, patient}) {
            assertThat(current(reader, next)).isTrue();
            assertThat(current(reader, former)).isFalse();
            assertThat(entry(reader, former).path("status").asText()).isEqualTo("superseded");
        }
    }

    @Test
    void aMaskedDocumentIsAbsentForOtherProfessionalsOnly() {
        var id = feed(Optional.empty());

        var masked = patient.patch("DocumentReference/" + id, """
                [{"op": "add", "path": "/securityLabel/-", "value": {"coding": [{
                  "system": "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument",
                  "code": "MASQUE_PS"}]}}]
                """);

        assertThat(masked.status()).as(masked.text()).isEqualTo(200);
        assertThat(listed(author, id)).isTrue();
        assertThat(listed(patient, id)).isTrue();
        assertThat(listed(otherPhysician, id)).isFalse();
        assertThat(otherPhysician.get("DocumentReference/" + id).status()).isEqualTo(404);
        assertThat(content(otherPhysician, id).status()).isEqualTo(404);
    }

    @Test
    void anArchivedDocumentStaysReadableAndIsFoundAsArchived() {
        var id = feed(Optional.empty());

        var archived = author.patch("DocumentReference/" + id, """
                [{"op": "add", "path": "/extension", "value": [{
                  "url": "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived",
                  "valueBoolean": true}]}]
                """);

        assertThat(archived.status()).as(archived.text()).isEqualTo(200);
        for (var reader : new Fhir[] {author, otherPhysician, patient}) {
            assertThat(found(reader, "&isArchived=true", id)).isTrue();
            assertThat(found(reader, "&isArchived=false", id)).isFalse();
            assertThat(content(reader, id).status()).isEqualTo(200);
        }
    }

    @Test
    void onlyTheAuthorDeletesAndThenNobodyFindsTheDocument() {
        var id = feed(Optional.empty());
        var delete = """
                [{"op": "replace", "path": "/status", "value": "entered-in-error"}]
                """;

        assertThat(otherPhysician.patch("DocumentReference/" + id, delete).status())
                .isEqualTo(403);
        assertThat(patient.patch("DocumentReference/" + id, delete).status()).isEqualTo(403);
        assertThat(author.patch("DocumentReference/" + id, delete).status()).isEqualTo(200);

        for (var reader : new Fhir[] {author, otherPhysician, patient}) {
            assertThat(listed(reader, id)).isFalse();
            assertThat(content(reader, id).status()).isEqualTo(404);
        }
    }

    private String feed(Optional<Submission.Replaced> replaced) {
        var submission = new Submission(People.MME_DURAND, People.DR_MARTIN, PDF, "application/pdf", REPORT, replaced);
        var answer = author.post("", submission.bundle(Submission.newUniqueId()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Submission.documentIn(answer.json());
    }

    private static JsonNode entry(Fhir reader, String id) {
        return reader.get("DocumentReference/" + id).json();
    }

    private static Fhir.Answer content(Fhir reader, String id) {
        return reader.get("Binary/" + id, "application/pdf");
    }

    private static boolean listed(Fhir reader, String id) {
        return found(reader, "", id);
    }

    private static boolean current(Fhir reader, String id) {
        return found(reader, "&status=current", id);
    }

    private static boolean found(Fhir reader, String more, String id) {
        var answer = reader.get("DocumentReference?_count=200&" + People.patient(People.MME_DURAND) + more);
        assertThat(answer.status()).as(answer.text()).isIn(200, 403);
        return answer.status() == 200
                && answer.matches().stream()
                        .anyMatch(one -> one.path("id").asText().equals(id));
    }
}
