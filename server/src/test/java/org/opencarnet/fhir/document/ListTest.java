package org.opencarnet.fhir.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.testing.Paper.report;
import static org.opencarnet.fhir.testing.Served.bundle;
import static org.opencarnet.fhir.testing.Served.fault;
import static org.opencarnet.fhir.testing.Served.read;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;
import org.opencarnet.record.Visibility;

class ListTest {

    private static final String DURAND =
            "patient.identifier=urn:oid:1.2.250.1.213.1.4.10%7C" + World.DURAND.matricule();

    private static World world;
    private static Served served;
    private static UUID open;
    private static UUID masked;
    private static UUID openSet;
    private static UUID maskedSet;
    private static UUID cardiology;
    private static UUID reserved;

    @BeforeAll
    static void feed() {
        world = new World();
        open = world.feed(report().at("2024-01-01T10:00:00Z"));
        masked = world.feed(
                report().by(World.STRANGER).hidden(Visibility.OPEN.masked(true)).at("2023-01-01T10:00:00Z"));
        openSet = world.setOf(open);
        maskedSet = world.setOf(masked);
        cardiology = world.folder("Cardiologie", open);
        reserved = world.folder("Réservé", open);
        served = world.served();
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Test
    void showsSetsAndFoldersWithTheMembersThatMayBeKnown() {
        var bundle = bundle(get("doctor", DURAND + "&code=folder"));

        assertThat(bundle.getTotal()).isEqualTo(2);
        var folder = (ListResource) bundle.getEntryFirstRep().getResource();
        assertThat(folder.getEntry())
                .extracting(entry -> entry.getItem().getReference())
                .containsExactly("DocumentReference/" + open);
        assertThat(bundle.getEntryFirstRep().getFullUrl()).startsWith(served.base() + "/List/");
    }

    @Test
    void hidesASetOfWhoseDocumentsNoneMayBeKnown() {
        assertThat(found("doctor", "&code=submissionset")).contains(openSet).doesNotContain(maskedSet);
        assertThat(found("patient", "&code=submissionset")).contains(openSet, maskedSet);
        assertThat(found("stranger", "&code=submissionset")).containsExactly(maskedSet);
    }

    @Test
    void tellsAStrangerWhyHeSeesHisOwnOnly() {
        var entries = bundle(get("stranger", DURAND)).getEntry();

        var last = entries.get(entries.size() - 1);
        assertThat(last.getSearch().getMode()).isEqualTo(Bundle.SearchEntryMode.OUTCOME);
        assertThat(((OperationOutcome) last.getResource())
                        .getIssueFirstRep()
                        .getDetails()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("not-authorized");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "code=https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes%7Csubmissionset&date=2024; openSet",
                "date=lt2025; openSet",
                "date=gt2025&code=submissionset&date=lt2026; ",
                "status=current&date=2024; openSet",
                "status=retired; ",
                "designationType=04&date=2024; openSet",
                "designationType=1.2.250%7C04; ",
                "designationType=DOSSIER&title=card; cardiology",
                "sourceId=urn:oid:1.2.250.1.999.1&date=2024; openSet",
                "sourceId=1.2.250.1.999.1&date=2024; openSet",
                "sourceId=1.2.250.1.999.2; ",
                "title=card; cardiology",
                "title=RÉS; reserved",
                "source.family=mart&date=2024; openSet",
                "source.given=élise&date=2024; openSet",
                "source.given=bob; ",
                "source=Practitioner/810000000001&date=2024; openSet",
                "authorOrg=Organization/1; ",
                "isArchived=false&date=2024; openSet",
                "isArchived=true; ",
                "_lastUpdated=2026-03-10&date=2024; openSet",
                "_lastUpdated=lt2026; ",
            })
    void findsByEveryParameterOfMhdAndPdsm(String query, String names) {
        assertThat(found("doctor", "&" + query)).containsExactlyElementsOf(named(names));
    }

    @Test
    void findsByIdAndIdentifier() {
        assertThat(found("doctor", "&_id=" + openSet)).containsExactly(openSet);
        assertThat(found("doctor", "&identifier=urn:ietf:rfc:3986%7Curn:uuid:" + openSet))
                .containsExactly(openSet);
        assertThat(found("doctor", "&identifier=urn:uuid:" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void pagesNewestFirst() {
        var first = bundle(get("doctor", DURAND + "&_count=3"));
        var rest = served.get(
                first.getLink("next").getUrl().substring(served.base().length()), World.WHO, "doctor");

        assertThat(ids(first)).hasSize(3);
        assertThat(ids(bundle(rest))).doesNotContainAnyElementsOf(ids(first)).contains(openSet);
        assertThat(found("doctor", "&_sort=date").get(0)).isEqualTo(openSet);
        assertThat(bundle(get("doctor", DURAND + "&_summary=count")).getEntry()).isEmpty();
    }

    @Test
    void searchesByPostAndShowsThePatient() {
        var answer = served.send(
                "POST",
                "/List/_search",
                DURAND + "&code=folder&_include=List:subject",
                "Content-Type",
                "application/x-www-form-urlencoded",
                World.WHO,
                "doctor");

        assertThat(bundle(answer).getEntry())
                .extracting(Bundle.BundleEntryComponent::getResource)
                .hasAtLeastOneElementOfType(Patient.class);
    }

    @Test
    void readsOneAndAnswersHiddenAndAbsentAlike() {
        var shown = served.get("/List/" + openSet, World.WHO, "doctor");
        var hidden = served.get("/List/" + maskedSet, World.WHO, "doctor");
        var absent = served.get("/List/" + UUID.randomUUID(), World.WHO, "doctor");

        assertThat(read(ListResource.class, shown).getEntry()).hasSize(1);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(bare(hidden)).isEqualTo(bare(absent));
        assertThat(served.get("/List/" + openSet, World.WHO, "otherPatient").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"code:not=folder", "status=imaginary", "_has:x=1", "_sort=title", "source.name=x", "isArchived=x"
            })
    void refusesWhatIsOutsideTheWhiteList(String query) {
        assertThat(get("doctor", DURAND + "&" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void answersLikeTheSearchOfDocumentsForRecordsThatAreAbsentOrNotOnesOwn() {
        assertThat(bundle(get("doctor", "patient=" + UUID.randomUUID())).getTotal())
                .isZero();
        assertThat(fault(get("otherPatient", DURAND))).isEqualTo("not-their-record");
        assertThat(fault(get("doctor", "code=folder"))).isEqualTo("parameter-missing");
    }

    private static List<UUID> named(String names) {
        return names == null
                ? List.of()
                : Arrays.stream(names.split(" "))
                        .map(name -> switch (name) {
                            case "openSet" -> openSet;
                            case "cardiology" -> cardiology;
                            case "reserved" -> reserved;
                            default -> throw new IllegalArgumentException(name);
                        })
                        .toList();
    }

    private static HttpResponse<String> get(String who, String query) {
        return served.get("/List?" + query, World.WHO, who);
    }

    private static List<UUID> found(String who, String query) {
        return ids(bundle(get(who, DURAND + query)));
    }

    private static List<UUID> ids(Bundle bundle) {
        return Served.ids(bundle, ListResource.class);
    }

    private static String bare(HttpResponse<String> answer) {
        return answer.body().replaceAll("\\[[0-9a-f-]{36}]", "");
    }
}
