package org.opencarnet.xds.remove;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opencarnet.sharing.Browse;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Patience;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Remove;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.Endings;
import org.opencarnet.xds.error.RemovalFault;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.opencarnet.xds.soap.Submission;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.RemoveObjectsRequest;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ObjectRefType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryResponseType;

/** ITI-62: all that a message names is removed, or nothing. Documents are deleted, each under its own decision; what binds them goes with them. */
public final class RemoveMetadata implements Submission<RemoveObjectsRequest> {

    private static final int MOST = 1_000;
    private static final String LIST = "ObjectRefList";

    private final Browse browse;
    private final Remove remove;

    /** {@code browse} gives texts in ebXML. */
    public RemoveMetadata(Browse browse, Remove remove) {
        this.browse = browse;
        this.remove = remove;
    }

    @Override
    public Endpoint<RemoveObjectsRequest> endpoint() {
        return new Endpoint<>("rmd-iti62", "iti62", Actor.REGISTRY, RemoveObjectsRequest.class);
    }

    @Override
    public RegistryResponseType answer(Call call, RemoveObjectsRequest request) {
        var names = names(request);
        if (request.getAdhocQuery() != null) {
            return failure(call, List.of(Complaint.of(RemovalFault.BY_QUERY, "AdhocQuery")));
        }
        if (names.isEmpty()) {
            return failure(call, List.of(Complaint.of(RequestFault.NOTHING_ASKED, "")));
        }
        if (names.size() > MOST) {
            return failure(call, List.of(Complaint.of(RequestFault.TOO_MUCH_ASKED, "", Integer.toString(MOST))));
        }
        var patience = Patience.begin();
        var complaints = complaints(call, names);
        if (!complaints.isEmpty()) {
            patience.untilTheStepEnds();
        }
        return told(call, complaints);
    }

    private static Set<String> names(RemoveObjectsRequest request) {
        var names = new LinkedHashSet<String>();
        Optional.ofNullable(request.getObjectRefList()).stream()
                .flatMap(list -> list.getObjectRef().stream())
                .map(ObjectRefType::getId)
                .flatMap(Stream::ofNullable)
                .forEach(id -> names.add(id.strip()));
        return names;
    }

    private List<Complaint> complaints(Call call, Set<String> names) {
        var uris = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return call.patientOr(() -> browse.patients(call.caller(), uris))
                .map(ins -> complaints(call, new Records.Reference.ByIns(ins), names))
                .orElseGet(() -> names.stream()
                        .map(name -> Complaint.of(RemovalFault.UNRESOLVED, name))
                        .toList());
    }

    private List<Complaint> complaints(Call call, Records.Reference patient, Set<String> names) {
        var looked = browse.browse(call.caller(), patient, known -> Removal.of(known, names));
        if (!(looked instanceof Outcome.Done<Removal> done)) {
            return Endings.told(looked, LIST);
        }
        return done.value().complaints().isEmpty()
                ? removed(call, patient, done.value())
                : done.value().complaints();
    }

    private List<Complaint> removed(Call call, Records.Reference patient, Removal removal) {
        var outcome = remove.remove(call.caller(), patient, removal.documents());
        if (outcome instanceof Outcome.Done<Integer>) {
            return List.of();
        }
        return outcome instanceof Outcome.Rejected<Integer> rejected
                        && rejected.rejection().problem() == Problem.NOT_FOUND
                ? List.of(Complaint.of(
                        RemovalFault.UNRESOLVED, rejected.rejection().where()))
                : Endings.told(outcome, LIST);
    }
}
