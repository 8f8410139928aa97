package org.opencarnet.histories;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opencarnet.SetClock;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.fhir.mapping.FhirRendering;
import org.opencarnet.fhir.testing.Paper;
import org.opencarnet.histories.Step.Who;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.AcceptedContent;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Authorizations;
import org.opencarnet.sharing.Authorize;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Find;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Read;
import org.opencarnet.sharing.Receipt;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Renderings;
import org.opencarnet.sharing.Submit;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.xds.mapping.RegistryRendering;

/** The use cases over a store. */
final class Core implements Life {

    private static final Renderings RENDERING =
            new Renderings(new FhirRendering(FhirContext.forR4Cached()), new RegistryRendering());
    private static final Submit.Rules RULES = new Submit.Rules(AcceptedContent.OF_THE_DMP, Policy.DEFAULT);
    private static final List<Requester.Professional> DOCTORS = List.of(
            doctor("810000000001", "10", MatrixColumn.MEDECINS),
            doctor("810000000002", "10", MatrixColumn.MEDECINS),
            doctor("810000000003", "28", MatrixColumn.OPTICIENS_LUNETIERS));

    /** A type that opticians read, too. */
    private static final Concept COMMON =
            new Concept(new Code(CodeSystems.LOINC, "47420-5"), "CR de bilan fonctionnel");

    private final SetClock clock;
    private final Ports ports;
    private final List<Ins> patients;
    private final Submit submit;
    private final Amend amend;
    private final Authorize authorize;
    private final Read read;
    private final Find find;
    private final List<UUID> papers = new ArrayList<>();

    /** @param patients two that no other history in this store has */
    Core(Instant now, Ports ports, List<Ins> patients) {
        this.clock = new SetClock(now);
        this.ports = ports;
        this.patients = patients;
        var reception = new Reception(ports, new Access(Policy.DEFAULT, HabilitationMatrix.published()), clock);
        this.submit = new Submit(reception, RENDERING, RULES);
        this.amend = new Amend(reception, RENDERING, Policy.DEFAULT);
        this.authorize = new Authorize(reception);
        this.read = new Read(reception);
        this.find = new Find(reception);
        patients.forEach(this::open);
    }

    private static Requester.Professional doctor(String id, String profession, MatrixColumn column) {
        return new Requester.Professional(id, id, profession, Optional.of(column), Optional.empty(), false);
    }

    private void open(Ins ins) {
        var record = new PatientRecord(
                new RecordId(UUID.randomUUID()),
                ins,
                LocalDate.of(1979, 3, 5),
                new PatientRecord.State.Open(),
                StandingConsents.AT_CREATION);
        ports.unit().of(() -> ports.records().open(record));
    }

    @Override
    public String live(Step step) {
        if (step instanceof Step.Passes passes) {
            clock.moveOn(passes.time());
            return "done";
        }
        if (step instanceof Step.Closes closes) {
            return state(closes.patient(), new PatientRecord.State.Closed(clock.instant(), "test", ""));
        }
        if (step instanceof Step.Reopens reopens) {
            return state(reopens.patient(), new PatientRecord.State.Open());
        }
        if (step instanceof Step.Lists lists) {
            return list(lists.who(), lists.patient());
        }
        return did(step) ? "done" : "no";
    }

    private boolean did(Step step) {
        if (step instanceof Step.Grants grants) {
            return done(authorize.grant(
                    caller(grants.who()), record(grants.patient()), professional(grants.doctor()), false));
        } else if (step instanceof Step.Withdraws withdraws) {
            return done(authorize.withdraw(
                    caller(withdraws.who()),
                    record(withdraws.patient()),
                    professional(withdraws.doctor()).id()));
        } else if (step instanceof Step.Blocks blocks) {
            return done(authorize.block(
                    caller(new Who(false, blocks.patient())), record(blocks.patient()), professional(blocks.doctor())));
        } else if (step instanceof Step.Unblocks unblocks) {
            return unblocks(
                    new Who(false, unblocks.patient()),
                    professional(unblocks.doctor()).id());
        } else if (step instanceof Step.Feeds feeds) {
            var paper = Paper.report()
                    .by(DOCTORS.get(feeds.doctor()))
                    .on(patients.get(feeds.patient()))
                    .of(feeds.common() ? COMMON : Paper.REPORT)
                    .hidden(new Visibility(feeds.masked(), false, false));
            return feeds(paper);
        } else if (papers.isEmpty()) {
            return false;
        } else if (step instanceof Step.Replaces replaces) {
            return replaces(DOCTORS.get(replaces.doctor()), paper(replaces.document()));
        } else if (step instanceof Step.Reads reads) {
            return done(read.content(caller(reads.who()), paper(reads.document())));
        } else if (step instanceof Step.Changes changes) {
            return done(amend.change(
                            caller(changes.who()),
                            paper(changes.document()),
                            current -> wish(current, changes.change()))
                    .map(Amend.Changed::document));
        }
        throw new IllegalArgumentException(step.toString());
    }

