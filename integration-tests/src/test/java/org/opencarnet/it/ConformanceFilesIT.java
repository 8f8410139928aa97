package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real French CDA documents and the official examples of PDSM4DMP, fed by one and read back by others; where the material lies beside the project. */
@EnabledIf("present")
class ConformanceFilesIT {

    private static final Path MATERIAL = Path.of("..", "..", "shared", "conformance");

    /** The type of each document by the words of its file name; they are not read out of the CDA. */
    static final Map<String, Submission.Kind> KINDS = Map.of(
            "BIO-CR-BIO_2024.01_Microbiologie_V2.xml", new Submission.Kind("11502-2", "10", "CR de biologie"),
            "CNAM-HR_2021.01.xml", new Submission.Kind("REMB", "60", "Historique de remboursements"),
            "CSE-MDE_2023.01.xml", new Submission.Kind("CERT_DECL", "52", "Certificat de santé de l'enfant"),
            "DOC_NON_STRUCTURE_CDA-R2-N1.xml", new Submission.Kind("11488-4", "10", "Document non structuré"),
            "IMG_CR_IMG_2024.01_CDA-R2-Niveau-1.xml", new Submission.Kind("18748-4", "31", "CR d'imagerie"),
            "LDL-EES_2022.01.xml", new Submission.Kind("18761-7", "11", "Lettre de liaison à l'entrée"),
            "LDL-SES_2022.01.xml", new Submission.Kind("11490-0", "10", "Lettre de liaison à la sortie"),
            "VAC_2023.01.xml", new Submission.Kind("11369-6", "52", "Historique de vaccination"),
            "VSM_1.4_2022.01.xml", new Submission.Kind("SYNTH", "11", "Volet de synthèse médicale"),
            "eP-MED-DM_2022.01_PosoStruct.xml", new Submission.Kind("57833-6", "42", "Prescription"));

    private final People people = new People();
    private final Fhir author = people.as("dr-martin");
    private final Fhir otherPhysician = people.as("dr-petit");

    static boolean present() {
        return Files.isDirectory(MATERIAL);
    }

    static List<Path> cdas() throws IOException {
        try (var files = Files.list(MATERIAL.resolve("cda"))) {
            return files.sorted().toList();
        }
    }

    @BeforeEach
    void theOtherPhysicianHasThePatientsConsent() {
        assertThat(People.declareConsent(otherPhysician, People.MME_DURAND).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @MethodSource("cdas")
    void aFrenchCdaComesBackByteForByte(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var kind = Optional.ofNullable(KINDS.get(file.getFileName().toString())).orElseThrow();
        var submission = new Submission(People.MME_DURAND, People.DR_MARTIN, bytes, "text/xml", kind, Optional.empty());

        var fed = author.post("", submission.bundle(Submission.newUniqueId()));

        assertThat(fed.status()).as(fed.text()).isEqualTo(200);
        readsBack(Submission.documentIn(fed.json()), bytes);
    }

    @Test
    void theSubmissionSetOfPdsm4dmpIsTaken() throws IOException {
        var bundle = example("Bundle-example-td2-iti65-lot-soumission.json");

        var fed = author.post("", bundle);

        assertThat(fed.status()).as(fed.text()).isEqualTo(200);
        readsBack(Submission.documentIn(fed.json()), binaryIn(bundle));
    }

    @Test
    void theSimplifiedPublicationAndTheReplacementOfPdsm4dmpAreTaken() throws IOException {
        var simplified = example("DocumentReference-example-td2-iti105-publication-simplifiee.json");
        var bytes = Base64.getDecoder()
                .decode(simplified.at("/content/0/attachment/data").asText());

        var published = author.post("DocumentReference", simplified);

        assertThat(published.status()).as(published.text()).isEqualTo(201);
        var id = published.json().path("id").asText();
        readsBack(id, bytes);

        var replacement = Fhir.read(example("Bundle-example-td2-1-remplacement.json")
                .toString()
                .replace("DocumentReference/doc-x-id", "DocumentReference/" + id));
        var replaced = author.post("", replacement);

        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertThat(author.get("DocumentReference/" + id).json().path("status").asText())
                .isEqualTo("superseded");
        readsBack(Submission.documentIn(replaced.json()), binaryIn(replacement));
    }

    private void readsBack(String id, byte[] bytes) {
        var listed = otherPhysician
                .get("DocumentReference?_count=200&" + People.patient(People.MME_DURAND))
                .matches();
        var entry = listed.stream()
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
        var attachment = entry.at("/content/0/attachment");
        var content = otherPhysician.follow(
                attachment.path("url").asText(), attachment.path("contentType").asText());
        assertThat(content.status()).isEqualTo(200);
        assertThat(content.bytes()).isEqualTo(bytes);
        assertThat(attachment.path("hash").asText()).isEqualTo(Submission.sha1(bytes));
        assertThat(attachment.path("size").asLong()).isEqualTo(bytes.length);
    }

    /** The examples name a patient whose INS has a wrong key; ours takes the place, and each run its own uniqueIds. */
    private static JsonNode example(String name) throws IOException {
        var text = Files.readString(MATERIAL.resolve("examples").resolve(name))
                .replace("urn:oid:1.2.250.1.213.1.4.8|123456789012345", People.TEST_AUTHORITY + "|" + People.MME_DURAND)
                .replace("\"urn:oid:1.2.250.1.213.1.4.8\"", "\"" + People.TEST_AUTHORITY + "\"")
                .replace("123456789012345", People.MME_DURAND)
                .replace("899700218896", People.DR_MARTIN.id());
        var example = Fhir.read(text);
        for (var resource : example.findParents("masterIdentifier")) {
            ((ObjectNode) resource.path("masterIdentifier")).put("value", Submission.newUniqueId());
        }
        return example;
    }

    private static byte[] binaryIn(JsonNode bundle) {
        return Base64.getDecoder().decode(bundle.findValue("data").asText());
    }
}
