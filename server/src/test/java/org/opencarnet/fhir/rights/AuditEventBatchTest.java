package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.identity.testing.Someone;
import org.opencarnet.record.Ins;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.FeedTrail;
import org.opencarnet.sharing.OutOfReach;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Unit;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.terminology.HabilitationMatrix;
import org.springframework.mock.web.MockHttpServletRequest;

/** The software of a hospital tells of several things at once (ITI-20). */
class AuditEventBatchTest {

    private static final String CREATION = "{\"method\":\"POST\",\"url\":\"AuditEvent\"}";

    private final Ins ins = Api.enrolled();
    private final Api patient = Api.as(Someone.patient(ins, "Sophie LEFEBVRE"));
    private final Api hospital = Api.as(HospitalEvent.HOSPITAL);

    private String entry() {
        return entry(CREATION, HospitalEvent.of(ins));
    }

    private static String entry(String request, String resource) {
        return "{\"request\":" + request + ",\"resource\":" + resource + "}";
    }

    private static String batch(List<String> entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private HttpResponse<String> sent(Api who, String... entries) {
        return who.post("", batch(List.of(entries)));
    }

    private static List<BundleEntryResponseComponent> answers(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var bundle = Api.read(Bundle.class, answer);
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.BATCHRESPONSE);
        return bundle.getEntry().stream().map(entry -> entry.getResponse()).toList();
    }

    /** The status, and what is complained of. */
    private static String said(BundleEntryResponseComponent answer) {
        var complaints = answer.hasOutcome() ? Api.complaints((OperationOutcome) answer.getOutcome()) : List.of();
        return answer.getStatus() + complaints.stream().map(one -> " " + one).collect(Collectors.joining());
    }

    private List<String> told() {
        return Api.found(
                        AuditEvent.class,
                        patient.get("/AuditEvent?subtype=FEED_TRAIL&patient.identifier=" + Api.token(ins)))
                .stream()
                .map(event -> "AuditEvent/" + event.getIdElement().getIdPart())
                .toList();
    }

    @Test
    void eachEventIsTakenUpOrRefusedByItselfInItsPlace() {
        var early = HospitalEvent.of(ins).replace("2026-01-02", "2126-01-02");
        var nobodys = HospitalEvent.of(Api.newIns());

        var answers = answers(sent(hospital, entry(), entry(CREATION, early), entry(CREATION, nobodys), entry()));

        assertThat(answers)
                .extracting(AuditEventBatchTest::said)
                .containsExactly(
                        "201 Created",
                        "422 event-in-future at AuditEvent.recorded",
                        "422 record-absent",
                        "201 Created");
        assertThat(told())
                .containsExactlyInAnyOrder(
                        answers.get(0).getLocation(), answers.get(3).getLocation());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"method\":\"GET\",\"url\":\"AuditEvent\"} | request",
                "{\"method\":\"POST\",\"url\":\"Binary\"} | request",
                "{\"method\":\"POST\",\"url\":\"AuditEvent\",\"ifNoneExist\":\"_id=1\"} | request",
                "{\"method\":\"POST\",\"url\":\"AuditEvent\"},\"modifierExtension\":[{\"url\":\"urn:x\",\"valueBoolean\":true}] | modifierExtension"
            })
    void nothingButACreationIsDone(String request, String where) {
        var answers = answers(sent(hospital, entry(request, HospitalEvent.of(ins)), entry()));

        assertThat(answers)
                .extracting(AuditEventBatchTest::said)
                .containsExactly("422 batch-entry at Bundle.entry[0]." + where, "201 Created");
        assertThat(told()).hasSize(1);
    }

    @Test
    void nothingButAuditEventsIsTaken() {
        var answers = answers(sent(
                patient,
                entry("{\"method\":\"GET\",\"url\":\"Patient\"}", "{\"resourceType\":\"Patient\"}"),
                entry(CREATION, "{\"resourceType\":\"Observation\"}"),
                "{\"request\":{\"method\":\"DELETE\",\"url\":\"AuditEvent/1\"}}"));

        assertThat(answers)
                .extracting(AuditEventBatchTest::said)
                .containsExactly(
                        "422 batch-entry at Bundle.entry[0].resource batch-entry at Bundle.entry[0].request",
                        "422 batch-entry at Bundle.entry[1].resource",
                        "422 batch-entry at Bundle.entry[2].resource batch-entry at Bundle.entry[2].request");
    }

    @Test
    void isNoBusinessOfAnybodyButAStructure() {
        assertThat(answers(sent(patient, entry(), entry())))
                .extracting(AuditEventBatchTest::said)
                .containsExactly("403 not-for-this-requester", "403 not-for-this-requester");
        assertThat(sent(Api.nobody(), entry()).statusCode()).isEqualTo(401);
        assertThat(told()).as("refusals, each by itself").hasSize(2);
    }

    @Test
    void holdsSoManyEventsAtTheMost() {
        var many = hospital.post("", batch(Collections.nCopies(501, entry())));

        assertThat(many.statusCode()).isEqualTo(422);
        assertThat(Api.complaints(many)).containsExactly("too-many-entries at Bundle.entry");
        assertThat(told()).isEmpty();
    }

    @Test
    void isUnderstoodInXmlToo() {
        var json = Api.FHIR.newJsonParser().parseResource(Bundle.class, batch(List.of(entry())));
        var xml = Api.FHIR.newXmlParser().encodeResourceToString(json);

        var answer = hospital.send(
                "POST", "", xml, "Content-Type", "application/fhir+xml", "Accept", "application/fhir+xml");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Api.FHIR
                        .newXmlParser()
                        .parseResource(Bundle.class, answer.body())
                        .getEntryFirstRep()
                        .getResponse()
                        .getLocation())
                .isEqualTo(told().get(0));
    }

    @Test
    void storageThatIsOutOfReachIsNotAskedForEachThatIsLeft() {
        var asked = new AtomicInteger();
        var batch = new AuditEventBatch(any -> aHospital(), feeding(outOfReachAfter(1, asked)), Clock.systemUTC());
        var bundle = Api.FHIR.newJsonParser().parseResource(Bundle.class, batch(Collections.nCopies(4, entry())));

        var answer = batch.take(bundle, new MockHttpServletRequest());

        assertThat(answer.getEntry())
                .extracting(one -> said(one.getResponse()))
                .containsExactly("422 record-absent", "503 out-of-reach", "503 out-of-reach", "503 out-of-reach");
        assertThat(asked).hasValue(2);
    }

    private static Caller aHospital() {
        return new Caller(
                new Requester.Structure("1750000099", "Hôpital Nord"),
                Purpose.NORMAL,
                new Caller.Origin("fhir", "192.0.2.1", "a-request"));
    }

    private static FeedTrail feeding(Ports ports) {
        return new FeedTrail(
                new Reception(ports, new Access(Policy.DEFAULT, HabilitationMatrix.published()), Clock.systemUTC()));
    }

    /** Storage that has no record, and goes away after so many units. */
    private static Ports outOfReachAfter(int units, AtomicInteger asked) {
        var there = MemoryPorts.fresh();
        var going = new Unit() {
            @Override
            public <T> T of(Supplier<T> work) {
                if (asked.incrementAndGet() > units) {
                    throw new OutOfReach(new IOException());
                }
                return there.unit().of(work);
            }
        };
        return new Ports(
                going,
                there.records(),
                there.documents(),
                there.contents(),
                there.authorizations(),
                there.careTeams(),
                there.trail(),
                there.subscriptions(),
                there.outbox());
    }
}
