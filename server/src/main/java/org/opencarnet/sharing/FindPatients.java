package org.opencarnet.sharing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.record.RecordId;

/**
 * Finds patients by their traits where nobody has their INS (rules 2, decision e): those, and those alone, whose record the law opens to the
 * caller now. So in ordinary care a professional finds his own patients, and in an emergency whoever has not opposed it.
 */
public final class FindPatients {

    /** Nobody shares all strict traits with so many. */
    private static final int MOST = 100;

    private final Ports ports;
    private final Reception reception;
    private final Directories directories;
    private final Set<Purpose.Mode> modes;

    /** Where patients are looked for, and how what is kept of them is read. */
    public record Directories(Resources resources, CareResources reading, Existence existence) {}

    /**
     * Among these patients.
     *
     * @param modes in which it is open
     */
    public FindPatients(Reception reception, Directories directories, Set<Purpose.Mode> modes) {
        this.ports = reception.ports();
        this.reception = reception;
        this.directories = directories;
        this.modes = Set.copyOf(modes);
    }

    /** Whether somebody may seek so at all, the way he comes. */
    public boolean isOpenTo(Caller caller) {
        return caller.requester() instanceof Requester.Professional
                && modes.contains(caller.purpose().mode());
    }

    /** Those who bear these traits; whoever is not to be found, by this caller in this mode, is as if he were not there. */
    public List<Existence.Found> by(Caller caller, Traits traits) {
        if (!isOpenTo(caller)) {
            return List.of();
        }
        return ports.unit().of(() -> {
            var records = directories.resources().search("Patient", traits.parameters(), MOST).stream()
                    .flatMap(json -> directories.reading().bearer(json, traits.family(), traits.given()).stream())
                    .toList();
            // Nobody takes the same way as somebody who is hidden.
            var sought = records.isEmpty() ? List.of(RecordId.NOBODY) : records;
            return sought.stream()
                    .flatMap(record -> found(caller, record, traits).stream())
                    .toList();
        });
    }

    /** As the test of existence tells it, of a record that the caller may open. The patient is told of each search that came upon him. */
    private Optional<Existence.Found> found(Caller caller, RecordId record, Traits traits) {
        var visit = reception.admit(caller, new Records.Reference.ById(record));
        var opens = reception.decide(visit, Action.LIST).permitted();
        var tested = Reception.Act.onTheRecord(Action.TEST_EXISTENCE, reception.decide(visit, Action.TEST_EXISTENCE));
        var shown =
                visit.situation().filter(situation -> opens && tested.decision().permitted());
        reception.trace(visit, shown.isPresent() ? tested : tested.inVain(traits.words()));
        return shown.map(situation -> directories.existence().found(visit, situation));
    }

    /**
     * The strict traits, all of them: less would find too many.
     *
     * @param given one of the given names, or all of them
     * @param gender of FHIR: {@code male}, {@code female}
     */
    public record Traits(String family, String given, String gender, LocalDate birthDate) {

        /** What finds no fewer: the first of several given names, which stand apart. */
        private Map<String, List<String>> parameters() {
            return Map.of(
                    "family", List.of(family),
                    "given", List.of(given.split("\\s+")[0]),
                    "gender", List.of(gender),
                    "birthdate", List.of(birthDate.toString()));
        }

        private String words() {
            return String.join(" ", family, given, gender, birthDate.toString());
        }
    }
}
