package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.AccessRequest;
import org.opencarnet.access.Action;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Purpose;
import org.opencarnet.record.Author;
import org.opencarnet.record.PatientRecord;

/**
 * Tells the patient who may read which document now and by which rules, and what a professional would see. Nothing is concluded here:
 * each line is one answer of the law, to the question that this person would ask.
 */
public final class WhoCanSee {

    private final Ports ports;
    private final Reception reception;

    public WhoCanSee(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /**
     * Who may read a document, or each of those that the caller may know of.
     *
     * @return {@link Problem#NOT_FOUND} for a document that he may not know of
     */
    public Outcome<Answer> of(Caller caller, Records.Reference patient, Optional<UUID> document) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, Action.SEE_WHO_CAN_SEE);
            var act = Reception.Act.onTheRecord(Action.SEE_WHO_CAN_SEE, decision);
            if (decision.refused() || visit.situation().isEmpty()) {
                reception.trace(visit, act);
                return Outcome.<Answer>refused(decision);
            }
            var known = known(visit, document);
            if (known.isEmpty() && document.isPresent()) {
                reception.trace(visit, act.inVain(document.get()));
                return Outcome.<Answer>rejected(
                        Problem.NOT_FOUND, document.get().toString());
            }
            reception.trace(visit, act);
            return Outcome.done(answer(visit, known));
        });
    }

    private List<Cleared> known(Visit visit, Optional<UUID> document) {
        var holdings = new Holdings(reception);
        return document.map(id -> holdings.of(visit, Action.LIST, id).stream().toList())
                .orElseGet(() -> holdings.of(visit, Action.LIST));
    }

    private Answer answer(Visit visit, List<Cleared> known) {
        var record = visit.situation().orElseThrow().record();
        var askers = new Askers(
                record,
                ports.authorizations().of(record.id()),
                ports.careTeams().members(record.id(), visit.at()),
                visit.at());
        return new Answer(
                record,
                visit.at(),
                known.stream()
                        .map(Cleared::document)
                        .map(document -> new Audience(document, readers(visit, askers, document)))
                        .toList());
    }

    private List<Reader> readers(Visit visit, Askers askers, Documents.Listed document) {
        return askers.of(authors(document)).stream()
                .map(asker -> new Reader(asker.party(), asker.purpose().mode(), decide(visit, asker, document)))
                .filter(reader -> reader.decision().permitted())
                .toList();
    }

    private Decision decide(Visit visit, Askers.Asker asker, Documents.Listed document) {
        var facts = visit.facts().with(asker.ties()).about(document.factsFor(asker.requester()));
        return reception
                .law()
                .decide(new AccessRequest(asker.requester(), asker.purpose(), Action.READ, visit.at()), facts);
    }

    /** The professionals who wrote it. */
    private List<Authorizations.Professional> authors(Documents.Listed document) {
        return ports.documents().entry(document).entry().metadata().authors().stream()
                .flatMap(author -> author.person().stream())
                .filter(person -> person.isProfessional() && document.authors().contains(person.id()))
                .map(person -> new Authorizations.Professional(person.id(), name(person)))
                .toList();
    }

    private static String name(Author.Person person) {
        return (person.given() + " " + person.family()).strip();
    }

    /**
     * What a professional would see, coming in a certain mode: every document that the caller may know of, with the answer to the
     * professional.
     *
     * @return {@link Problem#PRACTICE_UNKNOWN} where neither the question nor any declaration tells what he practises
     */
    public Outcome<View> simulate(
            Caller caller, Records.Reference patient, Authorizations.Professional who, Purpose.Mode mode) {
        return ports.unit().of(() -> {
            var visit = reception.admit(caller, patient);
            var decision = reception.decide(visit, Action.SEE_WHO_CAN_SEE);
            reception.trace(visit, Reception.Act.onTheRecord(Action.SEE_WHO_CAN_SEE, decision));
            if (decision.refused() || visit.situation().isEmpty()) {
                return Outcome.<View>refused(decision);
            }
            var record = visit.situation().get().record().id();
            var practice = who.practice().or(() -> ports.authorizations()
                    .standing(record, who.id())
                    .flatMap(standing -> standing.professional().practice()));
            return practice.map(known -> Outcome.done(view(visit, who, known, mode)))
                    .orElseGet(() -> Outcome.rejected(Problem.PRACTICE_UNKNOWN, who.id()));
        });
    }

    private View view(
            Visit visit, Authorizations.Professional who, Authorizations.Practice practice, Purpose.Mode mode) {
        var requester = Askers.professional(who, practice);
        var record = visit.situation().orElseThrow().record();
        var situation = ports.records()
                .situation(new Records.Reference.ById(record.id()), requester, visit.at())
                .orElseThrow();
        var asker = new Askers.Asker(new Party.Person(who, true), requester, Askers.purpose(mode), situation.ties());
        var request = new AccessRequest(requester, asker.purpose(), Action.LIST, visit.at());
        return new View(
                record,
                visit.at(),
                reception.law().decide(request, situation.facts()),
                new Holdings(reception)
                        .of(visit, Action.LIST).stream()
                                .map(Cleared::document)
                                .map(document -> new Glance(document, decide(visit, asker, document)))
                                .toList());
    }

    /** Who may read which documents, at this instant. */
    public record Answer(PatientRecord record, Instant at, List<Audience> documents) {}

    /** All who may read one document. */
    public record Audience(Documents.Listed document, List<Reader> readers) {}

    /**
     * Somebody who may.
     *
     * @param mode in which he would come
     * @param decision permitting, with its rules
     */
    public record Reader(Party party, Purpose.Mode mode, Decision decision) {}

    /**
     * What somebody would see.
     *
     * @param overall the answer to him on the record as a whole
     */
    public record View(PatientRecord record, Instant at, Decision overall, List<Glance> documents) {}

    /** One document, and whether he would read it. */
    public record Glance(Documents.Listed document, Decision decision) {}
}
