package org.opencarnet.fhir.submission;

import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.fhir.mapping.Digests;

/** content of a DocumentReference: one, typed, with bytes either inside or elsewhere in the bundle; what they are is compared later. */
final class AttachmentCheck {

    private static final String ATTACHMENT = "content[0].attachment";

    private final DocumentReference document;
    private final Rules rules;

    AttachmentCheck(DocumentReference document, Rules rules) {
        this.document = document;
        this.rules = rules;
    }

    void check() {
        rules.has(document.hasContent(), "content");
        rules.must(document.getContent().size() <= 1, SubmissionFault.ELEMENT_REPEATED, "content");
        var attachment = document.getContentFirstRep().getAttachment();
        rules.has(attachment.hasContentType(), ATTACHMENT + ".contentType");
        rules.has(attachment.hasUrl() || attachment.hasData(), ATTACHMENT + ".url");
        rules.hasNot(attachment.hasUrl() && attachment.hasData(), ATTACHMENT + ".data");
        if (attachment.hasHash()) {
            rules.must(
                    Digests.hexadecimal(attachment.getHash()).isPresent(),
                    SubmissionFault.HASH_MALFORMED,
                    ATTACHMENT + ".hash");
            rules.should(
                    !Digests.isSpelledOut(attachment.getHash()),
                    SubmissionFault.HASH_SPELLED_OUT,
                    ATTACHMENT + ".hash");
        }
    }
}
