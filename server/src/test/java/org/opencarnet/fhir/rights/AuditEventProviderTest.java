package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.access.Action;
import org.opencarnet.access.Rule;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.Ins;

class AuditEventProviderTest {

    private static final String PERSON = "http://terminology.hl7.org/CodeSystem/audit-entity-type|";

    private final Ins ins = Api.enrolled();
    private final String martinsId = Api.newRpps();
    private final Api martin = Api.as(Api.physician(martinsId).with("SubjectOrganizationID", "1990000010"));
    private final String petitsId = Api.newRpps();
    private final Api petit = Api.as(Api.physician(petitsId));
    private final Api patient = Api.as(Someone.patient(ins, "Sophie LEFEBVRE"));

    private String search(String more) {
        return "/AuditEvent?patient.identifier=" + Api.token(ins) + more;
    }

    private List<AuditEvent> events(Api who, String more) {
        return Api.found(AuditEvent.class, who.get(search(more)));
    }

    private List<String> actions(Api who, String more) {
        return events(who, more).stream().map(AuditEventProviderTest::action).toList();
    }

    private static String action(AuditEvent event) {
        return event.getSubtype().get(1).getCode();
    }

    private static String actor(AuditEvent event) {
        return event.getAgent().get(2).getWho().getIdentifier().getValue();
    }

    private HttpResponse<String> declared(Api who) {
        return who.post("/Consent", """
                {"resourceType":"Consent","patient":{"identifier":{"system":"%s","value":"%s"}},
                 "provision":{"type":"permit"}}""".formatted(Api.TEST_OID, ins.matricule()));
    }

    @Test
    void thePatientSeesEveryAccessNewestFirst() {
        declared(martin);
        petit.get("/Patient?identifier=" + Api.token(ins));
        patient.get("/Consent?patient.identifier=" + Api.token(ins));

        assertThat(events(patient, ""))
                .extracting(AuditEventProviderTest::action)
                .containsExactly("SEE_AUTHORIZATIONS", "TEST_EXISTENCE", "AUTHORIZE", "OPEN_RECORD");
        assertThat(events(patient, "").get(0))
                .extracting(AuditEventProviderTest::action)
                .isEqualTo("READ_TRAIL");
    }

    @Test
    void anEventTellsWhoWhyWhatAndByWhichRules() {
        declared(Api.as(Api.physician(martinsId)
                .with("SubjectOrganizationID", "1990000010")
                .purpose("bris_de_glace", "patient inconscient")));

        var event = events(patient, "").get(0);

        assertThat(event.getType().getCode()).isEqualTo("rest");
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("create");
        assertThat(event.getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._0);
        assertThat(event.getOutcomeDesc()).isEqualTo("The professional declares the patient's consent.");
        assertThat(event.getPurposeOfEventFirstRep().getCoding())
                .extracting(coding -> coding.getCode())
                .containsExactly("bris_de_glace", "BTG");
        var user = event.getAgent().get(2);
        assertThat(user.getRequestor()).isTrue();
        assertThat(user.getName()).isEqualTo("Claire MARTIN");
        assertThat(actor(event)).isEqualTo(martinsId);
        assertThat(user.getRoleFirstRep().getCodingFirstRep().getCode()).isEqualTo("10");
        assertThat(user.getPurposeOfUseFirstRep().getText()).isEqualTo("patient inconscient");
        assertThat(user.getPolicy())
                .extracting(uri -> uri.getValue())
                .containsExactly("https://opencarnet.org/fhir/rule/consent-declared");
        assertThat(event.getAgent().get(3).getWho().getIdentifier().getValue()).isEqualTo("1990000010");
        assertThat(event.getAgentFirstRep().getNetwork().getAddress()).isEqualTo("127.0.0.1");
        assertThat(event.getEntityFirstRep().getWhat().getIdentifier().getValue())
                .isEqualTo(ins.matricule());
        var read = Api.read(
                AuditEvent.class,
                patient.get("/AuditEvent/" + event.getIdElement().getIdPart()));
        assertThat(read.getRecorded()).isEqualTo(event.getRecorded());
        assertThat(actor(read)).isEqualTo(martinsId);
    }

    @Test
    void aRefusedAccessIsThereWithItsReasons() {
        martin.get("/DocumentReference?patient.identifier=" + Api.token(ins) + "&status=current");

        var event = events(patient, "").get(0);

        assertThat(event.getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._4);
        assertThat(event.getOutcomeDesc()).isEqualTo("No consent of the patient was declared for this professional.");
        assertThat(Api.read(
                                AuditEvent.class,
                                patient.get(
                                        "/AuditEvent/" + event.getIdElement().getIdPart(), "Accept-Language", "fr"))
                        .getOutcomeDesc())
                .isNotEqualTo(event.getOutcomeDesc());
    }

