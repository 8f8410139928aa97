package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Tell;
import org.opencarnet.sharing.Tell.Letter;
import org.opencarnet.terminology.HabilitationMatrix;

/** Subscribing, over HTTP. */
class SubscriptionProviderTest {

    private static final String ACTIVITY = "https://opencarnet.org/fhir/SubscriptionTopic/record-activity";
    private static final String DSUBM =
            "https://profiles.ihe.net/ITI/DSUBm/SubscriptionTopic/DSUBm-SubscriptionTopic-DocumentReference-";
    private static final String FILTER =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria";
    private static final String MAIL = "\"type\":\"email\",\"endpoint\":\"mailto:sophie@example.org\"";
    private static final String HOOK = "\"type\":\"rest-hook\",\"endpoint\":\"https://ehr.example.org/notify\"";

    private final Ins ins = Api.enrolled();
    private final Api martin = Api.as(Api.physician(Api.newRpps()));
    private final Api patient = Api.as(Someone.patient(ins, "Sophie LEFEBVRE"));

    private static String subscription(String topic, String channel, String more) {
        return """
                {"resourceType":"Subscription","status":"requested","reason":"x","criteria":"%s","channel":{%s}%s}""".formatted(topic, channel, more);
    }

    private String ofThePatient() {
        return ",\"_criteria\":{\"extension\":[{\"url\":\"" + FILTER
                + "\",\"valueString\":\"DocumentReference?patient.identifier=" + Api.TEST_OID + "|" + ins.matricule()
                + "\"}]}";
    }

    private void authorize() {
        var consent = "{\"resourceType\":\"Consent\",\"patient\":{\"identifier\":{\"system\":\"" + Api.TEST_OID
                + "\",\"value\":\"" + ins.matricule() + "\"}},\"provision\":{\"type\":\"permit\"}}";
        assertThat(martin.post("/Consent", consent).statusCode()).isEqualTo(201);
    }

