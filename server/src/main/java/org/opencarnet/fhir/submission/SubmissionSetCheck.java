package org.opencarnet.fhir.submission;

import java.time.Instant;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Practitioner;
import org.opencarnet.fhir.mapping.Authors;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.fhir.mapping.Systems;

/** A submission set: what everybody owes, and what its claim adds. One rule a line. */
final class SubmissionSetCheck {

    private final ListResource list;
    private final Claim claim;
    private final Rules rules;

    SubmissionSetCheck(ListResource list, Claim claim, Rules rules) {
        this.list = list;
        this.claim = claim;
        this.rules = rules;
    }

    /** Against the references that can be resolved. */
    void check(Predicate<String> entries, Instant now) {
        var common = new ListCheck(list, rules);
        common.check(now);
        common.items(entries);
        rules.has(list.hasDate(), "date");
        rules.must(common.designations() <= 1, SubmissionFault.ELEMENT_REPEATED, "extension");
        uniqueId();
        sourceId();
        source();
        if (claim.isComprehensive()) {
            rules.has(list.hasSubject(), "subject");
            rules.must(common.designations() > 0, SubmissionFault.ELEMENT_MISSING, "extension", "ihe-designationType");
        }
        if (claim.isPdsm()) {
            rules.has(list.hasSource(), "source");
        }
    }

    private void uniqueId() {
        var identifier = Identifiers.uniqueIdAmong(list.getIdentifier());
        rules.should(identifier.isPresent(), SubmissionFault.UNIQUE_ID_MISSING, "identifier");
        rules.should(
                identifier
                        .map(Identifier::getValue)
                        .map(value -> value.startsWith(Systems.URN_OID))
                        .orElse(true),
                SubmissionFault.UNIQUE_ID_NOT_AN_OID,
                "identifier");
    }

    private void sourceId() {
        var source = list.getExtensionByUrl(Systems.SOURCE_ID);
        var value = source != null && source.getValue() instanceof Identifier identifier ? identifier.getValue() : null;
        rules.should(value != null, SubmissionFault.SOURCE_ID_MISSING, "extension");
        rules.should(
                value == null || Identifiers.isOid(value),
                SubmissionFault.SOURCE_ID_NOT_AN_OID,
                "extension",
                "" + value);
    }

    private void source() {
        var reference = list.getSource();
        var contained = Authors.contained(list, reference);
        rules.must(
                !reference.hasReference()
                        || !reference.getReference().startsWith("#")
                                && !reference.getReference().startsWith("urn:")
                        || contained.isPresent(),
                SubmissionFault.REFERENCE_UNRESOLVED,
                "source.reference");
        rules.must(
                !claim.isContained()
                        || !list.hasSource()
                        || !reference.hasReference()
                        || reference.getReference().startsWith("#"),
                SubmissionFault.NOT_CONTAINED,
                "source");
        rules.should(
                !claim.isPdsm() || !(contained.orElse(null) instanceof Practitioner),
                SubmissionFault.SOURCE_OF_ANOTHER_KIND,
                "source");
    }
}