    @Test
    void aProfessionalSeesHisOwnActsAlone() {
        declared(martin);
        declared(petit);

        assertThat(events(petit, "")).extracting(AuditEventProviderTest::actor).containsOnly(petitsId);
        assertThat(events(petit, "&agent.identifier=" + Api.encoded("urn:oid:1.2.250.1.71.4.2.1|" + martinsId)))
                .isEmpty();
        var martins = events(patient, "&agent.identifier=" + martinsId)
                .get(0)
                .getIdElement()
                .getIdPart();
        assertThat(petit.get("/AuditEvent/" + martins).statusCode()).isEqualTo(404);
        assertThat(petit.get("/AuditEvent/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(martin.get("/AuditEvent/" + martins).statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasAskedForInVainDoesNotTellTheActorWhoseItIs() {
        var hidden = Api.read(Consent.class, declared(petit)).getIdElement().getIdPart();
        declared(martin);

        assertThat(martin.get("/Consent/" + hidden).statusCode()).isEqualTo(404);
        assertThat(martin.get("/Consent/" + hidden).statusCode()).isEqualTo(404);

        assertThat(events(martin, "&_count=1"))
                .extracting(AuditEventProviderTest::action)
                .containsExactly("AUTHORIZE");
        assertThat(events(patient, "&agent.identifier=" + martinsId))
                .extracting(AuditEventProviderTest::action)
                .containsExactly("READ_TRAIL", "SEE_AUTHORIZATIONS", "SEE_AUTHORIZATIONS", "AUTHORIZE");
    }

    @Test
    void theMedecinTraitantSeesAll() {
        declared(petit);
        martin.post("/Consent", """
                {"resourceType":"Consent","patient":{"identifier":{"system":"%s","value":"%s"}},
                 "extension":[{"url":"%s","valueCode":"MEDECIN_TRAITANT"}],"provision":{"type":"permit"}}""".formatted(Api.TEST_OID, ins.matricule(), FhirPackage.AUTHORIZATION_ROLE));

        assertThat(events(martin, "")).extracting(AuditEventProviderTest::actor).contains(petitsId, martinsId);
    }

    @Test
    void goesPageByPageWithoutALossOrARepetition() {
        for (var i = 0; i < 5; i++) {
            declared(martin);
        }
        var seen = new HashSet<String>();
        var next = search("&_count=2&agent.identifier=" + martinsId);
        for (var pages = 0; !next.isEmpty() && pages < 9; pages++) {
            var page = Api.read(Bundle.class, patient.get(next));
            assertThat(page.getEntry()).hasSizeLessThanOrEqualTo(2);
            page.getEntry()
                    .forEach(entry -> assertThat(seen.add(entry.getFullUrl())).isTrue());
            next = page.getLink("next") == null
                    ? ""
                    : page.getLink("next")
                            .getUrl()
                            .substring(CarnetInMemory.base().length());
        }

        assertThat(seen).hasSize(5);
    }

    @Test
    void datesBoundIt() {
        declared(martin);

        assertThat(events(patient, "&date=ge2000-01-01&date=le2100-01-01")).isNotEmpty();
        assertThat(events(patient, "&date=ge2100-01-01")).isEmpty();
        assertThat(events(patient, "&date=le2000-01-01")).isEmpty();
        assertThat(events(patient, "&date=ge2000-01-01&date=ge2100-01-01")).isEmpty();
    }

    @Test
    void onlyTheActsOfAKindAreFound() {
        declared(martin);
        martin.get("/DocumentReference?patient.identifier=" + Api.token(ins) + "&status=current");

        assertThat(events(patient, "&subtype=AUTHORIZE"))
                .extracting(AuditEventProviderTest::action)
                .containsExactly("AUTHORIZE");
        assertThat(events(patient, "&subtype=AUTHORIZE,LIST&agent.identifier=" + martinsId))
                .extracting(AuditEventProviderTest::action)
                .containsExactly("LIST", "AUTHORIZE");
        assertThat(events(patient, "&subtype=" + Api.encoded("http://hl7.org/fhir/restful-interaction|search-type")))
                .extracting(AuditEventProviderTest::action)
                .contains("LIST", "READ_TRAIL")
                .doesNotContain("AUTHORIZE");
        assertThat(events(patient, "&action=C"))
                .extracting(AuditEventProviderTest::action)
                .containsExactly("AUTHORIZE", "OPEN_RECORD");
        assertThat(events(patient, "&action=C&subtype=LIST")).isEmpty();
        assertThat(events(patient, "&subtype=nonsense")).isEmpty();
    }

    @Test
    void onlyWhatEndedSoOrCameFromThereIsFound() {
        declared(martin);
        petit.get("/DocumentReference?patient.identifier=" + Api.token(ins) + "&status=current");

        assertThat(actions(patient, "&outcome=4")).containsExactly("LIST");
        assertThat(actions(patient, "&outcome=0"))
                .contains("AUTHORIZE", "OPEN_RECORD")
                .doesNotContain("LIST");
        assertThat(events(patient, "&outcome=0,4&subtype=LIST,AUTHORIZE")).hasSize(2);
        assertThat(events(patient, "&address=127.0.0.&action=C")).hasSize(2);
        assertThat(events(patient, "&address=192.0.2.1")).isEmpty();
        assertThat(events(patient, "&type=rest&action=C")).hasSize(2);
        assertThat(events(patient, "&type=110112")).isEmpty();
        assertThat(events(patient, "&entity=DocumentReference/" + UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void onlyWhatWasDoneUponItIsFound() {
        declared(martin);
        petit.get("/DocumentReference?patient.identifier=" + Api.token(ins) + "&status=current");
        var requestId = events(patient, "&subtype=AUTHORIZE")
                .get(0)
                .getEntity()
                .get(2)
                .getWhat()
                .getIdentifier()
                .getValue();

        assertThat(actions(patient, "&entity.identifier=" + requestId)).containsExactly("AUTHORIZE");
        assertThat(actions(patient, "&action=C&entity.identifier=" + Api.token(ins)))
                .containsExactly("AUTHORIZE", "OPEN_RECORD");
        assertThat(events(patient, "&entity.identifier=" + Api.encoded("urn:oid:1.2.3|" + ins.matricule())))
                .isEmpty();
        assertThat(actions(patient, "&entity-role=24&agent.identifier=" + petitsId))
                .containsExactly("LIST");
        assertThat(events(patient, "&entity-role=24&action=C")).isEmpty();
        assertThat(actions(patient, "&action=C&entity-type=" + Api.encoded(PERSON + "1,urn:x|2")))
                .containsExactly("AUTHORIZE", "OPEN_RECORD");
        assertThat(events(patient, "&entity-type=4")).isEmpty();
        assertThat(events(patient, "&source.identifier=Carnet")).isEmpty();
    }

    @Test
    void oneIsFoundByItsIdOrByWhenItCame() {
        declared(petit);
        declared(martin);
        var id = events(patient, "&subtype=AUTHORIZE").get(0).getIdElement().getIdPart();

        assertThat(actions(patient, "&_id=" + id)).containsExactly("AUTHORIZE");
        assertThat(actions(patient, "&_id=" + UUID.randomUUID() + "," + id)).containsExactly("AUTHORIZE");
        assertThat(events(petit, "&_id=" + id)).as("of somebody else").isEmpty();
        assertThat(actions(patient, "&action=C&_lastUpdated=ge2000-01-01")).hasSize(3);
        assertThat(events(patient, "&_lastUpdated=lt2000-01-01")).isEmpty();
        assertThat(events(patient, "&_id=" + id))
                .allSatisfy(
                        event -> assertThat(event.getMeta().getLastUpdated()).isEqualTo(event.getRecorded()));
    }

    @Test
    void anEventIsASentenceToo() {
        declared(martin);
        var id = events(patient, "&subtype=AUTHORIZE").get(0).getIdElement().getIdPart();

        assertThat(narrative(id, "fr")).contains("Claire MARTIN s'est déclaré autorisé à accéder au DMP.");
        assertThat(narrative(id, "en")).contains("Claire MARTIN declared to be authorized to access the record.");
    }

    private String narrative(String id, String language) {
        return Api.read(AuditEvent.class, patient.get("/AuditEvent/" + id, "Accept-Language", language))
                .getText()
                .getDiv()
                .allText();
    }

    @Test
    void othersLearnNothing() {
        var other = Api.as(Someone.patient(Api.enrolled(), "Jean BERNARD"));
        var structure = Api.as(Someone.structure("1990000028", "Hôpital"));

        assertThat(other.get(search("")).statusCode()).isEqualTo(403);
        assertThat(structure.get(search("")).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/AuditEvent", "/AuditEvent?date=ge2020-01-01", "/AuditEvent?agent.name=x"})
    void refusesWhatCannotBeAsked(String path) {
        assertThat(patient.get(path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&date=yesterday",
                "&agent=x",
                "&_cursor=abc",
                "&_cursor=f_______________________________",
                "&_count=x",
                "&entity.identifier=urn:ietf:rfc:3986%7C",
                "&entity-type=%7C",
                "&entity:identifier=x",
                "&source=x"
            })
    void refusesWhatCannotBeAskedBesides(String more) {
        assertThat(patient.get(search(more)).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyChangesTheTrail() {
        var body = "{\"resourceType\":\"AuditEvent\"}";

        assertThat(patient.put("/AuditEvent/1", body).statusCode()).isEqualTo(405);
        assertThat(patient.send("DELETE", "/AuditEvent/1", "").statusCode()).isEqualTo(405);
    }

    @Test
    void everyActionIsPublishedAndEveryRuleHasWords() {
        var published = FhirPackage.publications().stream()
                .filter(one -> one.id().equals("action"))
                .map(one -> Api.FHIR.newJsonParser().parseResource(CodeSystem.class, one.json()))
                .flatMap(one -> one.getConcept().stream())
                .map(concept -> concept.getCode())
                .collect(Collectors.toSet());
        var permitting = Arrays.stream(Rule.values())
                .filter(Rule::permits)
                .map(Rule::name)
                .collect(Collectors.toSet());

        assertThat(published)
                .isEqualTo(Arrays.stream(Action.values()).map(Action::name).collect(Collectors.toSet()));
        for (var language : Set.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(ResourceBundle.getBundle("org.opencarnet.fhir.rights.rules", language)
                            .keySet())
                    .isEqualTo(permitting);
        }
    }
}
