package org.opencarnet.xds.retrieve;

import java.util.ArrayList;
import java.util.List;
import org.opencarnet.sharing.Browse;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Patience;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Remove;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.Endings;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.opencarnet.xds.soap.Submission;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RemoveDocumentsRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryResponseType;

/**
 * ITI-86: documents are removed one after the other, each under its own decision. Registry and repository are one here: with its bytes a document leaves
 * the registry too, and what was removed from that (ITI-62) is removed already.
 */
public final class RemoveDocuments implements Submission<RemoveDocumentsRequestType> {

    private final Browse browse;
    private final Remove remove;
    private final String repository;

    /** From the repository of this uniqueId. */
    public RemoveDocuments(Browse browse, Remove remove, String repository) {
        this.browse = browse;
        this.remove = remove;
        this.repository = repository;
    }

    @Override
    public Endpoint<RemoveDocumentsRequestType> endpoint() {
        return new Endpoint<>("rmd-iti86", "iti86", Actor.REPOSITORY, RemoveDocumentsRequestType.class);
    }

    @Override
    public RegistryResponseType answer(Call call, RemoveDocumentsRequestType request) {
        var flaws = Named.flaws(request);
        if (!flaws.isEmpty()) {
            return failure(call, flaws);
        }
        var patience = Patience.begin();
        var complaints = new ArrayList<Complaint>();
        var removed = 0;
        for (var one : request.getDocumentRequest()) {
            var told = removed(call, Named.of(one));
            complaints.addAll(told);
            removed += told.isEmpty() ? 1 : 0;
        }
        if (!complaints.isEmpty()) {
            patience.untilTheStepEnds();
        }
        return answers(call).of(removed > 0, complaints);
    }

    private List<Complaint> removed(Call call, Named asked) {
        var elsewhere = asked.elsewhere(repository);
        if (elsewhere.isPresent()) {
            return List.of(elsewhere.get());
        }
        var uniqueId = asked.uniqueId();
        var patient = uniqueId.flatMap(id -> call.patientOr(() -> browse.patients(call.caller(), List.of(id.uri()))));
        if (patient.isEmpty()) {
            return List.of(asked.notFound());
        }
        var outcome = remove.remove(call.caller(), new Records.Reference.ByIns(patient.get()), uniqueId.orElseThrow());
        return outcome instanceof Outcome.Done<Integer> ? List.of() : Endings.told(outcome, asked.name());
    }
}