    private String state(int patient, PatientRecord.State state) {
        return ports.unit().of(() -> {
            var record = stored(patient);
            ports.records().change(record, state);
            return "done";
        });
    }

    private RecordId stored(int patient) {
        return ports.records()
                .situation(record(patient), requester(new Who(false, patient)), clock.instant())
                .orElseThrow()
                .record()
                .id();
    }

    private boolean unblocks(Who patient, String doctor) {
        var blocked = ports.unit().of(() -> ports.authorizations().standing(stored(patient.number()), doctor));
        return blocked.filter(standing -> standing.blockedAt().isPresent()).isPresent()
                && done(authorize.end(caller(patient), blocked.get().id(), Optional.empty()));
    }

    private boolean replaces(Requester.Professional doctor, UUID old) {
        var replaced = ports.unit().of(() -> ports.documents().current(old)).orElseThrow();
        var patient = patients.stream()
                .filter(ins ->
                        ports.unit().of(() -> stored(patients.indexOf(ins))).equals(replaced.record()))
                .findFirst()
                .orElseThrow();
        var type = replaced.type().equals(COMMON.code()) ? COMMON : Paper.REPORT;
        return feeds(Paper.report().by(doctor).on(patient).of(type).replacing(old));
    }

    private boolean feeds(Paper paper) {
        try (var staged = ports.contents().stage(new ByteArrayInputStream(paper.bytes()), 5_000_000)) {
            var outcome = submit.submit(as(paper.feeder()), paper.offer(staged));
            if (outcome instanceof Outcome.Done<Receipt> done) {
                papers.add(done.value().documents().get("1").logicalId());
            }
            return done(outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Amend.Amendment wish(Documents.Listed current, Step.Change change) {
        var now = current.visibility();
        var masked = now.maskedFromProfessionals();
        var hidden = now.invisibleToPatient();
        return switch (change) {
            case MASK, UNMASK -> seen(new Visibility(change == Step.Change.MASK, hidden, false));
            case HIDE_FROM_PATIENT, SHOW_TO_PATIENT ->
                seen(new Visibility(masked, change == Step.Change.HIDE_FROM_PATIENT, false));
            case ARCHIVE -> in(AvailabilityStatus.ARCHIVED);
            case UNARCHIVE -> in(AvailabilityStatus.APPROVED);
            case DELETE -> in(AvailabilityStatus.DELETED);
        };
    }

    private static Amend.Amendment seen(Visibility visibility) {
        return new Amend.Amendment(Optional.empty(), Optional.of(visibility), Optional.empty());
    }

    private static Amend.Amendment in(AvailabilityStatus status) {
        return new Amend.Amendment(Optional.of(status), Optional.empty(), Optional.empty());
    }

    private String list(Who who, int patient) {
        var search = new Find.Search(
                record(patient), List.of(), DocumentQuery.Order.NEWEST_FIRST, Optional.empty(), 100, true);
        if (!(find.find(caller(who), search) instanceof Outcome.Done<Find.Page> done)) {
            return "[]";
        }
        var shown = done.value().documents().stream()
                .map(one -> one.document().identity().logicalId())
                .collect(Collectors.toSet());
        return IntStream.range(0, papers.size())
                .filter(i -> shown.contains(papers.get(i)))
                .boxed()
                .toList()
                .toString();
    }

    private UUID paper(int number) {
        return papers.get(number % papers.size());
    }

    private Records.Reference record(int patient) {
        return new Records.Reference.ByIns(patients.get(patient));
    }

    private static Authorizations.Professional professional(int doctor) {
        return new Authorizations.Professional(
                DOCTORS.get(doctor).id(), DOCTORS.get(doctor).name());
    }

    private Requester requester(Who who) {
        return who.doctor() ? DOCTORS.get(who.number()) : new Requester.Patient(patients.get(who.number()), "Patient");
    }

    private Caller caller(Who who) {
        return as(requester(who));
    }

    private static Caller as(Requester requester) {
        return new Caller(requester, Purpose.NORMAL, new Caller.Origin("history", "127.0.0.1", "history"));
    }

    private static boolean done(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?>;
    }
}
