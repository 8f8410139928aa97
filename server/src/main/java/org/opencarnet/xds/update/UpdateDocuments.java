package org.opencarnet.xds.update;

import java.time.Clock;
import java.util.List;
import org.opencarnet.sharing.Admission;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Patience;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Receipt;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.Endings;
import org.opencarnet.xds.error.UpdateFault;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.opencarnet.xds.soap.Submission;
import org.opencarnet.xds.submission.NotSo;
import org.opencarnet.xds.submission.Submitted;
import org.opencarnet.xds.submission.Update;
import org.opencarnet.xds.submission.UpdateReading;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryResponseType;

/** ITI-57 (TD3.3a to d) and ITI-92: what a message wishes of documents is asked in one act, each change under its own decision. */
public final class UpdateDocuments implements Submission<SubmitObjectsRequest> {

    private final Amend amend;
    private final Admission admission;
    private final Clock clock;
    private final Kind kind;

    /** {@code amend} works on texts in ebXML. */
    public UpdateDocuments(Amend amend, Admission admission, Clock clock, Kind kind) {
        this.amend = amend;
        this.admission = admission;
        this.clock = clock;
        this.kind = kind;
    }

    /** Of the two that IHE has. */
    public enum Kind {
        /** Update Document Set. */
        FULL("xds-iti57", "iti57"),
        /** Restricted Update Document Set: metadata of documents alone. */
        RESTRICTED("rmu-iti92", "iti92");

        private final String component;
        private final String path;

        Kind(String component, String path) {
            this.component = component;
            this.path = path;
        }
    }

    @Override
    public Endpoint<SubmitObjectsRequest> endpoint() {
        return new Endpoint<>(kind.component, kind.path, Actor.REGISTRY, SubmitObjectsRequest.class);
    }

    @Override
    public RegistryResponseType answer(Call call, SubmitObjectsRequest request) {
        var reading = UpdateReading.of(Submitted.objects(request), clock.instant(), admission);
        if (reading instanceof UpdateReading.Flawed flawed) {
            return failure(call, flawed.complaints());
        }
        var update = ((UpdateReading.Sound) reading).update();
        call.concerns(update.patient());
        if (kind == Kind.RESTRICTED && !update.isOfMetadataAlone()) {
            return failure(call, List.of(Complaint.of(UpdateFault.RESTRICTED, update.set())));
        }
        return told(call, update);
    }

    private RegistryResponseType told(Call call, Update update) {
        var patience = Patience.begin();
        try {
            var outcome = amend.revise(call.caller(), update.revision());
            if (outcome instanceof Outcome.Done<Receipt>) {
                return answers(call).success();
            }
            patience.untilTheStepEnds();
            return failure(call, complaints(outcome, update.set()));
        } catch (NotSo notSo) {
            return failure(call, List.of(notSo.complaint()));
        }
    }

    private static List<Complaint> complaints(Outcome<Receipt> outcome, String set) {
        return outcome instanceof Outcome.Rejected<Receipt> rejected
                        && rejected.rejection().problem() == Problem.NOT_FOUND
                ? List.of(Complaint.of(
                        UpdateFault.OBJECT_UNKNOWN, rejected.rejection().where()))
                : Endings.told(outcome, set);
    }
}
