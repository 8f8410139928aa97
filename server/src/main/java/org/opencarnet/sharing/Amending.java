package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Policy;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Ins;
import org.opencarnet.record.Lifecycle;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Amend.Amendment;

/** What an amendment of one document comes to: the acts that it takes, what may be wrong with it, and the version that it makes. */
final class Amending {

    private final Documents documents;
    private final Reception reception;
    private final Renderings renderings;
    private final Policy policy;

    Amending(Reception reception, Renderings renderings, Policy policy) {
        this.documents = reception.ports().documents();
        this.reception = reception;
        this.renderings = renderings;
        this.policy = policy;
    }

    /** Each under its own decision; none where all that is asked is so already. */
    List<Reception.Act> acts(Visit visit, Documents.Listed current, Amendment amendment) {
        var facts = current.factsFor(visit.caller().requester());
        var acts = new ArrayList<Reception.Act>();
        for (var action : actions(current, amendment)) {
            acts.add(Reception.Act.on(current.identity().logicalId(), action, reception.decide(visit, action, facts)));
        }
        return acts;
    }

    /** Why it cannot be, whoever asks. */
    Optional<Problem> problem(Documents.Listed current, Amendment amendment) {
        var visibility = amendment.visibility().orElse(current.visibility());
        var status = amendment.status().orElse(current.status());
        if (status != current.status() && !Lifecycle.allows(current.status(), status)) {
            return Optional.of(Problem.STATUS_CHANGE_IMPOSSIBLE);
        }
        return visibility.maskedFromProfessionals() && visibility.invisibleToPatient() && !policy.maskedAndInvisible()
                ? Optional.of(Problem.MASKED_AND_INVISIBLE)
                : Optional.empty();
    }

    /** The version that it makes. */
    Documents.Written next(Visit visit, Documents.Listed current, Amendment amendment) {
        var visibility = amendment.visibility().orElse(current.visibility());
        var status = amendment.status().orElse(current.status());
        var former = documents.entry(current);
        var name = amendment.anew().map(Amend.Anew::entryUuid).orElseGet(() -> Ids.next(visit.at()));
        var version = new DocumentEntry.Version(name, visit.at());
        var ins = visit.situation().orElseThrow().record().ins();
        var said = amendment.anew().flatMap(Amend.Anew::said);
        if (said.isPresent()) {
            var metadata = said.get().said().datedAs(former.entry().metadata());
            return corrected(
                    former.entry().corrected(metadata, status, visibility, version),
                    ins,
                    said.get().fed());
        }
        var next = former.entry().next(status, visibility, version);
        return new Documents.Written(next, renderings.entry(next, ins, former.forms()));
    }

    /** The version that it makes of a document to stand otherwise to others: so to these, and to no others. */
    Documents.Written standing(Visit visit, Documents.Listed current, Collection<Association> to) {
        var former = documents.entry(current);
        var same = new DocumentEntry.Version(current.identity().entryUuid(), visit.at());
        var next = former.entry().next(current.status(), current.visibility(), same);
        var ins = visit.situation().orElseThrow().record().ins();
        return new Documents.Written(next, renderings.entry(next, ins, former.forms(), relations(to)));
    }

    /** How a document stands to others. */
    List<Association> standing(RecordId record, UUID document) {
        return documents.associations(record, List.of(document)).stream()
                .map(Documents.Linked::association)
                .filter(one -> one.isApproved()
                        && one.source().equals(document)
                        && !one.type().holds())
                .toList();
    }

    private List<Offer.Relation> relations(Collection<Association> to) {
        return to.stream()
                .filter(one -> documents.current(one.target()).isPresent())
                .map(one -> new Offer.Relation(one.type(), one.target(), Fed.UNSAID))
                .toList();
    }

    /** How it stands to others is no part of what is said of it anew. */
    private Documents.Written corrected(DocumentEntry next, Ins ins, Fed fed) {
        var relations = relations(standing(next.record(), next.identity().logicalId()));
        return new Documents.Written(next, renderings.entry(next, ins, fed, relations));
    }

    private static List<Action> actions(Documents.Listed current, Amendment amendment) {
        var actions = new ArrayList<Action>();
        amendment.status().filter(status -> status != current.status()).ifPresent(status -> actions.add(by(status)));
        amendment.anew().flatMap(Amend.Anew::said).ifPresent(said -> actions.add(Action.CORRECT));
        amendment.visibility().ifPresent(next -> {
            var now = current.visibility();
            if (now.maskedFromProfessionals() != next.maskedFromProfessionals()) {
                actions.add(next.maskedFromProfessionals() ? Action.MASK : Action.UNMASK);
            }
            if (now.invisibleToPatient() != next.invisibleToPatient()) {
                actions.add(next.invisibleToPatient() ? Action.HIDE_FROM_PATIENT : Action.SHOW_TO_PATIENT);
            }
            if (now.invisibleToRepresentatives() != next.invisibleToRepresentatives()) {
                actions.add(
                        next.invisibleToRepresentatives()
                                ? Action.HIDE_FROM_REPRESENTATIVES
                                : Action.SHOW_TO_REPRESENTATIVES);
            }
        });
        return actions;
    }

    private static Action by(AvailabilityStatus next) {
        return switch (next) {
            case APPROVED, ARCHIVED -> Action.ARCHIVE;
            // Nothing takes its place: this is said of the document, and no replacement.
            case DEPRECATED -> Action.CORRECT;
            case DELETED -> Action.DELETE;
        };
    }
}
