package org.opencarnet.fhir.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.testing.Paper.report;
import static org.opencarnet.fhir.testing.Served.bundle;
import static org.opencarnet.fhir.testing.Served.fault;
import static org.opencarnet.fhir.testing.Served.ids;
import static org.opencarnet.fhir.testing.Served.read;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.opencarnet.fhir.testing.World;

class DocumentSearchTest extends ShelfOfDocuments {

    @Test
    void showsADoctorAllButWhatIsMaskedNewestFirst() {
        assertThat(found("doctor", "")).containsExactly(invisible, laboratory, replacement, replaced, old);
    }

    @Test
    void showsThePatientAllButWhatIsNotYetVisible() {
        assertThat(found("patient", "")).containsExactly(masked, laboratory, replacement, replaced, old);
    }

    @Test
    void showsAnOpticianNothingThatTheMatrixDenies() {
        assertThat(found("optician", "")).isEmpty();
    }

    @Test
    void letsNobodyFindOutByALabelThatSomethingIsMasked() {
        assertThat(found("doctor", "&security-label=MASQUE_PS")).isEmpty();
        assertThat(found("patient", "&security-label=MASQUE_PS")).containsExactly(masked);
        assertThat(found("stranger", "&security-label=MASQUE_PS")).containsExactly(masked);
    }

    @Test
    void sortsAsAsked() {
        assertThat(found("doctor", "&_sort=date")).containsExactly(old, replaced, replacement, laboratory, invisible);
        assertThat(found("doctor", "&_sort=-creation"))
                .containsExactly(invisible, laboratory, replacement, replaced, old);
        assertThat(found("doctor", "&_sort=_lastUpdated")).hasSize(5);
    }

    @Test
    void pagesByLinksThatCarryTheQuestionAndAPosition() {
        var first = bundle(get("doctor", DURAND + "&_count=2&status=current"));
        var second = bundle(follow("doctor", first));

        assertThat(first.getTotal()).isEqualTo(4);
        assertThat(documents(first)).containsExactly(invisible, laboratory);
        assertThat(documents(second)).containsExactly(replacement, old);
        assertThat(second.getTotal()).isEqualTo(4);
        assertThat(second.getLink("next")).isNull();
        assertThat(second.getLink("self").getUrl()).contains("_cursor=", "status=current");
    }

    @Test
    void decidesEachPageAnew() {
        var own = new World();
        own.feed(report().by(World.STRANGER));
        own.feed(report().by(World.STRANGER));
        try (var serving = own.served()) {
            var first = bundle(serving.get("/DocumentReference?_count=1&" + DURAND, World.WHO, "doctor"));
            var next = path(first.getLink("next").getUrl());
            own.withdraw(World.DOCTOR);

            var second = bundle(serving.get(next, World.WHO, "doctor"));

            assertThat(documents(first)).hasSize(1);
            assertThat(documents(second)).isEmpty();
            assertThat(second.getTotal()).isZero();
        }
    }

    @Test
    void refusesACursorThatIsNone() {
        assertThat(get("doctor", DURAND + "&_cursor=abc").statusCode()).isEqualTo(400);
        assertThat(get("doctor", DURAND + "&_cursor=%25%25").statusCode()).isEqualTo(400);
    }

    @Test
    void searchesByPostAsByGet() {
        var answer = served.send(
                "POST",
                "/DocumentReference/_search?status=current",
                DURAND + "&type=11502-2",
                "Content-Type",
                "application/x-www-form-urlencoded",
                World.WHO,
                "doctor");

        assertThat(documents(bundle(answer))).containsExactly(laboratory);
        assertThat(bundle(answer).getLink("self").getUrl()).contains("type=11502-2", "status=current", "patient.id");
    }

    @Test
    void findsThePatientByReferenceToo() {
        assertThat(documents(bundle(get("doctor", "patient=" + world.durand + "&date=2020"))))
                .containsExactly(old);
        assertThat(documents(bundle(get("doctor", "subject=Patient/" + world.durand + "&date=2020"))))
                .containsExactly(old);
        assertThat(documents(
                        bundle(get("doctor", "patient=" + served.base() + "/Patient/" + world.durand + "&date=2020"))))
                .containsExactly(old);
    }

    @Test
    void answersEmptyForAPatientWithoutRecordAndNotForARecordThatIsNotOnesOwn() {
        var unknown = "patient.identifier=urn:oid:1.2.250.1.213.1.4.10%7C279035121518888";

        assertThat(bundle(get("doctor", "patient=" + UUID.randomUUID())).getTotal())
                .isZero();
        assertThat(get("otherPatient", DURAND).statusCode()).isEqualTo(403);
        assertThat(fault(get("otherPatient", DURAND))).isEqualTo("not-their-record");
        assertThat(fault(get("otherPatient", "patient=" + UUID.randomUUID()))).isEqualTo("not-their-record");
        assertThat(get("enrolment", DURAND).statusCode()).isEqualTo(403);
        assertThat(get("doctor", unknown).statusCode()).isEqualTo(400);
    }

