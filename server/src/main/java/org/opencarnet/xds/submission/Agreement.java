package org.opencarnet.xds.submission;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.error.Fault;
import org.opencarnet.xds.error.MetadataFault;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.mapping.Scheme;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ExtrinsicObjectType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/** What the objects of a message must agree on: whose they are, and that no two bear one uniqueId. */
record Agreement(Sorting sorted, Findings findings) {

    void uniqueIdsOnce() {
        var known = new HashSet<String>();
        sorted.named().forEach(object -> List.of(Scheme.SET_UNIQUE_ID, Scheme.ENTRY_UNIQUE_ID, Scheme.FOLDER_UNIQUE_ID)
                .forEach(scheme -> EbxmlToRecord.identifier(object, scheme)
                        .filter(uniqueId -> !known.add(uniqueId))
                        .ifPresent(again ->
                                findings.error(object, MetadataFault.UNIQUE_ID_REPEATED, scheme.attribute(), again))));
    }

    /** The patient of the set, whom all the others name too; where one does not, it is this fault. */
    Optional<Ins> patient(Fault other) {
        var named = sorted.sets.stream().flatMap(set -> patient(set).stream()).findFirst();
        sorted.named().filter(object -> !sorted.sets.contains(object)).forEach(object -> {
            var its = patient(object);
            findings.must(named.isEmpty() || its.isEmpty() || its.equals(named), object, other, "patientId");
        });
        return named;
    }

    private Optional<Ins> patient(RegistryObjectType object) {
        var schemes = object instanceof ExtrinsicObjectType
                ? List.of(Scheme.ENTRY_PATIENT)
                : List.of(Scheme.SET_PATIENT, Scheme.FOLDER_PATIENT);
        var said = schemes.stream()
                .flatMap(one -> EbxmlToRecord.identifier(object, one).stream())
                .findFirst();
        var ins = said.flatMap(EbxmlToRecord::ins)
                .filter(known -> findings.admission().knows(known.authority()));
        if (said.isPresent() && ins.isEmpty()) {
            findings.error(object, MetadataFault.PATIENT_UNKNOWN, "patientId", said.get());
        }
        return ins;
    }
}
