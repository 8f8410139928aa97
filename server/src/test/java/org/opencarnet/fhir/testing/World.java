package org.opencarnet.fhir.testing;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.opencarnet.SetClock;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.FhirDocuments;
import org.opencarnet.fhir.document.Subjects;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.fhir.mapping.FhirRendering;
import org.opencarnet.identity.RequestId;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.AcceptedContent;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Find;
import org.opencarnet.sharing.Gather;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Read;
import org.opencarnet.sharing.Receipt;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Renderings;
import org.opencarnet.sharing.Submit;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.xds.mapping.RegistryRendering;

/** A small world behind the face: ports in memory, the real law and use cases, a clock to be set, and people who say by a header who they are. */
public final class World {

    /** The header by which a test says who asks: one of the names here. */
    public static final String WHO = "X-Test-Who";

    public static final Ins DURAND = new Ins(Ins.Authority.TEST, "279035121518989");
    public static final Ins OTHER = new Ins(Ins.Authority.TEST, "146026322000196");

    /** A physician whom Durand has authorized; {@code stranger} is one whom she has not. */
    public static final Requester.Professional DOCTOR = professional("810000000001", "Martin", MatrixColumn.MEDECINS);

    public static final Requester.Professional STRANGER = professional("810000000002", "Petit", MatrixColumn.MEDECINS);
    public static final Requester.Professional OPTICIAN =
            professional("810000000003", "Lune", MatrixColumn.OPTICIENS_LUNETIERS);
    public static final Requester.Structure CLINIC = new Requester.Structure("110B0172805", "Clinique");
    public static final Requester.Patient PATIENT = new Requester.Patient(DURAND, "Durand");
    public static final Requester.Enrolment ENROLMENT = new Requester.Enrolment("enrolment", "Enrolment");

    private static final Map<String, Requester> PEOPLE = Map.of(
            "doctor", DOCTOR,
            "stranger", STRANGER,
            "optician", OPTICIAN,
            "clinic", CLINIC,
            "patient", PATIENT,
            "otherPatient", new Requester.Patient(OTHER, "Autre"),
            "enrolment", ENROLMENT);

    public final Ports ports = MemoryPorts.fresh();
    public final Access access = new Access(Policy.DEFAULT, HabilitationMatrix.published());
    public final RecordId durand = open(DURAND, LocalDate.of(1979, 3, 5));
    public final RecordId other = open(OTHER, LocalDate.of(1946, 2, 6));

    private final SetClock clock = new SetClock(Instant.parse("2026-03-10T08:00:00Z"));
    private final Reception reception = new Reception(ports, access, clock);
    private final FhirRendering rendering = new FhirRendering(FhirContext.forR4Cached());
    private final Renderings renderings = new Renderings(rendering, new RegistryRendering());
    private final Submit submit =
            new Submit(reception, renderings, new Submit.Rules(AcceptedContent.OF_THE_DMP, Policy.DEFAULT));
    public final Read read = new Read(reception);
    public final Amend amend = new Amend(reception, renderings, Policy.DEFAULT);

    /** Durand has authorized the doctor and the optician. */
    public World() {
        authorize(DOCTOR);
        authorize(OPTICIAN);
    }

    /** The face over this world. */
    public Served served(Object... more) {
        return served(Map.of(), more);
    }

    /** The face over this world, set so. */
    public Served served(Map<String, Object> properties, Object... more) {
        var beans = new ArrayList<Object>(List.of(
                FhirDocuments.class,
                callers(),
                subjects(),
                clock,
                new Find(reception),
                new Gather(reception),
                read,
                amend));
        beans.addAll(List.of(more));
        return Served.with(properties, beans.toArray());
    }

    private static Callers callers() {
        return request -> {
            var who = Optional.ofNullable(PEOPLE.get(String.valueOf(request.getHeader(WHO))))
                    .orElseThrow(() -> Refusal.of(RequestFault.NOT_AUTHENTICATED));
            var reason = Optional.ofNullable(request.getHeader("X-Test-Emergency"));
            return new Caller(
                    who,
                    reason.map(words -> new Purpose(Purpose.Mode.BREAK_GLASS, words))
                            .orElse(Purpose.NORMAL),
                    new Caller.Origin("fhir", request.getRemoteAddr(), RequestId.of(request)));
        };
    }

    private Subjects subjects() {
        return (caller, record) -> {
            var patient = new Patient();
            patient.setId(record.toString());
            patient.addName().setFamily("Durand");
            return Optional.of(patient);
        };
    }

    private RecordId open(Ins ins, LocalDate born) {
        var id = new RecordId(UUID.randomUUID());
        var record = new PatientRecord(id, ins, born, new PatientRecord.State.Open(), StandingConsents.AT_CREATION);
        ports.unit().of(() -> ports.records().open(record));
        return id;
    }

    public void authorize(Requester.Professional who) {
        ports.unit().of(() -> ports.authorizations()
                .grant(durand, new Professional(who.id(), who.name()), clock.instant()));
    }

    public void withdraw(Requester.Professional who) {
        ports.unit().of(() -> {
            ports.authorizations().withdraw(durand, who.id(), clock.instant());
            return true;
        });
    }

    /** The hands of the clock are set. */
    public void at(Instant instant) {
        clock.set(instant);
    }

    public Instant now() {
        return clock.instant();
    }

    /** Someone of the world calls, as if over HTTP. */
    public static Caller calling(Requester who) {
        return new Caller(who, Purpose.NORMAL, new Caller.Origin("fhir", "127.0.0.1", "test"));
    }

    /** Feeds a document of the paper's making; its id. */
    public UUID feed(Paper paper) {
        try (var staged = ports.contents().stage(new ByteArrayInputStream(paper.bytes()), 5_000_000)) {
            var outcome = submit.submit(calling(paper.feeder()), paper.offer(staged));
            return ((Outcome.Done<Receipt>) outcome)
                    .value()
                    .documents()
                    .get("1")
                    .logicalId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The doctor puts documents that are there into a new folder; its id. */
    public UUID folder(String title, UUID... members) {
        var declared = new Folder.Declared(
                new UniqueId("urn:uuid:" + UUID.randomUUID()),
                List.of(new Concept(new Code("1.2.3", "DOSSIER"), "")),
                Optional.of(title));
        var folder = new Offer.InFolder(
                "folder",
                Optional.empty(),
                new Offer.AsFed<>(declared, Fed.UNSAID),
                Stream.of(members)
                        .map(member -> new Offer.Entering(member.toString(), Fed.UNSAID))
                        .toList());
        var offer = new Offer(
                new Records.Reference.ByIns(DURAND),
                Optional.empty(),
                new Offer.AsFed<>(Paper.report().set(), Fed.UNSAID),
                List.of(),
                List.of(folder));
        var outcome = submit.submit(calling(DOCTOR), offer);
        return ((Outcome.Done<Receipt>) outcome).value().folders().get("folder");
    }

    /** The submission set with which a document was fed. */
    public UUID setOf(UUID document) {
        return ports.unit()
                .of(() -> ports.documents().current(document))
                .orElseThrow()
                .submissionSet();
    }

    private static Requester.Professional professional(String id, String name, MatrixColumn column) {
        return new Requester.Professional(id, name, "10", Optional.of(column), Optional.empty(), false);
    }
}
