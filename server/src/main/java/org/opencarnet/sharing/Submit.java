package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Policy;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Visibility;

/**
 * Receives documents into a record (ITI-41, ITI-65, ITI-105): all of an offer or nothing. The same offer made again is
 * recognised and answered as at first; a uniqueId that comes with other bytes, or from somebody who may not know of the first, is rejected.
 */
public final class Submit {

    private final Ports ports;
    private final Reception reception;
    private final Renderings renderings;
    private final Rules rules;

    public Submit(Reception reception, Renderings renderings, Rules rules) {
        this.ports = reception.ports();
        this.reception = reception;
        this.renderings = renderings;
        this.rules = rules;
    }

    /** Receives the offer; staged contents stay the caller's to close. */
    public Outcome<Receipt> submit(Caller caller, Offer offer) {
        for (var document : offer.documents()) {
            var problem = rules.problemOf(document);
            if (problem.isPresent()) {
                return Outcome.rejected(problem.get(), document.where());
            }
        }
        try {
            return ports.unit().of(() -> receive(caller, offer));
        } catch (Documents.AlreadyThere taken) {
            return again(caller, offer);
        }
    }

    /** A uniqueId was taken, or another writer was quicker with a replacement: looked at anew, in a new transaction. */
    private Outcome<Receipt> again(Caller caller, Offer offer) {
        var recognised = ports.unit().of(() -> new Recognition(reception).of(caller, offer));
        try {
            return recognised.orElseGet(() -> ports.unit().of(() -> receive(caller, offer)));
        } catch (Documents.AlreadyThere taken) {
            return Outcome.rejected(Problem.DUPLICATE_UNIQUE_ID, "");
        }
    }

    private Outcome<Receipt> receive(Caller caller, Offer offer) {
        var visit = reception.admit(caller, offer.patient());
        var feeding = feeding(visit, offer);
        var refused = Reception.Act.refusal(feeding);
        if (refused.isPresent()) {
            reception.trace(visit, feeding);
            return Outcome.refused(refused.get());
        }
        if (offer.alsoNamed().filter(other -> !visit.before(other)).isPresent()) {
            return Outcome.rejected(Problem.PATIENTS_DIFFER, "");
        }
        var related = new Related(reception).of(visit, offer);
        if (related instanceof Outcome.Done<Related.Found> found) {
            return write(visit, offer, found.value(), feeding);
        }
        var ending = related.<Receipt>map(found -> {
            throw new IllegalStateException("done was handled above");
        });
        return replacedAlready(ending)
                ? new Recognition(reception).of(caller, offer).orElse(ending)
                : ending;
    }

    /** What cannot be replaced again may have been replaced by this very offer, when it came first. */
    private static boolean replacedAlready(Outcome<Receipt> ending) {
        return ending instanceof Outcome.Rejected<Receipt> rejected
                && rejected.rejection().problem() == Problem.REPLACED_NOT_CURRENT;
    }

    private Outcome<Receipt> write(Visit visit, Offer offer, Related.Found related, List<Reception.Act> feeding) {
        var whole = offer.joining(related.succession().joined());
        var composed = Composition.compose(new Composition.Tools(renderings, ports.documents()), visit, whole, related);
        for (var written : composed.submission().entries()) {
            if (rules.forbids(written.entry().visibility())) {
                return Outcome.rejected(Problem.MASKED_AND_INVISIBLE, "");
            }
        }
        var record = visit.situation().orElseThrow().record().id();
        offer.documents().stream()
                .map(Offer.Document::content)
                .filter(content -> !(content instanceof Contents.Elsewhere))
                .forEach(content -> ports.contents().keep(record, content));
        ports.documents().add(composed.submission());
        reception.trace(visit, acts(offer, composed.receipt(), feeding, related));
        reception.note(
                visit, Occasion.DOCUMENT_ADDED, composed.receipt().documents().values());
        return Outcome.done(composed.receipt());
    }

    /** One act for each document, or one for the record where folders alone are fed. */
    private List<Reception.Act> feeding(Visit visit, Offer offer) {
        if (offer.documents().isEmpty()) {
            return List.of(Reception.Act.onTheRecord(Action.FEED, reception.decide(visit, Action.FEED)));
        }
        return offer.documents().stream()
                .map(document -> new Facts.Document(
                        document.metadata().said().classification().type().code(),
                        document.visibility(),
                        AvailabilityStatus.APPROVED,
                        false))
                .map(facts -> Reception.Act.onTheRecord(Action.FEED, reception.decide(visit, Action.FEED, facts)))
                .toList();
    }

    private static List<Reception.Act> acts(
            Offer offer, Receipt receipt, List<Reception.Act> feeding, Related.Found related) {
        var acts = new ArrayList<>(related.acts());
        for (var i = 0; i < feeding.size(); i++) {
            var document = offer.documents().isEmpty()
                    ? Optional.<UUID>empty()
                    : Optional.of(receipt.documents()
                            .get(offer.documents().get(i).where())
                            .logicalId());
            var decision = feeding.get(i).decision();
            acts.add(document.map(id -> Reception.Act.on(id, Action.FEED, decision))
                    .orElseGet(() -> Reception.Act.onTheRecord(Action.FEED, decision)));
        }
        return acts;
    }

    /** What is taken in, whoever feeds. */
    public record Rules(AcceptedContent accepted, Policy policy) {

        /** What is wrong with a document as such; empty when nothing is. */
        public Optional<Problem> problemOf(Offer.Document document) {
            return forbids(document.visibility())
                    ? Optional.of(Problem.MASKED_AND_INVISIBLE)
                    : accepted.problemOf(document);
        }

        boolean forbids(Visibility visibility) {
            return visibility.maskedFromProfessionals()
                    && visibility.invisibleToPatient()
                    && !policy.maskedAndInvisible();
        }
    }
}
