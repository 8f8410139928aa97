package org.opencarnet.sharing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.opencarnet.access.Action;
import org.opencarnet.access.Decision;
import org.opencarnet.record.RecordId;

/**
 * Shows submission sets and folders (ITI-66, ITI-18) with those of their members that the caller may know of. One of whose documents he may
 * know none is as if it were not there.
 */
public final class Gather {

    private final Ports ports;
    private final Reception reception;

    public Gather(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** Those of a record that are wanted, in no order. Refused when the record as a whole is closed to the caller. */
    public Outcome<Gathered> find(Caller caller, Records.Reference patient, Predicate<Documents.Gathering> wanted) {
        return ports.unit().reading(() -> {
            var visit = reception.admit(caller, patient);
            var overall = reception.decide(visit, Action.LIST);
            reception.trace(visit, Reception.Act.onTheRecord(Action.LIST, overall));
            if (visit.situation().isEmpty() || !overall.leavesOwn()) {
                return Outcome.<Gathered>refused(overall);
            }
            return Outcome.done(new Gathered(
                    visit.situation().orElseThrow().record().id(),
                    new KnownLists(reception)
                            .of(visit).stream()
                                    .filter(one -> wanted.test(one.gathering()))
                                    .toList(),
                    overall));
        });
    }

    /** One of them; what is hidden and what is absent are one answer. */
    public Outcome<Shown> read(Caller caller, UUID id) {
        return read(caller, id, one -> one.id().equals(id));
    }

    /** As above, by whichever name it bears now. */
    public Outcome<Shown> named(Caller caller, UUID name) {
        return read(caller, name, one -> one.isNamed(name));
    }

    private Outcome<Shown> read(Caller caller, UUID id, Predicate<Documents.Gathering> wanted) {
        return ports.unit().reading(() -> {
            var found = ports.documents().gathering(id);
            var visit = reception.admit(
                    caller,
                    new Records.Reference.ById(
                            found.map(Documents.Gathering::record).orElse(RecordId.NOBODY)));
            var overall = reception.decide(visit, Action.LIST);
            var shown = new KnownLists(reception)
                    .of(visit).stream()
                            .filter(each -> wanted.test(each.gathering()))
                            .findFirst();
            var act = Reception.Act.onTheRecord(Action.LIST, overall);
            reception.trace(visit, shown.isPresent() ? act : act.inVain(id));
            return shown.map(Outcome::done).orElseGet(() -> Outcome.rejected(Problem.NOT_FOUND, id.toString()));
        });
    }

    /**
     * What was found.
     *
     * @param overall the decision on the record as a whole; refusing where only documents of the caller's own hand are shown
     */
    public record Gathered(RecordId record, List<Shown> gatherings, Decision overall) {

        public Gathered {
            gatherings = List.copyOf(gatherings);
        }
    }

    /**
     * A submission set or folder with what the caller may know of.
     *
     * @param documents its documents, each cleared
     * @param folders its folders, by id
     */
    public record Shown(Documents.Gathering gathering, List<Cleared> documents, List<UUID> folders) {

        public Shown {
            documents = List.copyOf(documents);
            folders = List.copyOf(folders);
        }

        Shown with(Collection<UUID> knownFolders) {
            return new Shown(
                    gathering,
                    documents,
                    gathering.members().stream().filter(knownFolders::contains).toList());
        }
    }
}
