package org.opencarnet.sharing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Requester;
import org.opencarnet.access.Rule;

/**
 * The directory of professionals and structures (Practitioner, PractitionerRole, Organization): read by whoever is identified, kept by
 * enrolment. It says nothing of patients, so that no record's trail tells of it.
 */
public final class Directory {

    private static final Set<String> TYPES = Set.of("Practitioner", "PractitionerRole", "Organization");
    private static final Decision NOT_FOR_THEM = new Decision(false, Set.of(Rule.NOT_FOR_THIS_REQUESTER));

    private final Ports ports;
    private final Reception reception;
    private final Resources resources;

    public Directory(Reception reception, Resources resources) {
        this.ports = reception.ports();
        this.reception = reception;
        this.resources = resources;
    }

    /** One entry as JSON; empty when there is none. */
    public Optional<String> read(String type, String id) {
        return ports.unit().of(() -> resources.read(known(type), id));
    }

    /** Entries as JSON; parameters as {@link Resources#search} takes them. */
    public List<String> search(String type, Map<String, List<String>> parameters, int limit) {
        return ports.unit().of(() -> resources.search(known(type), parameters, limit));
    }

    /**
     * A new entry, answered as stored.
     *
     * @param identifier {@code system|value} under which it may not be there yet
     */
    public Outcome<String> add(Caller caller, String type, String json, Optional<String> identifier) {
        return kept(caller, () -> {
            if (identifier.isPresent()
                    && !resources
                            .search(known(type), Map.of("identifier", List.of(identifier.get())), 1)
                            .isEmpty()) {
                return Outcome.rejected(Problem.RESOURCE_EXISTS, "");
            }
            return Outcome.done(
                    resources.create(known(type), Ids.next(reception.now()).toString(), json));
        });
    }

    /**
     * The next version of an entry, answered as stored.
     *
     * @param expected whether the version that is there is the one that the caller has seen
     */
    public Outcome<String> change(Caller caller, Entry entry, Predicate<String> expected) {
        return kept(caller, () -> {
            var current = resources.read(known(entry.type()), entry.id());
            if (current.isEmpty()) {
                return Outcome.rejected(Problem.NOT_FOUND, "");
            }
            return expected.test(current.get())
                    ? Outcome.done(resources.update(entry.type(), entry.id(), entry.json()))
                    : Outcome.rejected(Problem.VERSION_CONFLICT, "");
        });
    }

    private Outcome<String> kept(Caller caller, Supplier<Outcome<String>> keeping) {
        var keeps = caller.requester() instanceof Requester.Enrolment || caller.requester() instanceof Requester.Tester;
        return keeps ? Keeping.in(ports.unit(), keeping) : Outcome.refused(NOT_FOR_THEM);
    }

    private static String known(String type) {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("no directory of " + type);
        }
        return type;
    }

    /** What is to be kept under an id, as JSON. */
    public record Entry(String type, String id, String json) {}
}
