package org.opencarnet.xds.submission;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opencarnet.sharing.Admission;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.MetadataFault;
import org.opencarnet.xds.mapping.EntryType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/** How the reading of a message of registry objects ended: it can be offered, or all that is wrong with it is told. */
public sealed interface Reading {

    record Sound(Received received) implements Reading {}

    record Flawed(List<Complaint> complaints) implements Reading {}

    /** Reads the objects of a SubmitObjectsRequest. They are taken over: names in them become UUIDs. */
    static Reading of(List<? extends IdentifiableType> objects, Instant now, Admission admission) {
        return of(objects, EntryType.STABLE, now, admission);
    }

    /** As above, of which all entries are of this type. */
    static Reading of(List<? extends IdentifiableType> objects, EntryType type, Instant now, Admission admission) {
        var findings = new Findings(admission);
        var sorted = Sorting.of(objects, findings);
        var names = new Names(now, findings);
        Map<RegistryObjectType, UUID> ids = new IdentityHashMap<>();
        sorted.named().forEach(object -> ids.put(object, names.give(object)));
        sorted.sets.forEach(set -> new PackageCheck(set, findings).submissionSet());
        sorted.entries.forEach(entry -> new EntryCheck(entry, findings).check(type));
        sorted.folders.forEach(folder -> new PackageCheck(folder, findings).folder());
        sorted.associations.forEach(association -> new ObjectCheck(association, findings).whole());
        var links = new Links(sorted, ids, findings);
        sorted.associations.forEach(association -> Link.of(association, ids.get(association), names, findings)
                .ifPresent(link -> {
                    links.take(link);
                    link.name();
                }));
        sorted.named()
                .filter(object -> links.outside().anyMatch(ids.get(object)::equals))
                .forEach(object -> findings.error(object, MetadataFault.OUTSIDE_THE_SET, ""));
        var agreement = new Agreement(sorted, findings);
        agreement.uniqueIdsOnce();
        var patient = agreement.patient(MetadataFault.PATIENTS_DIFFER);
        var complaints = findings.complaints();
        return complaints.isEmpty()
                ? new Sound(new Received(patient.orElseThrow(), sorted, ids, links))
                : new Flawed(complaints);
    }
}