    private static Subscription created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.read(Subscription.class, answer);
    }

    private static String path(Subscription one) {
        return "/Subscription/" + one.getIdElement().getIdPart();
    }

    private static String code(Subscription one) {
        var id = UUID.fromString(one.getIdElement().getIdPart());
        return CarnetInMemory.store()
                .subscriptions()
                .subscription(id)
                .flatMap(kept -> kept.state().code())
                .orElseThrow()
                .digits();
    }

    private static String parameters(String code) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"code\",\"valueString\":\"" + code + "\"}]}";
    }

    private Subscription confirmed() {
        var asked = created(patient.post("/Subscription", subscription(ACTIVITY, MAIL, "")));
        return Api.read(Subscription.class, patient.post(path(asked) + "/$confirm", parameters(code(asked))));
    }

    /** What is sent now for one subscription, and arrives. */
    private static List<Occasion> told(Subscription one) {
        var clock = CarnetInMemory.clock();
        var access = new Access(Policy.DEFAULT, HabilitationMatrix.published().withAssumedRows());
        var tell = new Tell(new Reception(CarnetInMemory.store(), access, clock));
        var told = new ArrayList<Occasion>();
        tell.spread(clock.instant(), 1000);
        for (var next = tell.next(clock.instant(), clock.instant().plusSeconds(60));
                !(next instanceof Tell.Nothing);
                next = tell.next(clock.instant(), clock.instant().plusSeconds(60))) {
            if (next instanceof Letter letter) {
                tell.arrived(letter);
                if (letter.subscription()
                        .id()
                        .toString()
                        .equals(one.getIdElement().getIdPart())) {
                    told.add(letter.message().occasion());
                }
            }
        }
        return told;
    }

    @Test
    void aPatientConfirmsAnAddressAndIsToldOfAFirstConsultation() {
        var asked = created(patient.post("/Subscription", subscription(ACTIVITY, MAIL, "")));
        assertThat(asked.getStatus()).isEqualTo(SubscriptionStatus.REQUESTED);
        assertThat(told(asked)).containsExactly(Occasion.CODE);

        var wrong = patient.post(path(asked) + "/$confirm", parameters("x"));
        var right = patient.post(path(asked) + "/$confirm", parameters(code(asked)));

        assertThat(Api.complaints(wrong)).containsExactly("code-wrong");
        assertThat(Api.read(Subscription.class, right).getStatus()).isEqualTo(SubscriptionStatus.ACTIVE);
        authorize();
        martin.get("/DocumentReference?status=current&patient.identifier=" + Api.token(ins));
        assertThat(told(asked)).containsExactly(Occasion.FIRST_CONSULTATION);
    }

    @Test
    void anAnswerNeverShowsTheCode() {
        var answer = patient.post("/Subscription", subscription(ACTIVITY, MAIL, ""));

        assertThat(answer.body()).doesNotContain(code(created(answer)));
    }

    @Test
    void aSoftwareSubscribesToTheDocumentsOfOnePatient() {
        authorize();
        var asked = created(martin.post(
                "/Subscription",
                subscription(
                        DSUBM + "PatientDependent",
                        HOOK + ",\"payload\":\"application/fhir+json\",\"header\":[\"Authorization: Bearer x\"]",
                        ofThePatient())));

        assertThat(asked.getStatus()).isEqualTo(SubscriptionStatus.REQUESTED);
        assertThat(asked.getCriteriaElement()
                        .getExtensionByUrl(FILTER)
                        .getValue()
                        .primitiveValue())
                .startsWith("DocumentReference?patient=Patient/");
        assertThat(told(asked)).containsExactly(Occasion.HANDSHAKE);
        var status = Api.read(Bundle.class, martin.get(path(asked) + "/$status"));
        var parameters = (Parameters) status.getEntryFirstRep().getResource();
        assertThat(parameters.getParameter("status").getValue().primitiveValue())
                .isEqualTo("active");
        assertThat(parameters.getParameter("type").getValue().primitiveValue()).isEqualTo("query-status");
        assertThat(parameters
                        .getParameter("events-since-subscription-start")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("0");
        var events = Api.read(Bundle.class, martin.get(path(asked) + "/$events?eventsSinceNumber=1"));
        assertThat(events.getType()).isEqualTo(Bundle.BundleType.HISTORY);
    }

    @Test
    void followsAllPatientsWithoutNamingOne() {
        var asked = created(martin.post("/Subscription", subscription(DSUBM + "MultiPatient", HOOK, "")));

        assertThat(asked.getCriteriaElement().hasExtension()).isFalse();
        assertThat(martin.send("DELETE", path(asked), "").statusCode()).isIn(200, 204);
        assertThat(martin.get(path(asked)).statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayNotListTheRecordMayNotSubscribeToIt() {
        var answer = martin.post("/Subscription", subscription(DSUBM + "PatientDependent", HOOK, ofThePatient()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Api.complaints(answer)).containsExactly("not-authorized");
    }

    @Test
    void isTurnedOffAndAskedForAnew() {
        var one = confirmed();
        var off = subscription(ACTIVITY, MAIL, "").replace("requested", "off");

        var answer = patient.put(path(one), withId(one, off));
        var again = patient.put(path(one), withId(one, subscription(ACTIVITY, MAIL, "")));

        assertThat(Api.read(Subscription.class, answer).getStatus()).isEqualTo(SubscriptionStatus.OFF);
        assertThat(Api.read(Subscription.class, again).getStatus()).isEqualTo(SubscriptionStatus.REQUESTED);
        var stale = patient.put(path(one), withId(one, off), "If-Match", "W/\"1\"");
        assertThat(stale.statusCode()).isEqualTo(412);
    }

    private static String withId(Subscription one, String json) {
        return json.replace(
                "\"resourceType\":\"Subscription\"",
                "\"resourceType\":\"Subscription\",\"id\":\""
                        + one.getIdElement().getIdPart() + "\"");
    }

    @Test
    void everybodyFindsHisOwnAlone() {
        var one = confirmed();

        assertThat(Api.found(Subscription.class, patient.get("/Subscription?status=active")))
                .extracting(found -> found.getIdElement().getIdPart())
                .containsExactly(one.getIdElement().getIdPart());
        assertThat(Api.found(Subscription.class, patient.get("/Subscription?status=off,error")))
                .isEmpty();
        assertThat(Api.found(Subscription.class, martin.get("/Subscription"))).isEmpty();
        for (var path : List.of(path(one), path(one) + "/$status", path(one) + "/$events")) {
            assertThat(martin.get(path).statusCode()).isEqualTo(404);
        }
        assertThat(Api.nobody().get(path(one)).statusCode()).isEqualTo(401);
        assertThat(martin.get("/Subscription?criteria=x").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "https://example.org/topic # `\"type\":\"email\",\"endpoint\":\"mailto:a@example.org\"` # topic-unknown at Subscription.criteria",
                "ACTIVITY # `\"type\":\"email\",\"endpoint\":\"mailto:a b@example.org\"` # channel-endpoint at Subscription.channel.endpoint",
                "ACTIVITY # `\"type\":\"email\",\"endpoint\":\"mailto:a@example.org\\\\r\\\\nBcc: b@example.org\"` # channel-endpoint at Subscription.channel.endpoint",
                "ACTIVITY # `\"type\":\"email\"` # channel-endpoint at Subscription.channel.endpoint",
                "ACTIVITY # `\"type\":\"sms\",\"endpoint\":\"tel:+33612345678\"` # channel-not-served at Subscription.channel.type",
                "ACTIVITY # `\"type\":\"websocket\"` # channel-not-served at Subscription.channel.type",
                "ACTIVITY # `\"type\":\"rest-hook\",\"endpoint\":\"ftp://example.org\"` # channel-endpoint at Subscription.channel.endpoint",
                "ACTIVITY # `\"type\":\"rest-hook\",\"endpoint\":\"https://a:b@example.org/\"` # channel-endpoint at Subscription.channel.endpoint",
                "ACTIVITY # `\"type\":\"rest-hook\",\"endpoint\":\"https://example.org/\",\"header\":[\"Host: a\"]` # channel-header at Subscription.channel.header",
                "ACTIVITY # `\"type\":\"rest-hook\",\"endpoint\":\"https://example.org/\",\"payload\":\"text/plain\"` # channel-payload at Subscription.channel.payload",
                "PATIENT # `\"type\":\"rest-hook\",\"endpoint\":\"https://example.org/\"` # filter-without-patient at Subscription.criteria.extension[0]"
            })
    void refusesWhatCannotBeDone(String topic, String channel, String complaint) {
        var canonical = topic.replace("ACTIVITY", ACTIVITY).replace("PATIENT", DSUBM + "PatientDependent");

        var answer = martin.post("/Subscription", subscription(canonical, channel, ""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(Api.complaints(answer)).containsExactly(complaint);
    }

    @Test
    void tellsAPatientAloneWhoConsulted() {
        var professional = martin.post("/Subscription", subscription(ACTIVITY, MAIL, ""));
        var endpoint = patient.post("/Subscription", subscription(ACTIVITY, HOOK, ""));

        assertThat(Api.complaints(professional)).containsExactly("subscription-not-theirs");
        assertThat(Api.complaints(endpoint)).containsExactly("subscription-not-theirs");
    }
}
