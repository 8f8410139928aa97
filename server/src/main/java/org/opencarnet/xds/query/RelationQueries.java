package org.opencarnet.xds.query;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;

/** The queries for associations (ITI TF-2, 3.18.4.1.2.3.7.7, .8 and .13). */
final class RelationQueries {

    private RelationQueries() {}

    static void getAssociations(Ask ask) {
        associations(ask, ask.objects(ask.said().required("$uuid")));
    }

    static void getDocumentsAndAssociations(Ask ask) {
        var documents = ask.named();
        documents.forEach(ask::find);
        associations(
                ask,
                documents.stream()
                        .map(one -> one.document().identity().logicalId())
                        .collect(Collectors.toSet()));
    }

    static void getRelatedDocuments(Ask ask) {
        var types = ask.said().required("$AssociationTypes").stream()
                .flatMap(urn -> Association.Type.ofUrn(urn).stream())
                .collect(Collectors.toSet());
        var documents = ask.named().stream()
                .map(one -> one.document().identity().logicalId())
                .collect(Collectors.toSet());
        var related = new HashSet<UUID>();
        for (var link : ask.associations(documents)) {
            if (types.contains(link.association().type())) {
                ask.findAssociation(link);
                related.add(link.association().source());
                related.add(link.association().target());
            }
        }
        ask.current(related, List.of()).values().forEach(ask::find);
    }

    private static void associations(Ask ask, Collection<UUID> objects) {
        ask.associations(objects).forEach(ask::findAssociation);
        if (ask.ofAssociations().contains(AvailabilityStatus.APPROVED)) {
            bonds(ask, objects);
        }
    }

    /** What binds them to the submission sets with which they came. */
    private static void bonds(Ask ask, Collection<UUID> objects) {
        var wanted = new HashSet<>(objects);
        var sets = new Sets(ask);
        sets.all().forEach(one -> {
            var members = wanted.contains(one.gathering().id()) ? sets.members(one) : known(sets.members(one), wanted);
            if (!members.isEmpty()) {
                sets.findBonds(one, members);
            }
        });
    }

    private static Set<UUID> known(Set<UUID> members, Set<UUID> wanted) {
        var both = new HashSet<>(members);
        both.retainAll(wanted);
        return both;
    }
}
