package org.opencarnet.fhir.submission;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Resource;
import org.opencarnet.fhir.mapping.FhirToRecord;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.fhir.submission.ProvidedBundle.Part;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Receipt;

/** One provide bundle on its way in: looked over as a whole, then offered in one act. */
final class BundleSubmission {

    private final Intake intake;
    private final ProvidedBundle provided;
    private final Target target;
    private final Findings findings;
    private final PatientNames names;
    private final Folders folders;

    BundleSubmission(Intake intake, ProvidedBundle provided, Target target, Findings findings) {
        this.intake = intake;
        this.provided = provided;
        this.target = target;
        this.findings = findings;
        this.names = new PatientNames(findings, target, provided.patients());
        this.folders = new Folders(provided, target);
    }

    /** Submits what is in order; otherwise refuses with everything that is not. */
    Submitted submit(Caller caller) {
        var bytes = bytes();
        submissionSet();
        provided.folders().forEach(this::folder);
        provided.documents().forEach(this::document);
        uniqueIdsOnce();
        var patient = names.named(subject());
        findings.check();
        var replacements = new Replacements(provided, intake.relations(caller, target, findings), findings);
        var documents = replacements.documents(bytes);
        findings.check();
        try (var staging = intake.staging()) {
            var offer = offer(patient.orElseThrow(), intake.offered(documents, staging, findings));
            findings.check();
            var whereabouts =
                    new Whereabouts(documents, subject(), provided.set().place());
            return new Submitted(intake.submit(caller, offer, whereabouts), documents, replacements.patched());
        }
    }

    private List<NewDocument.Bytes> bytes() {
        var contents = new BundleContents(provided, findings);
        var bytes = provided.documents().stream().map(contents::of).toList();
        contents.rest();
        return bytes;
    }

    private void submissionSet() {
        var set = provided.set();
        names.subject(set.resource().getSubject(), set.resource(), subject());
        new SubmissionSetCheck(set.resource(), claim(set), rules(set))
                .check(reference -> members().anyMatch(member -> member.isMeantBy(reference)), intake.now());
        members()
                .filter(member -> !isListed(member))
                .forEach(member -> findings.defect(member.entry(), SubmissionFault.OUTSIDE_THE_SUBMISSION_SET));
        ListNames.complete(set.resource());
    }

    private void folder(Part<ListResource> folder) {
        var list = folder.resource();
        names.subject(list.getSubject(), list, folder.place().at("subject"));
        new FolderCheck(list, claim(folder), rules(folder))
                .check(reference -> folders.member(reference).isPresent(), intake.now());
        if (Folders.isOld(folder) && folders.existing(folder).isEmpty()) {
            findings.error(folder.entry().at("request.url"), SubmissionFault.ENTRY_URL_WRONG, "List/{id}");
        }
        ListNames.complete(list);
    }

    private void document(Part<DocumentReference> document) {
        var resource = document.resource();
        names.writeIn(resource);
        names.subject(resource.getSubject(), resource, document.place().at("subject"));
        names.source(
                resource.getContext().getSourcePatientInfo(),
                resource,
                document.place().at("context.sourcePatientInfo"));
        new DocumentReferenceCheck(resource, claim(document), rules(document), intake.now()).inBundle();
    }

    private void uniqueIdsOnce() {
        var known = new HashSet<UniqueId>();
        for (var document : provided.documents()) {
            Identifiers.uniqueId(document.resource().getMasterIdentifier())
                    .filter(uniqueId -> !known.add(uniqueId))
                    .ifPresent(again -> findings.error(
                            document.place().at("masterIdentifier"), SubmissionFault.UNIQUE_ID_REPEATED));
        }
    }

    private Offer offer(PatientNames.Named patient, List<Offer.Document> documents) {
        var toRecord = new FhirToRecord(intake.now());
        var set = provided.set();
        return new Offer(
                patient.patient(),
                patient.also(),
                fed(toRecord.submissionSet(set.resource()), set),
                documents,
                provided.folders().stream()
                        .map(folder -> new Offer.InFolder(
                                folder.place().path(),
                                folders.existing(folder),
                                fed(toRecord.folder(folder.resource()), folder),
                                entering(folder)))
                        .toList());
    }

    private List<Offer.Entering> entering(Part<ListResource> folder) {
        return folders.members(folder).stream()
                .map(member -> new Offer.Entering(member, Fed.UNSAID))
                .toList();
    }

    private <T> Offer.AsFed<T> fed(T said, Part<ListResource> list) {
        var fed = intake.asFed(said, list.resource());
        intake.tooLong(fed, list.place(), findings);
        return fed;
    }

    /** What a submission set may list. */
    private Stream<Part<? extends DomainResource>> members() {
        return Stream.concat(provided.documents().stream(), provided.folders().stream());
    }

    private boolean isListed(Part<?> member) {
        return provided.set().resource().getEntry().stream()
                .filter(entry -> entry.getItem().hasReference())
                .anyMatch(entry -> member.isMeantBy(entry.getItem().getReference()));
    }

    private Claim claim(Part<?> part) {
        return Claim.of(part.resource().getMeta()).or(provided.claim());
    }

    private Rules rules(Part<?> part) {
        return new Rules(findings, part.place());
    }

    private Place subject() {
        return provided.set().place().at("subject");
    }

    /**
     * What became of a bundle.
     *
     * @param patched the document that each patch has superseded
     */
    record Submitted(Receipt receipt, List<NewDocument> documents, Map<Part<Resource>, UUID> patched) {}
}
