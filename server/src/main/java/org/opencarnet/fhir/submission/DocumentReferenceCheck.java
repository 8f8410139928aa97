package org.opencarnet.fhir.submission;

import java.time.Instant;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceRelatesToComponent;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.opencarnet.fhir.mapping.Authors;
import org.opencarnet.fhir.mapping.FhirToRecord;
import org.opencarnet.fhir.mapping.Identifiers;

/** A new document: what everybody owes, and what its claim adds (MHD 4.2.3, PDSm 3.1.1). One rule a line. */
final class DocumentReferenceCheck {

    private static final int LONGEST_COMMENT = 1000;

    private final DocumentReference document;
    private final Claim claim;
    private final Rules rules;
    private final Instant now;

    DocumentReferenceCheck(DocumentReference document, Claim claim, Rules rules, Instant now) {
        this.document = document;
        this.claim = claim;
        this.rules = rules;
        this.now = now;
    }

    /** As an entry of a provide bundle (ITI-65). */
    void inBundle() {
        rules.has(document.hasMasterIdentifier(), "masterIdentifier");
        everybody();
        if (claim.isComprehensive()) {
            comprehensive();
        }
        if (claim.isContained()) {
            contained();
        }
        if (claim.isPdsm()) {
            pdsm();
            rules.has(attachment().hasSize(), "content[0].attachment.size");
            rules.has(attachment().hasHash(), "content[0].attachment.hash");
            rules.has(document.getContext().getPeriod().hasStart(), "context.period.start");
        }
    }

    /** On its own with its bytes (ITI-105). */
    void simplified() {
        rules.has(!document.getSubject().isEmpty(), "subject");
        rules.has(attachment().hasData(), "content[0].attachment.data");
        rules.hasNot(attachment().hasUrl(), "content[0].attachment.url");
        rules.hasNot(claim != Claim.MINIMAL && document.hasIdentifier(), "identifier");
        everybody();
        if (claim.isPdsm()) {
            pdsm();
        }
    }

    private void everybody() {
        rules.must(document.getStatus() == DocumentReferenceStatus.CURRENT, SubmissionFault.NOT_CURRENT, "status");
        rules.hasNot(document.hasDocStatus(), "docStatus");
        rules.hasNot(document.hasModifierExtension(), "modifierExtension");
        rules.hasNot(document.hasImplicitRules(), "implicitRules");
        rules.must(document.getCategory().size() <= 1, SubmissionFault.ELEMENT_REPEATED, "category");
        rules.must(
                length(document.getDescription()) <= LONGEST_COMMENT, SubmissionFault.COMMENT_TOO_LONG, "description");
        rules.may(!FhirToRecord.isArchived(document), SubmissionFault.ARCHIVED_AT_ONCE, "extension");
        identifiers();
        new AttachmentCheck(document, rules).check();
        new CodesCheck(document, rules).check();
        new TimesCheck(document, rules, now).check();
        references();
        relations();
    }

    private void comprehensive() {
        rules.has(document.hasType(), "type");
        rules.has(document.hasCategory(), "category");
        rules.has(document.hasSubject(), "subject");
        rules.has(document.hasSecurityLabel(), "securityLabel");
        rules.has(attachment().hasLanguage(), "content[0].attachment.language");
        rules.has(attachment().hasCreation(), "content[0].attachment.creation");
        rules.has(document.getContentFirstRep().hasFormat(), "content[0].format");
        rules.has(document.getContext().hasFacilityType(), "context.facilityType");
        rules.has(document.getContext().hasPracticeSetting(), "context.practiceSetting");
        rules.has(document.getContext().hasSourcePatientInfo(), "context.sourcePatientInfo");
    }

    /** Those who wrote, vouch for and are known at the source travel inside the resource. */
    private void contained() {
        for (var i = 0; i < document.getAuthor().size(); i++) {
            isContained(document.getAuthor().get(i), "author[" + i + "]");
        }
        isContained(document.getAuthenticator(), "authenticator");
        isContained(document.getContext().getSourcePatientInfo(), "context.sourcePatientInfo");
    }

    private void pdsm() {
        rules.has(document.hasDate(), "date");
        rules.has(document.hasAuthor(), "author");
        rules.should(document.hasCustodian(), SubmissionFault.ELEMENT_MISSING, "custodian");
        rules.has(attachment().hasTitle(), "content[0].attachment.title");
    }

    private void identifiers() {
        var master = document.getMasterIdentifier();
        if (document.hasMasterIdentifier()) {
            rules.must(
                    Identifiers.uniqueId(master).isPresent(), SubmissionFault.UNIQUE_ID_MALFORMED, "masterIdentifier");
            rules.should(Identifiers.isUniqueId(master), SubmissionFault.UNIQUE_ID_USE_MISSING, "masterIdentifier.use");
        }
        for (var i = 0; i < document.getIdentifier().size(); i++) {
            var identifier = document.getIdentifier().get(i);
            rules.must(
                    identifier.getUse() != Identifier.IdentifierUse.OFFICIAL || Identifiers.isEntryUuid(identifier),
                    SubmissionFault.ENTRY_UUID_MALFORMED,
                    "identifier[" + i + "]");
        }
    }

    private void references() {
        for (var i = 0; i < document.getAuthor().size(); i++) {
            author(document.getAuthor().get(i), "author[" + i + "]");
        }
        if (document.hasAuthenticator()) {
            author(document.getAuthenticator(), "authenticator");
        }
        resolves(document.getCustodian(), "custodian");
        resolves(document.getContext().getSourcePatientInfo(), "context.sourcePatientInfo");
        for (var i = 0; i < document.getContext().getRelated().size(); i++) {
            resolves(document.getContext().getRelated().get(i), "context.related[" + i + "]");
        }
        for (var i = 0; i < document.getContext().getEncounter().size(); i++) {
            resolves(document.getContext().getEncounter().get(i), "context.encounter[" + i + "]");
        }
    }

    private void author(Reference reference, String element) {
        resolves(reference, element);
        rules.may(
                Authors.author(document, reference).isPresent() || isDangling(reference),
                SubmissionFault.AUTHOR_UNKNOWN,
                element);
    }

    private void resolves(Reference reference, String element) {
        rules.must(!isDangling(reference), SubmissionFault.REFERENCE_UNRESOLVED, element + ".reference");
    }

    /** What points inside the request and meets nothing there; patients among the entries were written in before. */
    private boolean isDangling(Reference reference) {
        var text = reference.hasReference() ? reference.getReference() : "";
        return text.startsWith("#") && Authors.contained(document, reference).isEmpty() || text.startsWith("urn:");
    }

    private void isContained(Reference reference, String element) {
        rules.must(
                reference.isEmpty()
                        || reference.hasReference() && reference.getReference().startsWith("#"),
                SubmissionFault.NOT_CONTAINED,
                element);
    }

    private void relations() {
        for (var i = 0; i < document.getRelatesTo().size(); i++) {
            relation(document.getRelatesTo().get(i), "relatesTo[" + i + "]");
        }
    }

    private void relation(DocumentReferenceRelatesToComponent relation, String element) {
        rules.has(relation.hasCode(), element + ".code");
        rules.has(
                relation.getTarget().hasReference()
                        || relation.getTarget().getIdentifier().hasValue(),
                element + ".target");
    }

    private Attachment attachment() {
        return document.getContentFirstRep().getAttachment();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }
}
