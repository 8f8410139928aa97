package org.opencarnet.fhir.submission;

import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.jspecify.annotations.Nullable;
import org.opencarnet.fhir.mapping.FhirToRecord;
import org.opencarnet.fhir.submission.ProvidedBundle.Part;

/** Where the bytes of each document of a bundle are: inside its attachment, or in a Binary that its url means. Nothing is fetched. */
final class BundleContents {

    private static final String ATTACHMENT = "content[0].attachment";

    private final ProvidedBundle provided;
    private final Findings findings;
    private final Set<Part<Binary>> described = new HashSet<>();

    BundleContents(ProvidedBundle provided, Findings findings) {
        this.provided = provided;
        this.findings = findings;
    }

    /** The bytes of one document; empty ones where they are missing, which is said in the findings. */
    NewDocument.Bytes of(Part<DocumentReference> document) {
        var attachment = document.resource().getContentFirstRep().getAttachment();
        var inside = document.place().at(ATTACHMENT + ".data");
        if (attachment.hasData() || !attachment.hasUrl()) {
            return new NewDocument.Bytes(inside, bytes(attachment.getData()));
        }
        var binary = ProvidedBundle.meant(provided.contents(), attachment.getUrl());
        if (binary.isEmpty()) {
            findings.error(document.place().at(ATTACHMENT + ".url"), SubmissionFault.CONTENT_ABSENT);
            return new NewDocument.Bytes(inside, new byte[0]);
        }
        described.add(binary.get());
        typesAgree(attachment, binary.get());
        return new NewDocument.Bytes(
                binary.get().place().at("data"), bytes(binary.get().resource().getData()));
    }

    /** Says which Binaries no document has pointed at. */
    void rest() {
        provided.contents().stream()
                .filter(content -> !described.contains(content))
                .forEach(content -> findings.error(content.entry(), SubmissionFault.CONTENT_UNDESCRIBED));
    }

    private void typesAgree(Attachment attachment, Part<Binary> binary) {
        var typed = binary.resource();
        new Rules(findings, binary.place())
                .must(
                        !typed.hasContentType()
                                || !attachment.hasContentType()
                                || FhirToRecord.mimeType(typed.getContentType())
                                        .equals(FhirToRecord.mimeType(attachment.getContentType())),
                        SubmissionFault.CONTENT_TYPES_DIFFER,
                        "contentType",
                        "" + typed.getContentType(),
                        "" + attachment.getContentType());
    }

    private static byte[] bytes(byte @Nullable [] data) {
        return data == null ? new byte[0] : data;
    }
}
