package org.opencarnet.xds.submission;

import java.time.Instant;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.MetadataFault;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.mapping.Scheme;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/** How the reading of a message of registry objects ended: it can be offered, or all that is wrong with it is told. */
public sealed interface Reading {

    record Sound(Received received) implements Reading {}

    record Flawed(List<Complaint> complaints) implements Reading {}

    /** Reads the objects of a SubmitObjectsRequest. They are taken over: names in them become UUIDs. */
    static Reading of(List<? extends IdentifiableType> objects, Instant now) {
        var findings = new Findings();
        var sorted = Sorting.of(objects, findings);
        var names = new Names(now, findings);
        Map<RegistryObjectType, UUID> ids = new IdentityHashMap<>();
        sorted.named().forEach(object -> ids.put(object, names.give(object)));
        sorted.sets.forEach(set -> new PackageCheck(set, findings).submissionSet());
        sorted.entries.forEach(entry -> new EntryCheck(entry, findings).check());
        sorted.folders.forEach(folder -> new PackageCheck(folder, findings).folder());
        sorted.associations.forEach(association -> new ObjectCheck(association, findings).whole());
        var links = new Links(sorted, ids, findings);
        sorted.associations.forEach(association -> links.take(association, ids.get(association), names));
        sorted.named()
                .filter(object -> links.outside().anyMatch(ids.get(object)::equals))
                .forEach(object -> findings.error(object, MetadataFault.OUTSIDE_THE_SET, ""));
        uniqueIdsOnce(sorted, findings);
        var patient = patient(sorted, findings);
        var complaints = findings.complaints();
        return complaints.isEmpty()
                ? new Sound(new Received(patient.orElseThrow(), sorted, ids, links))
                : new Flawed(complaints);
    }

    private static void uniqueIdsOnce(Sorting sorted, Findings findings) {
        var known = new HashSet<String>();
        sorted.named().forEach(object -> List.of(Scheme.SET_UNIQUE_ID, Scheme.ENTRY_UNIQUE_ID, Scheme.FOLDER_UNIQUE_ID)
                .forEach(scheme -> EbxmlToRecord.identifier(object, scheme)
                        .filter(uniqueId -> !known.add(uniqueId))
                        .ifPresent(again ->
                                findings.error(object, MetadataFault.UNIQUE_ID_REPEATED, scheme.attribute(), again))));
    }

    /** The patient of the set, whom all the others name too. */
    private static Optional<Ins> patient(Sorting sorted, Findings findings) {
        var named = sorted.sets.stream()
                .flatMap(set -> patient(set, findings).stream())
                .findFirst();
        sorted.named().filter(object -> !sorted.sets.contains(object)).forEach(object -> {
            var other = patient(object, findings);
            findings.must(
                    named.isEmpty() || other.isEmpty() || other.equals(named),
                    object,
                    MetadataFault.PATIENTS_DIFFER,
                    "patientId");
        });
        return named;
    }

    private static Optional<Ins> patient(RegistryObjectType object, Findings findings) {
        var scheme = object instanceof ExtrinsicObjectType
                ? List.of(Scheme.ENTRY_PATIENT)
                : List.of(Scheme.SET_PATIENT, Scheme.FOLDER_PATIENT);
        var said = scheme.stream()
                .flatMap(one -> EbxmlToRecord.identifier(object, one).stream())
                .findFirst();
        var ins = said.flatMap(EbxmlToRecord::ins);
        if (said.isPresent() && ins.isEmpty()) {
            findings.error(object, MetadataFault.PATIENT_UNKNOWN, "patientId", said.get());
        }
        return ins;
    }
}
