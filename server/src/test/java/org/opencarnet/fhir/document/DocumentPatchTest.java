package org.opencarnet.fhir.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.testing.Paper.report;
import static org.opencarnet.fhir.testing.Served.fault;
import static org.opencarnet.fhir.testing.Served.read;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.fhir.mapping.Systems;
import org.opencarnet.fhir.testing.Paper;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Documents;

class DocumentPatchTest {

    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String XML_PATCH = "application/xml-patch+xml";
    private static final String FHIR_JSON = "application/fhir+json";
    private static final String ARCHIVED = Systems.IS_ARCHIVED;
    private static final String MASK = label("MASQUE_PS");
    private static final String ARCHIVE = "[{\"op\":\"add\",\"path\":\"/extension\",\"value\":[{\"url\":\"" + ARCHIVED
            + "\",\"valueBoolean\":true}]}]";

    private static World world;
    private static Served served;

    private UUID id;
    private Paper paper;

    @BeforeAll
    static void serve() {
        world = new World();
        served = world.served();
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @BeforeEach
    void feed() {
        paper = report();
        id = world.feed(paper);
    }

    @Test
    void masksByReplacingTheOneLabelTheGuideKnowsAndKeepsTheConfidentiality() {
        var answer = patch("doctor", replace("/securityLabel/0", MASK));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("W/\"2\"");
        assertThat(labels(answer)).containsExactly("N", "MASQUE_PS");
        assertThat(read(DocumentReference.class, answer).getMeta().getVersionId())
                .isEqualTo("2");
        assertThat(current().visibility()).isEqualTo(Visibility.OPEN.masked(true));
    }

    @Test
    void showsAgainByReplacingTheOneLabelTheGuideKnows() {
        patch("doctor", replace("/securityLabel/0", MASK));

        var answer = patch("doctor", replace("/securityLabel/0", label("N")));

        assertThat(labels(answer)).containsExactly("N");
        assertThat(current().visibility()).isEqualTo(Visibility.OPEN);
    }

    @Test
    void addsAndRemovesALabelAsRfc6902SaysIt() {
        assertThat(labels(patch("doctor", "[{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":" + MASK + "}]")))
                .containsExactly("N", "MASQUE_PS");
        assertThat(labels(patch("doctor", "[{\"op\":\"remove\",\"path\":\"/securityLabel/1\"}]")))
                .containsExactly("N");
        assertThat(labels(patch("doctor", "[{\"op\":\"remove\",\"path\":\"/securityLabel\"}]")))
                .containsExactly("N");
    }

    @Test
    void archivesAndTakesOutOfTheArchive() {
        assertThat(patch("doctor", ARCHIVE).body()).contains(ARCHIVED);
        assertThat(current().status()).isEqualTo(AvailabilityStatus.ARCHIVED);

        var test = "{\"op\":\"test\",\"path\":\"/extension/0/valueBoolean\",\"value\":true}";
        var back = "{\"op\":\"replace\",\"path\":\"/extension/0/valueBoolean\",\"value\":false}";
        assertThat(patch("doctor", "[" + test + "," + back + "]").statusCode()).isEqualTo(200);
        assertThat(current().status()).isEqualTo(AvailabilityStatus.APPROVED);
    }

    @Test
    void understandsTheSpellingOfTheGuideForAnExtension() {
        var path = "/extension[url:'" + ARCHIVED + "']/valueBoolean";

        assertThat(patch("doctor", replace(path, "true")).statusCode()).isEqualTo(200);
        assertThat(current().status()).isEqualTo(AvailabilityStatus.ARCHIVED);
        assertThat(patch("doctor", replace(path, "false")).statusCode()).isEqualTo(200);
        assertThat(current().status()).isEqualTo(AvailabilityStatus.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"path\",\"valueString\":\"DocumentReference.extension('ARCHIVED').value\"},"
                        + "{\"name\":\"type\",\"valueCode\":\"replace\"},{\"name\":\"value\",\"valueBoolean\":true}",
                "{\"name\":\"path\",\"valueString\":\"DocumentReference.extension.where(url = 'ARCHIVED').value\"},"
                        + "{\"name\":\"type\",\"valueCode\":\"replace\"},{\"name\":\"value\",\"valueBoolean\":true}",
                "{\"name\":\"path\",\"valueString\":\"DocumentReference\"},{\"name\":\"type\",\"valueCode\":\"add\"},"
                        + "{\"name\":\"name\",\"valueString\":\"extension\"},{\"name\":\"value\",\"part\":["
                        + "{\"name\":\"url\",\"valueUri\":\"ARCHIVED\"},{\"name\":\"value\",\"valueBoolean\":true}]}",
            })
    void archivesByFhirPathPatch(String parts) {
        var answer = fhirPatch(parts.replace("ARCHIVED", ARCHIVED));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(current().status()).isEqualTo(AvailabilityStatus.ARCHIVED);
    }

    @Test
    void masksByFhirPathPatchInJsonAndXml() {
        var answer = fhirPatch("{\"name\":\"path\",\"valueString\":\"DocumentReference.securityLabel[0]\"},"
                + "{\"name\":\"type\",\"valueCode\":\"replace\"},"
                + "{\"name\":\"value\",\"valueCodeableConcept\":" + MASK + "}");
        assertThat(labels(answer)).containsExactly("N", "MASQUE_PS");

        var xml = served.send(
                "PATCH",
                "/DocumentReference/" + id,
                "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"operation\"/>"
                        + "<part><name value=\"type\"/><valueCode value=\"delete\"/></part>"
                        + "<part><name value=\"path\"/><valueString value=\"DocumentReference.securityLabel"
                        + ".where(coding.code = 'MASQUE_PS')\"/></part></parameter></Parameters>",
                headers("doctor", "application/fhir+xml"));
        assertThat(labels(xml)).containsExactly("N");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<replace sel=\"DocumentReference/status/@value\">superseded</replace>",
                "<replace sel=\"/f:DocumentReference/f:status\"><f:status value=\"superseded\"/></replace>",
            })
    void supersedesByXmlPatch(String operation) {
        var answer = xmlPatch(operation);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(current().status()).isEqualTo(AvailabilityStatus.DEPRECATED);
    }

    @Test
    void masksAndArchivesByXmlPatch() {
        var label =
                "<securityLabel xmlns=\"http://hl7.org/fhir\"><coding><code value=\"MASQUE_PS\"/></coding></securityLabel>";
        var extension = "<extension url=\"" + ARCHIVED + "\"><valueBoolean value=\"true\"/></extension>";

        assertThat(labels(xmlPatch("<add sel=\"DocumentReference\">" + label + "</add>")))
                .containsExactly("N", "MASQUE_PS");
        assertThat(labels(xmlPatch("<remove sel=\"DocumentReference/securityLabel[2]\"/>")))
                .containsExactly("N");
        assertThat(xmlPatch("<add sel=\"DocumentReference\">" + extension + "</add>")
                        .statusCode())
                .isEqualTo(200);
        assertThat(current().status()).isEqualTo(AvailabilityStatus.ARCHIVED);
        var back = "<replace sel=\"f:DocumentReference/f:extension[@url='" + ARCHIVED
                + "']/f:valueBoolean/@value\">false</replace>";
        assertThat(xmlPatch(back).statusCode()).isEqualTo(200);
        assertThat(current().status()).isEqualTo(AvailabilityStatus.APPROVED);
    }

    @Test
    void deletesForTheAuthorAloneAndForGood() {
        var delete = replace("/status", "\"entered-in-error\"");

        var refused = patch("patient", delete);
        var done = patch("doctor", delete);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(fault(refused)).isEqualTo("not-the-author");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(fault(done)).isEqualTo("document-deleted");
        assertThat(served.get("/DocumentReference/" + id, World.WHO, "doctor").statusCode())
                .isEqualTo(404);
        assertThat(patch("doctor", delete).statusCode()).isEqualTo(404);
    }

    @Test
    void findsTheDocumentByItsIdentifier() {
        var identifier = "urn:ietf:rfc:3986%7C" + paper.uniqueId();

        var answer = conditional("identifier=" + identifier);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(current().visibility()).isEqualTo(Visibility.OPEN.masked(true));
    }

    @Test
    void refusesAConditionThatNamesNoneOrIsNotAnIdentifier() {
        assertThat(conditional("identifier=urn:oid:9.9.9").statusCode()).isEqualTo(404);
        assertThat(conditional("status=current").statusCode()).isEqualTo(400);
        assertThat(conditional("_id=" + id).statusCode()).isEqualTo(400);
        assertThat(served.send(
                                "PATCH",
                                "/DocumentReference",
                                replace("/securityLabel/0", MASK),
                                headers("doctor", JSON_PATCH))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void mindsTheVersionThatTheClientHasSeen() {
        var tagged = new String[] {World.WHO, "doctor", "Content-Type", JSON_PATCH, "If-Match", "W/\"7\""};
        var wrong = served.send("PATCH", "/DocumentReference/" + id, ARCHIVE, tagged);
        tagged[5] = "W/\"1\"";
        var right = served.send("PATCH", "/DocumentReference/" + id, ARCHIVE, tagged);
        tagged[5] = "nonsense";

        assertThat(wrong.statusCode()).isEqualTo(412);
        assertThat(fault(wrong)).isEqualTo("version-conflict");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(served.send("PATCH", "/DocumentReference/" + id, ARCHIVE, tagged)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void changesNothingForAChangeThatIsNone() {
        var answer = patch("doctor", replace("/status", "\"current\""));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("W/\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"x\"}]",
                "[{\"op\":\"replace\",\"path\":\"/masterIdentifier/value\",\"value\":\"x\"}]",
                "[{\"op\":\"remove\",\"path\":\"/subject\"}]",
                "[{\"op\":\"add\",\"path\":\"\",\"value\":{}}]",
                "[{\"op\":\"add\",\"path\":\"/extension\",\"value\":[{\"url\":\"http://x\",\"valueString\":\"y\"}]}]",
                "[{\"op\":\"replace\",\"path\":\"/securityLabel\",\"value\":[{\"coding\":[{\"code\":\"R\"}]}]}]",
            })
    void refusesToChangeAnythingElse(String body) {
        var answer = patch("doctor", body);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(fault(answer)).isEqualTo("element-not-changeable");
        assertThat(current().identity().version()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "nonsense",
                "[]",
                "[{\"op\":\"explode\",\"path\":\"/status\",\"value\":1}]",
                "[{\"op\":\"copy\",\"from\":\"/status\",\"path\":\"/status\"}]",
                "[{\"op\":\"replace\",\"path\":\"/status\"}]",
                "[{\"op\":\"replace\",\"path\":\"status\",\"value\":\"current\"}]",
                "[{\"op\":\"replace\",\"path\":\"/securityLabel[where evil()]\",\"value\":1}]",
            })
    void refusesAPatchThatItCannotRead(String body) {
        var answer = patch("doctor", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fault(answer)).isEqualTo("patch-malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"imaginary\"}]",
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":{\"deep\":[1]}}]",
                "[{\"op\":\"remove\",\"path\":\"/status\"}]",
                "[{\"op\":\"replace\",\"path\":\"/securityLabel/7\",\"value\":{}}]",
                "[{\"op\":\"remove\",\"path\":\"/extension/0\"}]",
                "[{\"op\":\"test\",\"path\":\"/status\",\"value\":\"superseded\"}]",
                "[{\"op\":\"replace\",\"path\":\"/securityLabel/0/coding/0/code\",\"value\":{\"a\":1}}]",
                "[{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":{\"coding\":[{\"system\":"
                        + "\"https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument\","
                        + "\"code\":\"MASQUE_PSOCIAL\"}]}}]",
            })
    void refusesAPatchThatDoesNotApplyOrLeavesNoSense(String body) {
        var answer = patch("doctor", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(current().identity().version()).isEqualTo(1);
    }

    @Test
    void refusesFhirPathThatComputes() {
        for (var path : List.of("DocumentReference.repeat(children())", "status | status", "%resource.status")) {
            var answer = fhirPatch("{\"name\":\"path\",\"valueString\":\"" + path + "\"},"
                    + "{\"name\":\"type\",\"valueCode\":\"replace\"},{\"name\":\"value\",\"valueCode\":\"current\"}");

            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void refusesOtherKindsOfPatch() {
        assertThat(served.send("PATCH", "/DocumentReference/" + id, "{}", headers("doctor", "text/plain"))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void saysNothingOfWhatTheCallerMayNotKnow() {
        var masked = world.feed(report().by(World.STRANGER).hidden(Visibility.OPEN.masked(true)));

        var hidden = served.send("PATCH", "/DocumentReference/" + masked, ARCHIVE, headers("doctor", JSON_PATCH));
        var absent =
                served.send("PATCH", "/DocumentReference/" + UUID.randomUUID(), ARCHIVE, headers("doctor", JSON_PATCH));

        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(bare(hidden)).isEqualTo(bare(absent));
    }

    private HttpResponse<String> patch(String who, String body) {
        return served.send("PATCH", "/DocumentReference/" + id, body, headers(who, JSON_PATCH));
    }

    private HttpResponse<String> fhirPatch(String parts) {
        var body =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":[" + parts + "]}]}";
        return served.send("PATCH", "/DocumentReference/" + id, body, headers("doctor", FHIR_JSON));
    }

    private HttpResponse<String> xmlPatch(String operation) {
        var body = "<diff xmlns:f=\"http://hl7.org/fhir\">" + operation + "</diff>";
        return served.send("PATCH", "/DocumentReference/" + id, body, headers("doctor", XML_PATCH));
    }

    private HttpResponse<String> conditional(String query) {
        return served.send(
                "PATCH",
                "/DocumentReference?" + query,
                replace("/securityLabel/0", MASK),
                headers("doctor", JSON_PATCH));
    }

    private Documents.Listed current() {
        return world.ports.unit().of(() -> world.ports.documents().current(id).orElseThrow());
    }

    private static String[] headers(String who, String type) {
        return new String[] {World.WHO, who, "Content-Type", type};
    }

    private static List<String> labels(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(DocumentReference.class, answer).getSecurityLabel().stream()
                .map(CodeableConcept::getCodingFirstRep)
                .map(coding -> coding.getCode())
                .toList();
    }

    private static String replace(String path, String value) {
        return "[{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}]";
    }

    private static String label(String code) {
        return "{\"coding\":[{\"code\":\"" + code + "\"}]}";
    }

    private static String bare(HttpResponse<String> answer) {
        return answer.body().replaceAll("\\[[0-9a-f-]{36}]", "");
    }
}