    @Test
    void tellsAStrangerWhyHeSeesHisOwnDocumentsOnly() {
        var bundle = bundle(get("stranger", DURAND));

        assertThat(documents(bundle)).containsExactly(masked, laboratory);
        var outcome = (OperationOutcome) bundle.getEntry().get(2).getResource();
        assertThat(bundle.getEntry().get(2).getSearch().getMode()).isEqualTo(Bundle.SearchEntryMode.OUTCOME);
        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo("not-authorized");
        assertThat(outcome.getIssueFirstRep().getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.WARNING);
    }

    @Test
    void showsThePatientWithTheDocumentsWhereAsked() {
        var bundle = bundle(get("doctor", DURAND + "&date=2020&_include=DocumentReference:subject"));

        assertThat(bundle.getEntry()).hasSize(2);
        assertThat(bundle.getEntry().get(1).getResource()).isInstanceOf(Patient.class);
        assertThat(bundle.getEntry().get(1).getSearch().getMode()).isEqualTo(Bundle.SearchEntryMode.INCLUDE);
        assertThat(bundle.getTotal()).isEqualTo(1);
    }

    @Test
    void ignoresUnknownParametersWithAWarningUnlessStrictnessIsPreferred() {
        var answer = get("doctor", DURAND + "&date=2020&colour=blue");
        var strict = served.get(
                "/DocumentReference?colour=blue&" + DURAND, World.WHO, "doctor", "Prefer", "handling=strict");

        assertThat(documents(bundle(answer))).containsExactly(old);
        assertThat(answer.body()).contains("parameter-ignored");
        assertThat(bundle(answer).getLink("self").getUrl()).doesNotContain("colour");
        assertThat(strict.statusCode()).isEqualTo(400);
        assertThat(fault(strict)).isEqualTo("parameter-unknown");
    }

    @Test
    void needsAPatient() {
        var answer = get("doctor", "status=current");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fault(answer)).isEqualTo("parameter-missing");
    }

    @Test
    void countsWithoutShowing() {
        for (var query : List.of("_summary=count", "_count=0")) {
            var bundle = bundle(get("doctor", DURAND + "&" + query));

            assertThat(bundle.getTotal()).isEqualTo(5);
            assertThat(bundle.getEntry()).isEmpty();
        }
        assertThat(bundle(get("doctor", DURAND + "&_count=1&_total=none")).hasTotal())
                .isFalse();
    }

    @Test
    void sendsStoredTextsAndEncodedResourcesWithEqualContent() throws Exception {
        var query = DURAND + "&_count=3&_include=DocumentReference:subject&colour=blue";
        var stored = get("doctor", query);
        var encoded = get("doctor", query + "&_pretty=true");
        var xml = served.get("/DocumentReference?" + query, World.WHO, "doctor", "Accept", "application/fhir+xml");

        assertThat(comparable(encoded.body())).isEqualTo(comparable(stored.body()));
        var fromXml = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(read(Bundle.class, xml));
        assertThat(comparable(fromXml)).isEqualTo(comparable(stored.body()));
    }

    @Test
    void shortensOnWishTheSlowWay() {
        var elements = bundle(get("doctor", DURAND + "&date=2020&_elements=status"));
        var summary = bundle(get("doctor", DURAND + "&date=2020&_summary=true"));

        var document = (DocumentReference) elements.getEntryFirstRep().getResource();
        assertThat(document.hasStatus()).isTrue();
        assertThat(document.hasContent()).isFalse();
        assertThat(documents(summary)).containsExactly(old);
    }

    @Test
    void compressesWhereAsked() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(URI.create(served.base() + "/DocumentReference?" + DURAND))
                .headers(World.WHO, "doctor", "Accept-Encoding", "gzip")
                .build();

        var answer = java.net.http.HttpClient.newHttpClient()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        var text = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(text, java.nio.charset.StandardCharsets.UTF_8)).contains(old.toString());
    }

    @Test
    void givesUrlsThatLeadToTheBytes() {
        var document = (DocumentReference)
                bundle(get("doctor", DURAND + "&date=2020")).getEntryFirstRep().getResource();

        var url = document.getContentFirstRep().getAttachment().getUrl();
        assertThat(url).isEqualTo(served.base() + "/Binary/" + old);
        assertThat(served.get(path(url), World.WHO, "doctor").body()).isEqualTo("Tout va bien.");
    }

    private static HttpResponse<String> follow(String who, Bundle page) {
        return served.get(path(page.getLink("next").getUrl()), World.WHO, who);
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/fhir") + 5);
    }

    /** What must not be compared: ids made for the answer, the request id, and the link to itself. */
    private static Object comparable(String json) throws Exception {
        var bundle = (ObjectNode) new ObjectMapper().readTree(json);
        bundle.remove("id");
        bundle.remove("link");
        bundle.withArray("entry").forEach(entry -> {
            if (entry.at("/search/mode").asText().equals("outcome")) {
                ((ObjectNode) entry).remove("fullUrl");
                ((ObjectNode) entry.at("/resource/issue/0")).remove("diagnostics");
            }
        });
        return bundle;
    }

    private static List<UUID> documents(Bundle bundle) {
        return ids(bundle, DocumentReference.class);
    }
}
