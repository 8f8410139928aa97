package org.opencarnet.xds.provide;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencarnet.access.Rule;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Receipt;
import org.opencarnet.sharing.Submit;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.Complaint;
import org.opencarnet.xds.error.ProblemFault;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.error.RuleFault;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Transaction;
import org.opencarnet.xds.submission.Reading;
import org.opencarnet.xds.submission.Received;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.ProvideAndRegisterDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryResponseType;

/** ITI-41 (TD2.1, TD2.2): looked over as a whole, its documents taken to the content store as they arrive, then offered in one act. */
public final class ProvideAndRegister
        implements Transaction<ProvideAndRegisterDocumentSetRequestType, RegistryResponseType> {

    private final UseCases useCases;
    private final Clock clock;

    public ProvideAndRegister(UseCases useCases, Clock clock) {
        this.useCases = useCases;
        this.clock = clock;
    }

    /** On what the way in rests. */
    public record UseCases(Submit submit, Submit.Rules rules, Older older, Contents contents) {

        long limit() {
            return rules.accepted().limit();
        }
    }

    @Override
    public String component() {
        return "xds-iti41";
    }

    @Override
    public String path() {
        return "iti41";
    }

    @Override
    public Actor actor() {
        return Actor.REPOSITORY;
    }

    @Override
    public Class<ProvideAndRegisterDocumentSetRequestType> request() {
        return ProvideAndRegisterDocumentSetRequestType.class;
    }

    @Override
    public RegistryResponseType failure(Call call, List<Complaint> complaints) {
        return call.answers(actor()).failure(complaints);
    }

    @Override
    public RegistryResponseType answer(Call call, ProvideAndRegisterDocumentSetRequestType request) {
        var reading = Reading.of(objects(request), clock.instant());
        if (reading instanceof Reading.Flawed flawed) {
            return failure(call, flawed.complaints());
        }
        var received = ((Reading.Sound) reading).received();
        call.concerns(received.patient());
        try (var staging = new Staging(useCases.contents(), useCases.limit(), call.parts())) {
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
        var known = useCases.older().of(call.caller(), received);
        var missing = received.olderFolders().stream()
                .filter(folder -> !known.folders().containsKey(folder))
                .map(folder -> Complaint.of(new ProblemFault(Problem.FOLDER_UNKNOWN), "urn:uuid:" + folder))
                .toList();
        if (!missing.isEmpty()) {
            return failure(call, missing);
        }
        var offer = received.offer(staging.staged(), known);
        var complaints = offer.documents().stream()
                .flatMap(document -> complaints(call, document))
                .toList();
        return complaints.isEmpty()
                ? told(call, received, useCases.submit().submit(call.caller(), offer))
                : failure(call, complaints);
    }

    private Stream<Complaint> complaints(Call call, Offer.Document document) {
        var problem = useCases.rules().problemOf(document).map(ProblemFault::new);
        var notSecret = call.secret() && !document.visibility().invisibleToRepresentatives()
                ? Optional.of(RequestFault.NOT_SECRET)
                : Optional.<RequestFault>empty();
        return Stream.concat(
                problem.map(fault -> new Complaint(fault, document.where(), fault.attribute(), List.of())).stream(),
                notSecret
                        .map(fault -> new Complaint(fault, document.where(), "confidentialityCode", List.of()))
                        .stream());
    }

    private RegistryResponseType told(Call call, Received received, Outcome<Receipt> outcome) {
        if (outcome instanceof Outcome.Done<Receipt>) {
            return call.answers(actor()).success();
        }
        if (outcome instanceof Outcome.Refused<Receipt> refused) {
            return failure(
                    call,
                    refused.decision().told().stream()
                            .map(rule -> complaint(rule, received.set()))
                            .toList());
        }
        var rejection = ((Outcome.Rejected<Receipt>) outcome).rejection();
        var fault = new ProblemFault(rejection.problem());
        return failure(call, List.of(new Complaint(fault, rejection.where(), fault.attribute(), List.of())));
    }

    /** That there is no such record is said where the patient is named. */
    private static Complaint complaint(Rule rule, String set) {
        return new Complaint(new RuleFault(rule), set, rule == Rule.RECORD_ABSENT ? "patientId" : "", List.of());
    }

    private static List<? extends IdentifiableType> objects(ProvideAndRegisterDocumentSetRequestType request) {
        return Optional.ofNullable(request.getSubmitObjectsRequest())
                .flatMap(submitted -> Optional.ofNullable(submitted.getRegistryObjectList()))
                .map(list -> list.getIdentifiable().stream()
                        .flatMap(one -> Stream.ofNullable(one.getValue()))
                        .toList())
                .orElse(List.of());
    }
}
