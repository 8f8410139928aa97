package org.opencarnet.sharing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opencarnet.access.Action;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Association;
import org.opencarnet.record.Folder;

/**
 * What a revision changes around documents: folders, what is in them, and how documents stand to others. How a document stands to others is said of it
 * by its author (CORRECT); a folder has none, and is whoever's who feeds and may know of it (FEED).
 */
final class Binding {

    private final Documents documents;
    private final Reception reception;
    private final Found found;
    private final Revision revision;
    private Optional<Map<UUID, Documents.Gathering.InFolder>> folders = Optional.empty();
    final List<Standing> standings = new ArrayList<>();
    final List<Relation> relations = new ArrayList<>();
    final List<Restated> restated = new ArrayList<>();

    Binding(Reception reception, Found found, Revision revision) {
        this.documents = reception.ports().documents();
        this.reception = reception;
        this.found = found;
        this.revision = revision;
    }

    /** An association that is to be in another status; of a document alone, where it is no folder's. */
    record Standing(Revision.Change asked, Association now, Association next) {

        boolean ofAFolder() {
            return now.type() == Association.Type.HAS_MEMBER;
        }

        /** The document that is in the folder, or of which this is said. */
        UUID document() {
            return ofAFolder() ? now.target() : now.source();
        }
    }

    /** A document that is to stand so to another. */
    record Relation(Revision.Relating asked, Documents.Listed source, Documents.Listed target) {

        UUID document() {
            return source.identity().logicalId();
        }
    }

    /** A folder of which something else is to be said. */
    record Restated(
            Revision.Restating asked, Documents.Gathering.InFolder current, Offer.AsFed<Folder.Declared> said) {}

    List<Revision.Entering> entering() {
        return revision.bindings().entering();
    }

    /** Looks up what is meant, and asks what is wished of it; tells what is not there, or not for the caller to know of. */
    Optional<Outcome.Rejection> missing() {
        return missingChange().or(this::missingMember).or(this::missingEnd).or(this::missingFolder);
    }

    private Optional<Outcome.Rejection> missingChange() {
        for (var change : revision.changes()) {
            if (found.document(change.document()).isEmpty() && !isStanding(change)) {
                return Optional.of(new Outcome.Rejection(Problem.NOT_FOUND, change.where()));
            }
        }
        return Optional.empty();
    }

    private boolean isStanding(Revision.Change change) {
        var association = change.association()
                .flatMap(wish -> documents.association(found.record(), change.document()))
                .map(Documents.Linked::association)
                .filter(this::isKnown);
        association.ifPresent(now -> {
            var next = change.association().orElseThrow().apply(now);
            if (!next.equals(now)) {
                standings.add(new Standing(change, now, next));
            }
        });
        return association.isPresent();
    }

    /** What binds a submission set to anything is no association between documents, nor of a folder. */
    private boolean isKnown(Association one) {
        var source = one.type() == Association.Type.HAS_MEMBER
                ? folders().containsKey(one.source())
                : !one.type().changes() && found.current(one.source()).isPresent();
        return source && found.current(one.target()).isPresent();
    }

    private Optional<Outcome.Rejection> missingMember() {
        for (var entering : entering()) {
            if (folder(entering.folder()).isEmpty()) {
                return Optional.of(new Outcome.Rejection(Problem.FOLDER_UNKNOWN, entering.where()));
            }
            if (found.document(entering.document()).isEmpty()) {
                return Optional.of(new Outcome.Rejection(Problem.NOT_FOUND, entering.where()));
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome.Rejection> missingEnd() {
        for (var relating : revision.bindings().relating()) {
            var source = found.document(relating.source());
            var target = found.document(relating.target());
            if (source.isEmpty() || target.isEmpty()) {
                return Optional.of(
                        new Outcome.Rejection(Problem.NOT_FOUND, relating.told().where()));
            }
            relating.wish().accept(source.get(), target.get());
            relations.add(new Relation(relating, source.get(), target.get()));
        }
        return Optional.empty();
    }

    private Optional<Outcome.Rejection> missingFolder() {
        for (var restating : revision.bindings().restating()) {
            var folder = Optional.ofNullable(folders().get(restating.folder()));
            if (folder.isEmpty()) {
                return Optional.of(new Outcome.Rejection(Problem.NOT_FOUND, restating.where()));
            }
            restating
                    .wish()
                    .apply(folder.get())
                    .ifPresent(said -> restated.add(new Restated(restating, folder.get(), said)));
        }
        return Optional.empty();
    }

    /** The folder that bears this name now. */
    Optional<Documents.Gathering.InFolder> folder(UUID name) {
        return folders().values().stream().filter(one -> one.isNamed(name)).findFirst();
    }

    /** Those that the caller may know of, by id. */
    Map<UUID, Documents.Gathering.InFolder> folders() {
        if (folders.isEmpty()) {
            var known = new LinkedHashMap<UUID, Documents.Gathering.InFolder>();
            new KnownLists(reception)
                    .of(found.visit()).stream()
                            .map(Gather.Shown::gathering)
                            .filter(Documents.Gathering.InFolder.class::isInstance)
                            .map(Documents.Gathering.InFolder.class::cast)
                            .forEach(one -> known.put(one.id(), one));
            folders = Optional.of(known);
        }
        return folders.get();
    }

    /** Each under its own decision. */
    List<Reception.Act> acts() {
        var visit = found.visit();
        var acts = new ArrayList<Reception.Act>();
        said().distinct().forEach(document -> {
            var facts = found.current(document)
                    .orElseThrow()
                    .factsFor(visit.caller().requester());
            acts.add(Reception.Act.on(document, Action.CORRECT, reception.decide(visit, Action.CORRECT, facts)));
        });
        if (revision.bindings().ofFolders() || standings.stream().anyMatch(Standing::ofAFolder)) {
            acts.add(ofFolders(visit));
        }
        return acts;
    }

    /** As when documents are fed; but a structure changes in indirect mode nothing that is said, it feeds anew (reference TD3.3). */
    private Reception.Act ofFolders(Visit visit) {
        var action = visit.caller().requester() instanceof Requester.Structure ? Action.CORRECT : Action.FEED;
        return Reception.Act.onTheRecord(action, reception.decide(visit, action));
    }

    /** The documents of which something is said. */
    Stream<UUID> said() {
        return Stream.concat(
                standings.stream().filter(one -> !one.ofAFolder()).map(Standing::document),
                relations.stream().map(Relation::document));
    }

    /**
     * Why it cannot be, whoever asks: what is changed twice starts from what is no more.
     *
     * @param changed the documents that are changed themselves
     * @param taken whether something bears this name already
     */
    Optional<Outcome.Rejection> problem(List<UUID> changed, Predicate<UUID> taken) {
        var once = new HashSet<>(changed);
        for (var one : standings) {
            if (!once.add(one.now().id()) || !one.ofAFolder() && changed.contains(one.document())) {
                return Optional.of(new Outcome.Rejection(
                        Problem.VERSION_CONFLICT, one.asked().where()));
            }
        }
        for (var one : relations) {
            if (changed.contains(one.document())) {
                return Optional.of(new Outcome.Rejection(
                        Problem.VERSION_CONFLICT, one.asked().told().where()));
            }
        }
        for (var one : restated) {
            var where = one.asked().where();
            if (!once.add(one.current().id())) {
                return Optional.of(new Outcome.Rejection(Problem.VERSION_CONFLICT, where));
            }
            if (one.said().fed().id().filter(taken).isPresent()) {
                return Optional.of(new Outcome.Rejection(Problem.DUPLICATE_UNIQUE_ID, where));
            }
        }
        return Optional.empty();
    }
}
