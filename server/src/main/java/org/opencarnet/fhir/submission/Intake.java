package org.opencarnet.fhir.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.opencarnet.access.Rule;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RuleFault;
import org.opencarnet.fhir.mapping.Digests;
import org.opencarnet.fhir.mapping.FhirToRecord;
import org.opencarnet.fhir.mapping.ResourceWording;
import org.opencarnet.record.Metadata;
import org.opencarnet.sharing.Admission;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Receipt;
import org.opencarnet.sharing.Submit;
import org.opencarnet.sharing.Wording;

/** What both ways in do: stage bytes, make the offer, and tell where in the request a rejection belongs. */
public final class Intake {

    private static final int LARGEST_METADATA = 100_000;

    private final UseCases useCases;
    private final Settings settings;
    private final Clock clock;

    public Intake(UseCases useCases, Settings settings, Clock clock) {
        this.useCases = useCases;
        this.settings = settings;
        this.clock = clock;
    }

    Findings findings(HttpServletRequest request) {
        return new Findings(settings, request.getContentLengthLong());
    }

    Instant now() {
        return clock.instant();
    }

    Relations relations(Caller caller, Target target, Findings findings) {
        return new Relations(useCases.amend(), caller, target, findings);
    }

    Staging staging() {
        return new Staging(useCases.contents(), useCases.rules().accepted().limit());
    }

    /** The documents as they are offered; what is wrong with their bytes is among the findings, and such documents are left out. */
    List<Offer.Document> offered(List<NewDocument> documents, Staging staging, Findings findings) {
        var offered = new ArrayList<Offer.Document>();
        for (var document : documents) {
            staging.stage(document.bytes(), findings).ifPresent(staged -> {
                var one = offered(document, staged);
                useCases.rules()
                        .problemOf(one)
                        .ifPresent(problem -> findings.error(document.of(problem), new ProblemFault(problem)));
                tooLong(one.metadata(), document.place(), findings);
                offered.add(one);
            });
        }
        return offered;
    }

    /** What was said, with the producer's text of it. */
    <T> Offer.AsFed<T> asFed(T said, DomainResource resource) {
        return new Offer.AsFed<>(said, Fed.fhir(new ResourceWording(resource)));
    }

    /** Metadata are shown with every list: they have to stay small. */
    void tooLong(Offer.AsFed<?> fed, Place place, Findings findings) {
        if (findings.mayHold(LARGEST_METADATA)
                && fed.fed().said().map(Wording::text).orElse("").length() > LARGEST_METADATA) {
            findings.error(place, SubmissionFault.METADATA_TOO_LARGE, Integer.toString(LARGEST_METADATA));
        }
    }

    /** Offers, and answers with what became of it; otherwise refuses, saying where. */
    Receipt submit(Caller caller, Offer offer, Whereabouts whereabouts) {
        var outcome = useCases.submit().submit(caller, offer);
        if (outcome instanceof Outcome.Done<Receipt> done) {
            return done.value();
        }
        if (outcome instanceof Outcome.Refused<Receipt> refused) {
            throw refusal(Refusal.of(refused.decision()), whereabouts.subject());
        }
        var rejection = ((Outcome.Rejected<Receipt>) outcome).rejection();
        throw Refusal.of(Complaint.of(new ProblemFault(rejection.problem()))
                .at(whereabouts.of(rejection).path()));
    }

    private Offer.Document offered(NewDocument document, Contents.Staged staged) {
        var resource = document.resource();
        var attachment = resource.getContentFirstRep().getAttachment();
        attachment.setDataElement(null);
        var declared = new Offer.DeclaredContent(
                attachment.hasHash() ? Digests.hexadecimal(attachment.getHash()) : Optional.empty(),
                attachment.hasSize() ? Optional.of((long) attachment.getSize()) : Optional.empty());
        return new Offer.Document(
                document.where(),
                asFed(metadata(resource), resource),
                FhirToRecord.visibility(resource),
                staged,
                declared,
                document.relations());
    }

    private Metadata metadata(DocumentReference resource) {
        return new FhirToRecord(now()).metadata(resource);
    }

    /** That there is no such record is said where the patient is named. */
    private static Refusal refusal(Refusal refusal, Place subject) {
        return Refusal.of(refusal.complaints().stream()
                .map(complaint -> complaint.fault() instanceof RuleFault fault && fault.rule() == Rule.RECORD_ABSENT
                        ? complaint.at(subject.path())
                        : complaint)
                .toList());
    }

    /** The use cases and the port on which both ways in rest. */
    public record UseCases(Submit submit, Submit.Rules rules, Amend amend, Contents contents) {}

    /**
     * What the operator may set.
     *
     * @param validation what becomes of known defects
     * @param admission whose documents and which are let in
     */
    public record Settings(Validation validation, Admission admission) {}
}
