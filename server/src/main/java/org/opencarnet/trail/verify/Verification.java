package org.opencarnet.trail.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.opencarnet.trail.verify.Finding.Kind;
import org.opencarnet.trail.verify.Stored.Place;

/** Recomputes the tree from the rows of the trail and compares it with everything that was kept and signed. */
public final class Verification {

    private static final long WIDEST_GAP = 100_000;

    private final Stored stored;
    private final Collection<VerifierKey> keys;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<Long, SignedRoot> roots = new TreeMap<>();
    private final Nodes nodes = new Nodes();
    private final Comparison comparison = new Comparison(nodes, findings::add);
    private Optional<Place> pending = Optional.empty();
    private long places;
    private boolean torn;

    private Verification(Connection connection, Collection<VerifierKey> keys) {
        this.stored = new Stored(connection);
        this.keys = keys;
    }

    /**
     * Verifies.
     *
     * @param connection in a transaction that sees one state of the database
     * @param keys whose signatures are believed
     * @param outside checkpoints that were published, as signed notes
     */
    public static Report of(Connection connection, Collection<VerifierKey> keys, List<String> outside)
            throws SQLException {
        return new Verification(connection, keys).report(outside);
    }

    private Report report(List<String> outside) throws SQLException {
        for (var note : stored.notes()) {
            root(note.text(), Optional.of(note.size()));
        }
        outside.forEach(note -> root(note, Optional.empty()));
        stored.nodes(nodes::put);
        stored.places(this::place);
        placed();
        comparison.end();
        if (!roots.isEmpty() && roots.lastKey() > places) {
            findings.add(new Finding(Kind.ROLLED_BACK, places, roots.lastKey(), ""));
        }
        var waiting = unplaced(head());
        var gone = findings.size();
        findings.removeIf(wentAmong(Thinned.of(stored, keys)));
        return new Report(places, waiting, roots.size(), gone - findings.size(), List.copyOf(findings));
    }

    /** Each name stands for one row. */
    private static Predicate<Finding> wentAmong(Set<String> names) {
        return finding -> finding.kind() == Kind.ROW_REMOVED && names.remove(finding.what());
    }

    private void root(String note, Optional<Long> size) {
        var signed = SignedRoot.of(note, keys)
                .filter(one -> size.map(stated -> stated == one.size()).orElse(true));
        if (signed.isEmpty()) {
            var said = note.lines().skip(1).findFirst().orElse("");
            findings.add(new Finding(Kind.CHECKPOINT_FORGED, size.orElse(0L), size.orElse(0L), said));
            return;
        }
        var known = roots.putIfAbsent(signed.get().size(), signed.get());
        if (known != null && !Arrays.equals(known.root(), signed.get().root())) {
            findings.add(new Finding(Kind.CHECKPOINT_CONTRADICTED, known.size(), known.size(), ""));
        }
    }

    private void place(Place place) {
        if (pending.isPresent() && pending.get().number() == place.number()) {
            pending = Optional.of(Rows.differs(place) ? pending.get() : place);
            findings.add(Finding.at(Kind.ROW_INSERTED, place.number(), place.trace()));
        } else {
            placed();
            pending = Optional.of(place);
        }
    }

    /** The pending place is the next, or others before it are lost. */
    private void placed() {
        pending.filter(place -> !torn).ifPresent(place -> {
            torn = place.number() < places || place.number() - places > WIDEST_GAP;
            if (torn) {
                findings.add(new Finding(Kind.LEAF_REMOVED, places, place.number(), place.trace()));
                return;
            }
            while (places < place.number()) {
                next(Place.lost(places));
            }
            next(place);
        });
        pending = Optional.empty();
    }

    private void next(Place place) {
        comparison.place(place);
        places++;
        Optional.ofNullable(roots.get(places)).ifPresent(signed -> comparison.root(signed, places == roots.lastKey()));
    }

    /** Below which arrival every row has a place. */
    private long head() throws SQLException {
        var head = stored.head();
        if (head.filter(one -> one.size() == places && comparison.edgeIs(one.frontier()))
                .isEmpty()) {
            findings.add(new Finding(
                    Kind.HEAD_CHANGED,
                    0,
                    places,
                    head.map(Stored.Head::size).map(Object::toString).orElse("–")));
        }
        return head.map(Stored.Head::takenBelow).orElse(Long.MAX_VALUE);
    }

    private long unplaced(long takenBelow) throws SQLException {
        var waiting = new AtomicLong();
        stored.unplaced(row -> {
            if (row.arrival() < takenBelow) {
                findings.add(new Finding(Kind.ROW_INSERTED, 0, 0, row.id().toString()));
            } else {
                waiting.incrementAndGet();
            }
        });
        return waiting.get();
    }

    /**
     * What came of it.
     *
     * @param places leaves of the tree
     * @param waiting rows that came after the last were taken up
     * @param checkpoints that are signed by a key that is believed, of different sizes
     * @param letGo rows that went with a destroyed record, which was signed for when it was destroyed
     */
    public record Report(long places, long waiting, int checkpoints, int letGo, List<Finding> findings) {

        /** Whether the trail is as it was written. */
        public boolean intact() {
            return findings.isEmpty();
        }
    }
}
