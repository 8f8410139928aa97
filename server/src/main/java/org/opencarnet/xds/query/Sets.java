package org.opencarnet.xds.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Gather;
import org.opencarnet.xds.mapping.Ebxml;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.AssociationType1;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryPackageType;

/** The submission sets that a query finds, each with what binds to it those of its members that may be known of. */
record Sets(Ask ask) {

    private static final String PREVIOUS_VERSION = "PreviousVersion";

    Stream<Gather.Shown> all() {
        return ask.known().gatherings().stream()
                .filter(one -> one.gathering() instanceof Documents.Gathering.OfSubmission);
    }

    static Documents.Gathering.OfSubmission set(Gather.Shown shown) {
        return (Documents.Gathering.OfSubmission) shown.gathering();
    }

    /** The set itself. */
    RegistryPackageType registryPackage(Gather.Shown shown) {
        return objects(shown).stream()
                .filter(RegistryPackageType.class::isInstance)
                .map(RegistryPackageType.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Finds the set itself. */
    void find(Gather.Shown shown) {
        write(registryPackage(shown));
    }

    /** The members that may be known of: documents by logicalId, folders, and what puts documents into these. */
    Set<UUID> members(Gather.Shown shown) {
        var members = new HashSet<UUID>(shown.folders());
        shown.documents().forEach(one -> members.add(one.document().identity().logicalId()));
        var others = new HashSet<>(targets(shown));
        shown.gathering().members().forEach(others::remove);
        if (!others.isEmpty()) {
            entering(shown, ask.known().associations(Set.copyOf(members)))
                    .forEach(link -> members.add(link.association().id()));
        }
        return members;
    }

    /** Finds what binds these members to the set, by whichever of their names. */
    void findBonds(Gather.Shown shown, Collection<UUID> members) {
        var bonds = bonds(shown).toList();
        var named = logicalIds(shown, bonds);
        bonds.stream()
                .filter(one -> target(one).stream().anyMatch(id -> members.contains(named.getOrDefault(id, id))))
                .forEach(this::write);
    }

    /** Of the documents and folders that a set calls by another name, as one that brings a later version of them does. */
    private Map<UUID, UUID> logicalIds(Gather.Shown shown, List<AssociationType1> bonds) {
        var strangers = bonds.stream().flatMap(one -> target(one).stream()).collect(Collectors.toSet());
        strangers.removeAll(shown.gathering().members());
        return strangers.isEmpty() ? Map.of() : named(strangers, bonds);
    }

    private Map<UUID, UUID> named(Set<UUID> strangers, List<AssociationType1> bonds) {
        var named = new HashMap<>(ask.known().named(strangers));
        var folders = bonds.stream()
                .filter(one -> Slots.value(one, PREVIOUS_VERSION).isPresent())
                .flatMap(one -> target(one).stream())
                .filter(name -> !named.containsKey(name))
                .collect(Collectors.toSet());
        if (!folders.isEmpty()) {
            Stream.concat(ask.known().folders().stream(), ask.known().formerFolders().stream())
                    .map(one -> one.folder().identity())
                    .filter(one -> folders.contains(one.entryUuid()))
                    .forEach(one -> named.put(one.entryUuid(), one.logicalId()));
        }
        return named;
    }

    /** What puts documents into folders and was fed with the set, as far as both ends may be known of. */
    List<Documents.Linked> entering(Gather.Shown shown, List<Documents.Linked> links) {
        var named = targets(shown);
        return links.stream()
                .filter(link -> named.contains(link.association().id()))
                .toList();
    }

    private Set<UUID> targets(Gather.Shown shown) {
        return bonds(shown).flatMap(one -> target(one).stream()).collect(Collectors.toSet());
    }

    private Stream<AssociationType1> bonds(Gather.Shown shown) {
        return objects(shown).stream()
                .filter(AssociationType1.class::isInstance)
                .map(AssociationType1.class::cast);
    }

    private List<? extends IdentifiableType> objects(Gather.Shown shown) {
        return Ebxml.readAll(ask.found().shown(shown.gathering().rendered()));
    }

    private static Set<UUID> target(AssociationType1 bond) {
        return Ask.uuids(Stream.ofNullable(bond.getTargetObject()).toList());
    }

    private void write(IdentifiableType object) {
        ask.found().written(object.getId(), Ebxml.write(object));
    }
}
