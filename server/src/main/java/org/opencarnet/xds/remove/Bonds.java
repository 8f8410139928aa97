package org.opencarnet.xds.remove;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Gather;
import org.opencarnet.sharing.Known;
import org.opencarnet.xds.mapping.Ebxml;
import org.opencarnet.xds.mapping.Kept;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;

/** The associations of a record that a caller may know of, each with its ends: documents by logicalId, all else as it is called. */
final class Bonds {

    private static final Pattern URN = Pattern.compile("(?i)urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final Map<UUID, Bond> all = new LinkedHashMap<>();
    private final Set<UUID> sets = new HashSet<>();

    private Bonds() {}

    /** An association. */
    record Bond(UUID id, UUID source, UUID target) {}

    static Bonds of(Known known) {
        var bonds = new Bonds();
        var ends = new HashSet<UUID>();
        known.gatherings().forEach(one -> {
            ends.add(one.gathering().id());
            one.documents()
                    .forEach(cleared -> ends.add(cleared.document().identity().logicalId()));
        });
        known.associations(ends).stream()
                .map(Documents.Linked::association)
                .forEach(one -> bonds.all.put(one.id(), new Bond(one.id(), one.source(), one.target())));
        ends.addAll(bonds.all.keySet());
        known.gatherings().stream()
                .filter(one -> one.gathering() instanceof Documents.Gathering.OfSubmission)
                .forEach(one -> bonds.take(one, known, ends));
        return bonds;
    }

    /** What binds its members to a submission set. */
    private void take(Gather.Shown set, Known known, Collection<UUID> ends) {
        var id = set.gathering().id();
        sets.add(id);
        var written = Kept.shown(set.gathering().rendered(), AvailabilityStatus.APPROVED, "");
        var associations = Ebxml.readAll(written).stream()
                .filter(AssociationType1.class::isInstance)
                .map(AssociationType1.class::cast)
                .toList();
        var named = known.named(
                associations.stream().flatMap(one -> target(one).stream()).collect(Collectors.toSet()));
        for (var one : associations) {
            target(one)
                    .map(target -> named.getOrDefault(target, target))
                    .filter(ends::contains)
                    .flatMap(target -> uuid(one.getId()).map(bond -> new Bond(bond, id, target)))
                    .ifPresent(bond -> all.put(bond.id(), bond));
        }
    }

    private static Optional<UUID> target(AssociationType1 bond) {
        return Optional.ofNullable(bond.getTargetObject()).flatMap(Bonds::uuid);
    }

    /** The UUID of a {@code urn:uuid:…}; absent for any other name. */
    static Optional<UUID> uuid(String name) {
        var urn = URN.matcher(name);
        return urn.matches() ? Optional.of(UUID.fromString(urn.group(1))) : Optional.empty();
    }

    boolean has(UUID id) {
        return all.containsKey(id);
    }

    Stream<Bond> all() {
        return all.values().stream();
    }

    /** Those whose source is a submission set. */
    Stream<Bond> ofSets() {
        return all().filter(bond -> sets.contains(bond.source()));
    }

    /** What stands at the other ends of an association, or of those of a folder; of one that binds an association to its set, the ends of that too. */
    Stream<UUID> withEnd(UUID id) {
        return all().filter(bond -> bond.id().equals(id)
                        || bond.source().equals(id)
                        || bond.target().equals(id))
                .flatMap(bond -> Stream.concat(Stream.of(bond.source(), bond.target()), inner(bond)));
    }

    private Stream<UUID> inner(Bond bond) {
        return Stream.ofNullable(all.get(bond.target())).flatMap(one -> Stream.of(one.source(), one.target()));
    }
}
