package org.opencarnet.xds.provide;

import java.io.IOException;
import java.time.Clock;
import org.opencarnet.sharing.Contents;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.opencarnet.xds.soap.Submission;
import org.opencarnet.xds.submission.Reading;
import org.opencarnet.xds.submission.Received;
import org.opencarnet.xds.submission.Submitted;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.ProvideAndRegisterDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryResponseType;

/** ITI-41 (TD2.1, TD2.2): looked over as a whole, its documents taken to the content store as they arrive, then offered in one act. */
public final class ProvideAndRegister implements Submission<ProvideAndRegisterDocumentSetRequestType> {

    private final UseCases useCases;
    private final Clock clock;

    public ProvideAndRegister(UseCases useCases, Clock clock) {
        this.useCases = useCases;
        this.clock = clock;
    }

    /** On what the way in rests. */
    public record UseCases(Offering offering, Contents contents, Signatures signatures) {

        long limit() {
            return offering.rules().accepted().limit();
        }
    }

    @Override
    public Endpoint<ProvideAndRegisterDocumentSetRequestType> endpoint() {
        return new Endpoint<>("xds-iti41", "iti41", Actor.REPOSITORY, ProvideAndRegisterDocumentSetRequestType.class);
    }

    @Override
    public RegistryResponseType answer(Call call, ProvideAndRegisterDocumentSetRequestType request) {
        var objects = Submitted.objects(request.getSubmitObjectsRequest());
        var reading = Reading.of(objects, clock.instant(), useCases.offering().admission());
        if (reading instanceof Reading.Flawed flawed) {
            return failure(call, flawed.complaints());
        }
        var received = ((Reading.Sound) reading).received();
        call.concerns(received.patient());
        var signatures = useCases.signatures().among(received);
        try (var staging = new Staging(useCases.contents(), useCases.limit(), call.parts(), signatures)) {
            staging.take(request.getDocument(), received.documents());
            if (staging.complaints().isEmpty() && !call.parts().areWhole()) {
                throw call.brokenOff();
            }
            return staging.complaints().isEmpty()
                    ? offered(call, received, staging)
                    : failure(call, staging.complaints());
        } catch (IOException brokenOff) {
            throw call.brokenOff();
        }
    }

    private RegistryResponseType offered(Call call, Received received, Staging staging) {
        var complaints = useCases.signatures().complaints(received, staging.copies(), staging.staged());
        return told(
                call,
                complaints.isEmpty() ? useCases.offering().complaints(call, received, staging.staged()) : complaints);
    }
}
