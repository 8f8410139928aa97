package org.opencarnet.fhir.submission;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.fhir.mapping.FhirRendering;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.sharing.AcceptedContent;
import org.opencarnet.sharing.Admission;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Read;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Renderings;
import org.opencarnet.sharing.Submit;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.xds.mapping.RegistryRendering;

/** The way in, served over ports in memory: one open record, and a physician who feeds it unless the request says otherwise. */
final class WayIn {

    static final Instant NOW = Instant.parse("2026-06-13T08:00:00Z");
    static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    static final Ins OTHER_PATIENT = new Ins(Ins.Authority.TEST, "279035121599064");
    static final Ins PATIENT_WITHOUT_RECORD = new Ins(Ins.Authority.TEST, "279035121599163");
    static final RecordId OTHER_RECORD = new RecordId(new UUID(0x0190, 2));
    static final RecordId RECORD = new RecordId(new UUID(0x0190, 1));
    static final String AS = "X-Test-As";
    static final String JSON = "application/fhir+json";

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final Requester PHYSICIAN = new Requester.Professional(
            "810012345678", "Thierry DURAND", "10", Optional.of(MatrixColumn.MEDECINS), Optional.empty(), false);
    private static final Requester ANOTHER = new Requester.Professional(
            "810087654321", "Anne AUTRE", "10", Optional.of(MatrixColumn.MEDECINS), Optional.empty(), false);
    private static final Requester HERSELF = new Requester.Patient(PATIENT, "Dominique PATIENTE");

    private final Ports ports = MemoryPorts.fresh();
    private final ProvideDocumentBundle provide;
    private final SimplifiedPublish publish;

    private WayIn(Validation validation) {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var rendering = new Renderings(new FhirRendering(R4), new RegistryRendering());
        var reception = new Reception(ports, new Access(Policy.DEFAULT, HabilitationMatrix.published()), clock);
        var rules = new Submit.Rules(AcceptedContent.OF_THE_DMP, Policy.DEFAULT);
        var useCases = new Intake.UseCases(
                new Submit(reception, rendering, rules),
                rules,
                new Amend(reception, rendering, Policy.DEFAULT),
                ports.contents());
        var settings = new Intake.Settings(validation, new Admission(Set.of(Ins.Authority.TEST), true, true));
        var intake = new Intake(useCases, settings, clock);
        open(RECORD, PATIENT);
        open(OTHER_RECORD, OTHER_PATIENT);
        Callers callers = request -> new Caller(
                requester(Optional.ofNullable(request.getHeader(AS)).orElse("")),
                Purpose.NORMAL,
                new Caller.Origin("fhir", "127.0.0.1", "test"));
        this.provide = new ProvideDocumentBundle(callers, intake);
        this.publish = new SimplifiedPublish(callers, intake, new Read(reception));
    }

    static WayIn strict() {
        return new WayIn(Validation.STRICT);
    }

    static WayIn lenient() {
        return new WayIn(Validation.WARN);
    }

    void open(RecordId id, Ins ins) {
        ports.unit().of(() -> ports.records()
                .open(new PatientRecord(
                        id,
                        ins,
                        LocalDate.of(1979, 3, 5),
                        new PatientRecord.State.Open(),
                        StandingConsents.AT_CREATION)));
    }

    /** A bundle that is in order by every rule of PDSm: a submission set, a document, its bytes. */
    static Bundle bundle() {
        return read(Bundle.class, "pdsm-bundle.json");
    }

    /** A DocumentReference that is in order for ITI-105. */
    static DocumentReference simplified() {
        return read(DocumentReference.class, "simplified.json");
    }

    static ListResource set(Bundle bundle) {
        return (ListResource) bundle.getEntry().get(0).getResource();
    }

    static DocumentReference document(Bundle bundle) {
        return (DocumentReference) bundle.getEntry().get(1).getResource();
    }

    HttpResponse<String> feed(Bundle bundle, String... headers) {
        return post("/", text(bundle), headers);
    }

    HttpResponse<String> publish(DocumentReference document, String... headers) {
        return post("/DocumentReference", text(document), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        var all = Stream.concat(Stream.of("Content-Type", JSON), Stream.of(headers));
        return served().send("POST", path, body, all.toArray(String[]::new));
    }

    HttpResponse<String> postAs(String type, String path, String body) {
        return served().send("POST", path, body, "Content-Type", type, "Accept", type);
    }

    String base() {
        return served().base();
    }

    /** What the record holds under this identifier, however it may be hidden. */
    Documents.Listed stored(String uri) {
        return ports.unit().of(() -> ports.documents().identifiedBy(List.of(uri))).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing stored under " + uri));
    }

    /** How a document is shown. */
    DocumentReference shown(String uri) {
        return R4.newJsonParser()
                .parseResource(
                        DocumentReference.class, Base.withBase(stored(uri).rendered(), base()));
    }

    byte[] content(String uri) {
        var stored = stored(uri);
        return ports.unit().of(() -> bytes(stored));
    }

    List<Documents.Gathering> gatherings() {
        return ports.unit().of(() -> ports.documents().gatherings(RECORD));
    }

    /** Every issue of an answer as {@code code at FHIRPath}. */
    static List<String> issues(HttpResponse<String> answer) {
        return Served.read(OperationOutcome.class, answer).getIssue().stream()
                .map(WayIn::line)
                .toList();
    }

    static String line(OperationOutcomeIssueComponent issue) {
        var where =
                issue.hasExpression() ? " at " + issue.getExpression().get(0).getValue() : "";
        return issue.getDetails().getCodingFirstRep().getCode() + where;
    }

    static String text(IBaseResource resource) {
        return R4.newJsonParser().encodeResourceToString(resource);
    }

    static String xml(IBaseResource resource) {
        return R4.newXmlParser().encodeResourceToString(resource);
    }

    static <T extends IBaseResource> T parse(Class<T> type, String text) {
        return R4.newJsonParser().parseResource(type, text);
    }

    private byte[] bytes(Documents.Listed listed) {
        try (var bytes = ports.contents()
                .open(listed.record(), listed.content().sha256())
                .orElseThrow()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Served served() {
        return Door.before(provide, publish);
    }

    private static Requester requester(String name) {
        return switch (name) {
            case "another" -> ANOTHER;
            case "patient" -> HERSELF;
            default -> PHYSICIAN;
        };
    }

    private static <T extends IBaseResource> T read(Class<T> type, String file) {
        try (var stream = WayIn.class.getResourceAsStream(file)) {
            return parse(type, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
