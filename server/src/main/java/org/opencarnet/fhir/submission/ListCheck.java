package org.opencarnet.fhir.submission;

import java.time.Instant;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.ListResource;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.fhir.mapping.Systems;

/** What submission sets and folders have in common (IHE.MHD.List and its two kinds). */
final class ListCheck {

    private final ListResource list;
    private final Rules rules;

    ListCheck(ListResource list, Rules rules) {
        this.list = list;
        this.rules = rules;
    }

    void check(Instant now) {
        rules.must(list.getStatus() == ListResource.ListStatus.CURRENT, SubmissionFault.NOT_CURRENT, "status");
        rules.must(
                list.getMode() == ListResource.ListMode.WORKING,
                SubmissionFault.VALUE_FIXED,
                "mode",
                "mode",
                "working");
        rules.hasNot(list.hasModifierExtension(), "modifierExtension");
        rules.hasNot(list.hasImplicitRules(), "implicitRules");
        rules.hasNot(list.hasEncounter(), "encounter");
        rules.hasNot(list.hasOrderedBy(), "orderedBy");
        rules.hasNot(list.hasEmptyReason(), "emptyReason");
        rules.must(list.getNote().size() <= 1, SubmissionFault.ELEMENT_REPEATED, "note");
        TimesCheck.time(rules, list.getDateElement(), "date", now);
        uniqueId();
    }

    /** Each item is a reference that can be resolved. */
    void items(Predicate<String> resolves) {
        for (var i = 0; i < list.getEntry().size(); i++) {
            var entry = list.getEntry().get(i);
            var element = "entry[" + i + "]";
            rules.hasNot(entry.hasFlag(), element + ".flag");
            rules.hasNot(entry.hasDeleted(), element + ".deleted");
            rules.hasNot(entry.hasDate(), element + ".date");
            rules.must(
                    entry.getItem().hasReference()
                            && resolves.test(entry.getItem().getReference()),
                    SubmissionFault.REFERENCE_UNRESOLVED,
                    element + ".item.reference");
        }
    }

    long designations() {
        return list.getExtensionsByUrl(Systems.DESIGNATION_TYPE).size();
    }

    private void uniqueId() {
        Identifiers.uniqueIdAmong(list.getIdentifier())
                .ifPresent(identifier -> rules.must(
                        Identifiers.uniqueId(identifier).isPresent(),
                        SubmissionFault.UNIQUE_ID_MALFORMED,
                        "identifier[" + list.getIdentifier().indexOf(identifier) + "]"));
    }
}
