package org.opencarnet.fhir.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Fault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.sharing.Admission;

/** All that is found wrong with a request, so that its sender learns everything at once. */
final class Findings {

    private static final int MOST = 100;

    private final Intake.Settings settings;
    private final long length;
    private final List<Found> found = new ArrayList<>();

    /** In a request of so many bytes; negative where that is not said. */
    Findings(Intake.Settings settings, long length) {
        this.settings = settings;
        this.length = length;
    }

    /** What is let in. */
    Admission admission() {
        return settings.admission();
    }

    /** Whether the request is long enough to hold an object of so many characters. */
    boolean mayHold(int characters) {
        return length < 0 || length > characters;
    }

    /** Refuses the request. */
    void error(Place place, Fault fault, String... arguments) {
        add(place, fault, false, arguments);
    }

    /** A known defect: refuses in strict mode, warns otherwise. */
    void defect(Place place, Fault fault, String... arguments) {
        add(place, fault, settings.validation() == Validation.WARN, arguments);
    }

    /** Warns in either mode. */
    void warning(Place place, Fault fault, String... arguments) {
        add(place, fault, true, arguments);
    }

    boolean refuse() {
        return found.stream().anyMatch(one -> !one.complaint().warning());
    }

    /** Ends the request if anything refuses it. */
    void check() {
        if (refuse()) {
            throw refusal();
        }
    }

    /** The warnings on one entry. */
    List<Complaint> warnings(int entry) {
        return found.stream()
                .filter(one -> one.place().entry() == entry)
                .map(Found::complaint)
                .filter(Complaint::warning)
                .toList();
    }

    /** Everything found, what refuses first. */
    private Refusal refusal() {
        return Refusal.of(Stream.concat(
                        found.stream().filter(one -> !one.complaint().warning()),
                        found.stream().filter(one -> one.complaint().warning()))
                .map(Found::complaint)
                .limit(MOST)
                .toList());
    }

    private void add(Place place, Fault fault, boolean warning, String... arguments) {
        var complaint = Complaint.of(fault, arguments).at(place.path());
        found.add(new Found(place, warning ? complaint.asWarning() : complaint));
    }

    private record Found(Place place, Complaint complaint) {}
}
