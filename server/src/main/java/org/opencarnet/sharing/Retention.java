package org.opencarnet.sharing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.opencarnet.access.Action;
import org.opencarnet.record.PatientRecord;

/**
 * Ten years after its closing a record is destroyed (rules 8): documents with their bytes, decisions, people around, demographics. What is
 * left is the trail, in which each destruction stands with the last word on the rows that may be let go with the record ({@code trail thin}). To be
 * run dry first.
 */
public final class Retention {

    private static final int MOST = 1000;
    private static final int YEARS = 10;

    private final Ports ports;
    private final Resources resources;
    private final Clock clock;
    private final LastWord lastWord;

    public Retention(Ports ports, Resources resources, Clock clock, LastWord lastWord) {
        this.ports = ports;
        this.resources = resources;
        this.clock = clock;
        this.lastWord = lastWord;
    }

    /** The records whose time has come, a thousand at most; nothing is changed. */
    public List<PatientRecord> due() {
        var now = now();
        // A day less than ten years ago leaves every length of a year in; which are due is told by the record.
        var about =
                now.atZone(PatientRecord.PARIS).minusYears(YEARS).plusDays(1).toInstant();
        return ports.unit().of(() -> ports.records().closedBefore(about, MOST)).stream()
                .filter(record -> isDue(record, now))
                .toList();
    }

    /** Destroys those that are due, each in its own transaction; answers with what was destroyed. */
    public List<PatientRecord> destroy() {
        return due().stream().filter(this::destroyed).toList();
    }

    /** Whoever has it reopened meanwhile keeps it. */
    private boolean destroyed(PatientRecord record) {
        return ports.unit().of(() -> {
            var gone = ports.records().forget(record);
            if (gone) {
                ports.documents().forget(record.id());
                ports.authorizations().forget(record.id());
                ports.careTeams().forget(record.id());
                ports.subscriptions().forget(record.id());
                ports.outbox().forget(record.id());
                resources.forget(record.id());
                var keeper = new Keeper("retention", lastWord.of(record.id()));
                ports.trail().append(List.of(keeper.trace(record, Action.DESTROY_RECORD, Optional.empty(), now())));
                ports.contents().forget(record.id());
            }
            return gone;
        });
    }

    private static boolean isDue(PatientRecord record, Instant now) {
        return record.state() instanceof PatientRecord.State.Closed closed && !now.isBefore(closed.keptUntil());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
