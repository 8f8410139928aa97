package org.opencarnet.fhir.submission;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.opencarnet.fhir.Callers;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.leaving.Clearances;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.fhir.mapping.FhirToRecord;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Read;
import org.opencarnet.sharing.Receipt;

/** ITI-105: takes one DocumentReference with its bytes inside. The server makes the submission set, and a uniqueId where none was given. */
public final class SimplifiedPublish implements FhirProvider {

    private static final String DOCUMENT = "DocumentReference";
    private static final Place PLACE = new Place(0, DOCUMENT);

    private final Callers callers;
    private final Intake intake;
    private final Read read;

    public SimplifiedPublish(Callers callers, Intake intake, Read read) {
        this.callers = callers;
        this.intake = intake;
        this.read = read;
    }

    /**
     * 201 with the address of what was made, or 200 where the very same had been received before. The document itself is shown to
     * whoever may know of it once it stands in the record; who feeds for an author need not be such a one.
     */
    @Create
    public MethodOutcome publish(@ResourceParam DocumentReference document, ServletRequestDetails details) {
        var request = details.getServletRequest();
        var caller = callers.of(request);
        Bulk.putBack(document, details);
        var findings = intake.findings(request);
        var receipt = submit(caller, document, new Target(details.getFhirServerBase()), findings);
        var identity = receipt.documents().get(PLACE.path());
        var outcome = new MethodOutcome(
                new IdType(DOCUMENT, identity.logicalId().toString(), String.valueOf(identity.version())),
                !receipt.again());
        if (read.entry(caller, identity.logicalId()) instanceof Outcome.Done<Cleared> cleared) {
            Clearances.of(details).add(cleared.value());
            outcome.setResource(shown(cleared.value(), details.getFhirServerBase()));
        }
        Warnings.outcome(findings.warnings(PLACE.entry()), request).ifPresent(outcome::setOperationOutcome);
        return outcome;
    }

    private static DocumentReference shown(Cleared cleared, String base) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(
                        DocumentReference.class,
                        Base.withBase(cleared.document().rendered(), base));
    }

    private Receipt submit(Caller caller, DocumentReference document, Target target, Findings findings) {
        var names = new PatientNames(findings, target, List.of());
        var subject = PLACE.at("subject");
        names.subject(document.getSubject(), document, subject);
        names.source(document.getContext().getSourcePatientInfo(), document, PLACE.at("context.sourcePatientInfo"));
        var claim = Claim.of(document.getMeta());
        new DocumentReferenceCheck(document, claim, new Rules(findings, PLACE), intake.now()).simplified();
        var patient = names.named(subject);
        findings.check();
        if (!document.hasMasterIdentifier()) {
            document.setMasterIdentifier(Identifiers.uniqueId(ListNames.fresh()));
        }
        var relations = intake.relations(caller, target, findings).of(document, PLACE, reference -> false);
        findings.check();
        var attachment = document.getContentFirstRep().getAttachment();
        var bytes = new NewDocument.Bytes(PLACE.at("content[0].attachment.data"), attachment.getData());
        var documents = List.of(new NewDocument(PLACE, document, bytes, relations));
        try (var staging = intake.staging()) {
            var offered = intake.offered(documents, staging, findings);
            findings.check();
            var offer = new Offer(
                    patient.orElseThrow().patient(), patient.get().also(), submissionSet(document), offered, List.of());
            return intake.submit(caller, offer, new Whereabouts(documents, subject, PLACE));
        }
    }

    /** The submission set of one document: its authors feed it, now. */
    private Offer.AsFed<SubmissionSet.Declared> submissionSet(DocumentReference document) {
        var said = new FhirToRecord(intake.now()).metadata(document);
        return new Offer.AsFed<>(
                new SubmissionSet.Declared(
                        ListNames.fresh(),
                        Optional.empty(),
                        said.classification().documentClass(),
                        said.authors(),
                        Optional.empty(),
                        intake.now()),
                Fed.UNSAID);
    }
}
