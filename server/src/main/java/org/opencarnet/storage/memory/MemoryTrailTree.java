package org.opencarnet.storage.memory;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Trail.Trace;
import org.opencarnet.sharing.TrailTree;
import org.opencarnet.sharing.TreeHash;

/** The tree over the trail in memory. */
final class MemoryTrailTree implements TrailTree {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final MemoryTrail trail;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Set<UUID> taken = new HashSet<>();
    private final Map<Place, TreeHash> nodes = new HashMap<>();
    private Head head = new Head(0, List.of());
    private Optional<Signed> signed = Optional.empty();

    MemoryTrailTree(MemoryTrail trail) {
        this.trail = trail;
    }

    @Override
    public synchronized OptionalInt grow(int most, Growth growth) {
        var rows = trail.inOrder().stream()
                .filter(trace -> !taken.contains(trace.id()))
                .limit(most)
                .map(MemoryTrailTree::row)
                .toList();
        if (!rows.isEmpty()) {
            keep(rows, growth.by(head, rows));
        }
        return OptionalInt.of(rows.size());
    }

    private void keep(List<Row> rows, Grown grown) {
        for (var i = 0; i < rows.size(); i++) {
            leaves.add(new Leaf(leaves.size(), rows.get(i), grown.leaves().get(i)));
            taken.add(rows.get(i).id());
        }
        grown.nodes().forEach(node -> nodes.put(new Place(node.height(), node.place()), node.hash()));
        head = grown.head();
        signed = Optional.of(new Signed(head.size(), grown.note()));
    }

    @Override
    public synchronized Head head() {
        return head;
    }

    @Override
    public synchronized Optional<Leaf> leaf(UUID trace) {
        return leaves.stream().filter(leaf -> leaf.row().id().equals(trace)).findFirst();
    }

    @Override
    public synchronized List<Leaf> leaves(RecordId record) {
        return leaves.stream()
                .filter(leaf -> leaf.row().columns().get(0).equals(record.toString()))
                .toList();
    }

    @Override
    public synchronized List<TreeHash> hashes(int height, long from, int count) {
        return height == 0
                ? leaves.stream().skip(from).limit(count).map(Leaf::hash).toList()
                : LongStream.range(from, from + count)
                        .mapToObj(place -> Optional.ofNullable(nodes.get(new Place(height, place))))
                        .flatMap(Optional::stream)
                        .toList();
    }

    @Override
    public synchronized Optional<Signed> signed() {
        return signed;
    }

    private static Row row(Trace trace) {
        var actor = trace.actor();
        var columns = new ArrayList<String>(List.of(
                trace.record().orElse(RecordId.NOBODY).toString(),
                MICROSECONDS.format(trace.at()),
                trace.id().toString(),
                actor.kind(),
                actor.id(),
                actor.name(),
                actor.profession(),
                actor.structure(),
                trace.purpose().mode().name(),
                trace.purpose().reason(),
                trace.action().name(),
                trace.subject(),
                trace.document().map(UUID::toString).orElse(""),
                Boolean.toString(trace.permitted()),
                rules(trace),
                trace.origin().face(),
                trace.origin().address(),
                trace.origin().requestId()));
        trace.reported().ifPresent(columns::add);
        return new Row(trace.id(), columns);
    }

    private static String rules(Trace trace) {
        return trace.rules().isEmpty()
                ? ""
                : trace.rules().stream().map(Enum::name).collect(Collectors.joining("|", "|", "|"));
    }

    private record Place(int height, long place) {}
}
