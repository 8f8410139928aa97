package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Narrative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;

/** The software of a hospital tells what it saw (ITI-20). */
class ReportedEventTest {

    private final Ins ins = Api.enrolled();
    private final Api patient = Api.as(Someone.patient(ins, "Sophie LEFEBVRE"));
    private final Api hospital = Api.as(HospitalEvent.HOSPITAL);

    private String event() {
        return HospitalEvent.of(ins);
    }

    private List<AuditEvent> events(String more) {
        return Api.found(AuditEvent.class, patient.get("/AuditEvent?patient.identifier=" + Api.token(ins) + more));
    }

    private HttpResponse<String> handedIn(String event) {
        return hospital.post("/AuditEvent", event);
    }

    @Test
    void isFoundByThePatientAsItWasToldAndMarkedAsTold() {
        var answer = handedIn(event());

        var told = events("").get(0);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("/AuditEvent/" + told.getIdElement().getIdPart());
        assertThat(told.getMeta().getTag()).extracting(Coding::getCode).containsExactly("FEED_TRAIL");
        assertThat(told.getMeta().getLastUpdated()).isAfter(told.getRecorded());
        assertThat(told.getRecordedElement().getValueAsString()).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(told.getAgent()).hasSize(3);
        assertThat(told.getAgent().get(2).getWho().getDisplay()).isEqualTo("Dr ROY");
        assertThat(told.getText().getStatus()).isEqualTo(Narrative.NarrativeStatus.GENERATED);
        assertThat(told.getText().getDiv().allText())
                .isEqualTo("Hôpital Nord handed in the trace of an access in its own software.");
    }

    @Test
    void standsBesideWhatWasDoneHereAndIsNotTakenForIt() {
        handedIn(event());

        assertThat(events("&subtype=OPEN_RECORD").get(0).getMeta().getTag()).isEmpty();
        assertThat(events("&subtype=READ")).isEmpty();
        assertThat(events("&agent.identifier=810000000031")).isEmpty();
        assertThat(events("&agent.identifier=1750000099")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subtype=FEED_TRAIL",
                "subtype=vread",
                "action=R",
                "outcome=0&type=rest&action=R",
                "address=192.0.2.",
                "entity-type=2&entity-role=3",
                "source.identifier=https://finess.esante.gouv.fr%7C750000099",
                "source.identifier=urn:oid:1.2.250.1.71.4.2.2%7C1750000099",
                "source.identifier=750000099",
            })
    void isFoundByItsOwnCodes(String search) {
        handedIn(event());

        assertThat(events("&" + search))
                .extracting(event -> event.getSubtypeFirstRep().getCode())
                .containsExactly("vread");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subtype=create",
                "action=C",
                "outcome=4",
                "type=110112",
                "address=127.0.0.1&action=R",
                "entity-role=4",
                "entity-role=urn:x%7C3",
                "source.identifier=urn:oid:1.2.250.1.71.4.2.2%7C1750000107",
                "source.identifier=urn:oid:1.2.250.1.71.4.2.2%7C",
                "_lastUpdated=lt2026-01-03"
            })
    void isNotFoundByTheCodesOfTheAct(String search) {
        handedIn(event());

        assertThat(events("&" + search))
                .extracting(event -> event.getSubtypeFirstRep().getCode())
                .doesNotContain("vread");
    }

    @Test
    void isNoBusinessOfAnybodyButAStructure() {
        var physician = Api.as(Api.physician(Api.newRpps()));

        for (var who : List.of(physician, patient, Api.as(Someone.enrolment()))) {
            var answer = who.post("/AuditEvent", event());

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Api.complaints(answer)).containsExactly("not-for-this-requester");
        }
        assertThat(Api.nobody().post("/AuditEvent", event()).statusCode()).isEqualTo(401);
        assertThat(events("&outcome=4&subtype=FEED_TRAIL"))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.getMeta().getTag()).isEmpty());
    }

    @Test
    void isNotTakenForARecordThatIsNotThere() {
        var nobodys = event().replace(ins.matricule(), Api.newIns().matricule());

        var answer = handedIn(nobodys);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(answer)).containsExactly("record-absent");
    }

    @Test
    void ofAnotherStructureIsRefusedWhereverItIsNamed() {
        var other = Api.as(Someone.structure("1750000107", "Hôpital Sud"));

        var answer = other.post("/AuditEvent", event());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(answer))
                .containsExactly(
                        "event-not-own at AuditEvent.source.observer.identifier",
                        "event-not-own at AuditEvent.agent[1].who.identifier");
        assertThat(events("&subtype=FEED_TRAIL")).isEmpty();
    }

    @Test
    void isToldAllThatIsMissingAtOnce() {
        var answer = handedIn("{\"resourceType\":\"AuditEvent\",\"agent\":[{\"requestor\":false}]}");

        assertThat(Api.complaints(answer))
                .containsExactly(
                        "event-incomplete at AuditEvent.type",
                        "event-incomplete at AuditEvent.action",
                        "event-incomplete at AuditEvent.recorded",
                        "event-incomplete at AuditEvent.outcome",
                        "event-incomplete at AuditEvent.agent[0].who",
                        "event-incomplete at AuditEvent.agent.where(requestor)",
                        "patient-not-named at AuditEvent.entity.where(role.code = '1').what",
                        "event-not-own at AuditEvent.source.observer.identifier");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-02T03:04:05.000Z | 2126-01-02T03:04:05.000Z | event-in-future at AuditEvent.recorded",
                "\"code\":\"3\"}}]} | \"code\":\"3\"}},{\"type\":{\"code\":\"2\"},\"role\":{\"code\":\"4\"}}]} | event-several at AuditEvent.entity[2]",
                "\"code\":\"3\"}}]} | \"code\":\"3\"}},{\"type\":{\"code\":\"1\"},\"role\":{\"code\":\"1\"}}]} | event-several at AuditEvent.entity[2]",
                "\"https://finess.esante.gouv.fr\",\"value\":\"750000099\" | \"urn:oid:1.2.250.1.71.4.2.2\" | event-not-own at AuditEvent.source.observer.identifier",
                "urn:oid:1.2.250.1.213.1.4.10 | urn:oid:1.2.3 | ins-missing at AuditEvent.entity[0].what.identifier.system"
            })
    void isToldWhereItIsWrong(String right, String wrong, String complaint) {
        assertThat(event()).contains(right);

        var answer = handedIn(event().replace(right, wrong));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(answer)).containsExactly(complaint);
    }

    @Test
    void isNotTakenWhereItIsTooLong() {
        var answer = handedIn(event().replace("Dr ROY", "Dr ROY".repeat(6_000)));

        assertThat(Api.complaints(answer)).containsExactly("event-too-long at AuditEvent");
    }
}
