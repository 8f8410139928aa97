package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.Ins;
import org.opencarnet.record.RecordId;

class RecordOperationsTest {

    private static final String NOTHING = "{\"resourceType\":\"Parameters\"}";
    private static final String REASONED = """
            {"resourceType":"Parameters","parameter":[{"name":"motif","valueString":"DEMANDE"},
             {"name":"raison","valueString":"Je n'en veux plus"}]}""";

    private final Ins ins = Api.enrolled();
    private final Someone somebody = Someone.patient(ins, "Sophie LEFEBVRE");
    private final Api patient = Api.as(somebody);
    private final String martinsId = Api.newRpps();
    private final Api martin = Api.as(Api.physician(martinsId));

    private String path(String operation) {
        return "/Patient/" + id() + "/" + operation;
    }

    private String id() {
        return Api.found(Patient.class, patient.get("/Patient?identifier=" + Api.token(ins)))
                .get(0)
                .getIdElement()
                .getIdPart();
    }

    private static String state(Patient patient, String part) {
        return ((Extension) patient.getExtensionByUrl(FhirPackage.RECORD_STATE))
                .getExtensionByUrl(part)
                .getValue()
                .primitiveValue();
    }

    private static String consent(Ins ins) {
        return """
                {"resourceType":"Consent","patient":{"identifier":{"system":"%s","value":"%s"}},
                 "provision":{"type":"permit"}}""".formatted(Api.TEST_OID, ins.matricule());
    }

