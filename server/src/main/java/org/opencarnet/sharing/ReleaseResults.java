package org.opencarnet.sharing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Requester;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.PatientRecord;

/**
 * Shows the patient what nobody has shown him in time (decision f): a document that is not visible to the patient becomes so when
 * nothing has happened to it for as long as the operator says. Documents of closed records wait.
 */
public final class ReleaseResults {

    private static final int MOST = 1000;
    private static final Keeper KEEPER = new Keeper("release", "");
    /** Nothing binds it to anybody. */
    private static final Requester NOBODY = new Requester.Enrolment("", "");

    private final Ports ports;
    private final Renderings renderings;
    private final Clock clock;

    public ReleaseResults(Ports ports, Renderings renderings, Clock clock) {
        this.ports = ports;
        this.renderings = renderings;
        this.clock = clock;
    }

    /** Shows those that have waited so long, a thousand at most; how many it were. */
    public int after(Duration delay) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var waiting = ports.unit().of(() -> ports.documents().invisibleSince(now.minus(delay), MOST));
        return (int) waiting.stream()
                .filter(one -> ports.unit().of(() -> shown(one.identity().logicalId(), now.minus(delay), now)))
                .count();
    }

    /** Looked at anew: whoever changed it meanwhile has begun its time again. */
    private boolean shown(UUID logicalId, Instant before, Instant now) {
        var found = ports.documents()
                .situated(logicalId, NOBODY, now)
                .filter(one -> one.situation().record().state() instanceof PatientRecord.State.Open)
                .filter(one -> one.document().visibility().invisibleToPatient()
                        && one.document().status() != AvailabilityStatus.DELETED);
        if (found.isEmpty()) {
            return false;
        }
        var record = found.get().situation().record();
        var former = ports.documents().entry(found.get().document());
        if (!former.entry().updated().isBefore(before)) {
            return false;
        }
        var next = former.entry()
                .next(
                        former.entry().status(),
                        former.entry().visibility().invisibleToPatient(false),
                        new DocumentEntry.Version(Ids.next(now), now));
        var written = new Documents.Written(next, renderings.entry(next, record.ins(), former.forms()));
        var done = ports.documents().addVersion(written);
        if (done) {
            ports.trail().append(List.of(KEEPER.trace(record, Action.SHOW_TO_PATIENT, Optional.of(logicalId), now)));
            var doing = new Noting.Doing(found.get().situation(), KEEPER.job(), now);
            ports.outbox().note(Noting.documents(doing, Occasion.DOCUMENT_CHANGED, List.of(next.identity())));
        }
        return done;
    }
}
