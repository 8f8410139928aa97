package org.opencarnet.fhir.submission;

import java.time.Instant;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.ListResource;

/** A folder, new or old: what everybody owes, and what its claim adds. One rule a line. */
final class FolderCheck {

    private final ListResource list;
    private final Claim claim;
    private final Rules rules;

    FolderCheck(ListResource list, Claim claim, Rules rules) {
        this.list = list;
        this.claim = claim;
        this.rules = rules;
    }

    /** Against the references that can be resolved. */
    void check(Predicate<String> members, Instant now) {
        var common = new ListCheck(list, rules);
        common.check(now);
        common.items(members);
        rules.hasNot(list.hasSource(), "source");
        if (claim.isComprehensive()) {
            rules.has(list.hasSubject(), "subject");
            rules.has(list.hasTitle(), "title");
            rules.must(common.designations() > 0, SubmissionFault.ELEMENT_MISSING, "extension", "ihe-designationType");
        }
        if (claim.isPdsm()) {
            rules.has(list.hasDate(), "date");
            rules.has(list.hasEntry(), "entry");
            rules.must(common.designations() <= 1, SubmissionFault.ELEMENT_REPEATED, "extension");
        }
    }
}