    private String fed(String label) {
        var answer = martin.post("/DocumentReference", """
                {"resourceType":"DocumentReference",
                 "masterIdentifier":{"use":"usual","system":"urn:ietf:rfc:3986","value":"urn:uuid:%s"},
                 "status":"current","type":{"coding":[{"system":"http://loinc.org","code":"11505-5"}]},
                 "subject":{"identifier":{"system":"%s","value":"%s"}},
                 "author":[{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"%s"}}],
                 "custodian":{"identifier":{"system":"https://finess.esante.gouv.fr","value":"750803447"}},
                 "securityLabel":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"N"}]}%s],
                 "content":[{"attachment":{"contentType":"text/plain","data":"%s","title":"Lettre"}}]}""".formatted(
                        UUID.randomUUID(),
                        Api.TEST_OID,
                        ins.matricule(),
                        martinsId,
                        label.isEmpty() ? "" : ",{\"coding\":[{\"code\":\"" + label + "\"}]}",
                        Base64.getEncoder().encodeToString(("Lettre " + label).getBytes(StandardCharsets.UTF_8))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*/DocumentReference/", "")
                .replaceFirst("/.*", "");
    }

    private String list() {
        return "/DocumentReference?patient.identifier=" + Api.token(ins);
    }

    @Test
    void thePatientClosesTheRecordForAMotiveAndAReason() {
        martin.post("/Consent", consent(ins));

        var answer = patient.post(path("$record-close"), REASONED);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var closed = Api.read(Patient.class, answer);
        assertThat(closed.getActive()).isFalse();
        assertThat(state(closed, "state")).isEqualTo("closed");
        assertThat(state(closed, "motifFermeture")).isEqualTo("DEMANDE");
        assertThat(state(closed, "raisonFermeture")).isEqualTo("Je n'en veux plus");
        assertThat(Api.complaints(martin.get(list()))).containsExactly("record-closed");
        assertThat(Api.complaints(patient.get(list()))).containsExactly("record-closed");
        assertThat(patient.post(path("$record-close"), NOTHING).statusCode()).isEqualTo(403);
    }

    @Test
    void whatWasOpenIsOpenAgainAfterReopening() {
        martin.post("/Consent", consent(ins));
        var letter = fed("");
        patient.post(path("$record-close"), NOTHING);

        var answer = patient.post(path("$record-reopen"), NOTHING);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Api.read(Patient.class, answer).getActive()).isTrue();
        assertThat(martin.get("/Binary/" + letter, "Accept", "text/plain").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyElseClosesAndASpecialistLearnsNothingByTrying() {
        var another = Api.as(Someone.patient(Api.newIns(), "Autre"));
        var path = path("$record-close");
        var nobodys = "/Patient/" + UUID.randomUUID() + "/$record-close";

        assertThat(Api.complaints(martin.post(path, NOTHING))).containsExactly("not-for-this-requester");
        assertThat(Api.complaints(martin.post(nobodys, NOTHING))).containsExactly("not-for-this-requester");
        assertThat(Api.complaints(another.post(path, NOTHING))).containsExactly("not-their-record");
        assertThat(Api.complaints(another.post(nobodys, NOTHING))).containsExactly("not-their-record");
        assertThat(Api.nobody().post(path, NOTHING).statusCode()).isEqualTo(401);
    }

    @Test
    void thePatientActivatesTheOwnRecordOrOpposesIt() {
        var own = Api.newIns();
        var opposing = Api.newIns();

        var opened = Api.as(Someone.patient(own, "Sophie")).post("/Patient", Api.patient(own));
        var opposed = Api.as(Someone.patient(opposing, "Sophie"))
                .post("/Patient", Api.patient(opposing).replace("\"gender\"", "\"active\":false,\"gender\""));

        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(Api.read(Patient.class, opened).getActive()).isTrue();
        assertThat(opposed.statusCode()).as(opposed.body()).isEqualTo(201);
        assertThat(Api.read(Patient.class, opposed).getActive()).isFalse();
        assertThat(state(Api.read(Patient.class, opposed), "motifFermeture")).isEqualTo("OPPOSITION");
        assertThat(Api.complaints(Api.as(Someone.enrolment()).post("/Patient", Api.patient(opposing))))
                .containsExactly("record-exists");
        assertThat(Api.complaints(Api.as(Someone.patient(own, "Sophie")).post("/Patient", Api.patient(Api.newIns()))))
                .containsExactly("not-their-record");
    }

    @Test
    void aRepresentativeActivatesForAMinorAlone() {
        var child = Api.newIns();
        var mother = Api.as(Someone.representative("252108500000000", "Mère", child));

        assertThat(Api.complaints(mother.post("/Patient", Api.patient(child)))).containsExactly("representation-ended");
        assertThat(mother.post("/Patient", Api.patient(child).replace("1979-03-12", "2020-03-12"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void thePatientTakesTheWholeRecordAlongEvenWhereItIsClosed() throws Exception {
        martin.post("/Consent", consent(ins));
        var letter = fed("");
        var masked = fed("MASQUE_PS");
        var hidden = fed("INVISIBLE_PATIENT");
        patient.post(path("$record-close"), NOTHING);

        var archive = unzipped(path("$record-export"));

        assertThat(archive.keySet())
                .containsExactlyInAnyOrder(
                        "patient.json",
                        "consents.ndjson",
                        "circle.ndjson",
                        "documents/" + letter + ".json",
                        "contents/" + letter,
                        "documents/" + masked + ".json",
                        "contents/" + masked,
                        "trail.ndjson");
        assertThat(archive.get("contents/" + letter)).isEqualTo("Lettre ");
        assertThat(archive.get("documents/" + letter + ".json")).contains(CarnetInMemory.base() + "/Binary/" + letter);
        assertThat(archive.get("patient.json")).contains(ins.matricule());
        assertThat(archive.get("consents.ndjson")).contains(martinsId);
        assertThat(archive.get("trail.ndjson"))
                .contains("EXPORT_RECORD", "CLOSE_RECORD", letter)
                .doesNotContain(hidden);
        assertThat(String.join("", archive.values())).doesNotContain(hidden);
        assertThat(Api.complaints(martin.get(path("$record-export")))).containsExactly("not-for-this-requester");
    }

    @Test
    void anArchiveOfWhichABitIsLostIsNoArchive() {
        fed("");
        var path = path("$record-export");
        var record = new RecordId(UUID.fromString(id()));
        CarnetInMemory.store().unit().of(() -> {
            CarnetInMemory.store().contents().forget(record);
            return true;
        });

        assertThat(patient.get(path).statusCode()).isEqualTo(500);
    }

    private Map<String, String> unzipped(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(CarnetInMemory.base() + path))
                .header("Authorization", "Bearer " + somebody.token())
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static List<ParametersParameterComponent> documents(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.read(Parameters.class, answer).getParameter().stream()
                .filter(one -> one.getName().equals("document"))
                .toList();
    }

    private static String part(ParametersParameterComponent of, String name) {
        return of.getPart().stream()
                .filter(one -> one.getName().equals(name))
                .map(one -> one.getValue() instanceof Reference reference
                        ? reference.hasIdentifier() ? reference.getIdentifier().getValue() : reference.getReference()
                        : one.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    private static List<ParametersParameterComponent> readers(ParametersParameterComponent document) {
        return document.getPart().stream()
                .filter(one -> one.getName().equals("reader"))
                .toList();
    }

    @Test
    void thePatientAsksWhoCanSeeADocumentAndWhy() {
        martin.post("/Consent", consent(ins));
        var letter = fed("");
        fed("INVISIBLE_PATIENT");

        var all = documents(patient.get(path("$who-can-see")));
        var one = documents(patient.get(path("$who-can-see") + "?document=DocumentReference/" + letter));

        assertThat(all).hasSize(1);
        assertThat(part(all.get(0), "reference")).isEqualTo("DocumentReference/" + letter);
        assertThat(one).hasSize(1);
        var martins = readers(one.get(0)).stream()
                .filter(reader -> part(reader, "who").equals(martinsId)
                        && part(reader, "mode").equals("normal"))
                .toList();
        assertThat(martins).hasSize(1);
        assertThat(part(martins.get(0), "why")).startsWith("The patient's consent was declared");
        assertThat(part(martins.get(0), "practice-known")).isEqualTo("true");
        assertThat(readers(one.get(0)))
                .anyMatch(reader -> part(reader, "kind").equals("patient"))
                .anyMatch(reader -> part(reader, "kind").equals("profession")
                        && part(reader, "mode").equals("bris_de_glace"))
                .noneMatch(reader -> part(reader, "kind").equals("representative"));
    }

    @Test
    void whatThePatientMayNotKnowOfIsNotFound() {
        var hidden = fed("INVISIBLE_PATIENT");

        var ofHidden = patient.get(path("$who-can-see") + "?document=" + hidden);
        var ofNothing = patient.get(path("$who-can-see") + "?document=" + UUID.randomUUID());

        assertThat(ofHidden.statusCode()).isEqualTo(404);
        assertThat(Api.complaints(ofHidden)).isEqualTo(Api.complaints(ofNothing));
    }

    @Test
    void thePatientSimulatesWhatAProfessionalWouldSee() {
        martin.post("/Consent", consent(ins));
        var masked = fed("MASQUE_PS");
        var who = path("$simulate") + "?professional=" + Api.encoded("urn:oid:1.2.250.1.71.4.2.1|");

        var author = documents(patient.get(who + martinsId));
        var nurse = documents(patient.get(who + Api.newRpps() + "&profession=60"));
        var emergency = documents(patient.get(who + Api.newRpps() + "&profession=60&mode=bris_de_glace"));

        assertThat(part(author.get(0), "reference")).isEqualTo("DocumentReference/" + masked);
        assertThat(part(author.get(0), "permitted")).isEqualTo("true");
        assertThat(part(nurse.get(0), "permitted")).isEqualTo("false");
        assertThat(part(nurse.get(0), "rule")).isEqualTo("not-authorized");
        assertThat(part(emergency.get(0), "rule")).isEqualTo("masked");
        assertThat(Api.complaints(patient.get(who + Api.newRpps()))).containsExactly("practice-unknown");
        assertThat(Api.complaints(patient.get(path("$simulate") + "?professional=x"))
                        .get(0))
                .startsWith("parameter-invalid");
        assertThat(Api.complaints(martin.get(who + martinsId))).containsExactly("not-for-this-requester");
    }
}
