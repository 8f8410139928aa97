package org.opencarnet.xds.submission;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opencarnet.sharing.Admission;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.MetadataFault;
import org.opencarnet.xds.error.UpdateFault;
import org.opencarnet.xds.mapping.EntryType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/** How the reading of a message that changes what is there ended: it can be asked for, or all that is wrong with it is told. */
public sealed interface UpdateReading {

    record Sound(Update update) implements UpdateReading {}

    record Flawed(List<Complaint> complaints) implements UpdateReading {}

    /** Reads the objects of a SubmitObjectsRequest. They are taken over: names in them become UUIDs. */
    static UpdateReading of(List<? extends IdentifiableType> objects, Instant now, Admission admission) {
        var findings = new Findings(admission);
        var sorted = Sorting.of(objects, findings);
        var names = new Names(now, findings);
        Map<RegistryObjectType, UUID> ids = new IdentityHashMap<>();
        sorted.named().forEach(object -> ids.put(object, names.give(object)));
        sorted.sets.forEach(set -> new PackageCheck(set, findings).submissionSet());
        sorted.entries.forEach(entry -> new EntryCheck(entry, findings).check(EntryType.STABLE));
        sorted.folders.forEach(folder -> new PackageCheck(folder, findings).folder());
        sorted.associations.forEach(association -> new ObjectCheck(association, findings).whole());
        var links = new UpdateLinks(sorted, ids, findings);
        var all = sorted.associations.stream()
                .flatMap(one -> Link.of(one, ids.get(one), names, findings).stream())
                .toList();
        links.take(all);
        links.outside().forEach(entry -> findings.error(entry, MetadataFault.OUTSIDE_THE_SET, ""));
        var agreement = new Agreement(sorted, findings);
        agreement.uniqueIdsOnce();
        var patient = agreement.patient(UpdateFault.PATIENT_OTHER);
        var complaints = findings.complaints();
        if (!complaints.isEmpty()) {
            return new Flawed(complaints);
        }
        all.forEach(Link::name);
        var set = sorted.sets.get(0);
        return new Sound(new Update(patient.orElseThrow(), new Update.Whole(set, ids.get(set), all), links));
    }
}
