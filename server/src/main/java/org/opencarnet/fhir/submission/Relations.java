package org.opencarnet.fhir.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.fhir.mapping.Systems;
import org.opencarnet.record.Association;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Fed;
import org.opencarnet.sharing.Offer;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Problem;

/**
 * relatesTo: which document that is there already is meant, by id, identifier or condition. Of what the caller may not know it is said
 * what is said of what is not there.
 */
final class Relations {

    private static final String DOCUMENT = "DocumentReference";
    private static final Map<DocumentRelationshipType, Association.Type> TYPES = Map.of(
            DocumentRelationshipType.REPLACES, Association.Type.REPLACES,
            DocumentRelationshipType.APPENDS, Association.Type.APPENDS,
            DocumentRelationshipType.TRANSFORMS, Association.Type.TRANSFORMS,
            DocumentRelationshipType.SIGNS, Association.Type.SIGNS);

    private final Amend amend;
    private final Caller caller;
    private final Target target;
    private final Findings findings;

    Relations(Amend amend, Caller caller, Target target, Findings findings) {
        this.amend = amend;
        this.caller = caller;
        this.target = target;
        this.findings = findings;
    }

    /** relatesTo [0..*] → relations; each target is written into the resource as a literal reference. */
    List<Offer.Relation> of(DocumentReference document, Place place, Predicate<String> isInBundle) {
        var relations = new ArrayList<Offer.Relation>();
        for (var i = 0; i < document.getRelatesTo().size(); i++) {
            var relation = document.getRelatesTo().get(i);
            var here = place.at("relatesTo", i).at("target");
            var reference = relation.getTarget();
            if (isInBundle.test(text(reference))) {
                findings.error(here, SubmissionFault.RELATION_WITHIN_THE_BUNDLE);
                continue;
            }
            id(reference, here).ifPresent(id -> {
                relation.setTarget(new Reference(DOCUMENT + "/" + id));
                relations.add(new Offer.Relation(TYPES.get(relation.getCode()), id, Fed.UNSAID));
            });
        }
        return relations;
    }

    /** The document that a reference means; empty, and said in the findings, where there is none. */
    Optional<UUID> id(Reference reference, Place place) {
        var literal = target.id(DOCUMENT, text(reference));
        if (literal.isPresent()) {
            return literal;
        }
        var uniqueId = identifier(reference).flatMap(Identifiers::uniqueId);
        if (uniqueId.isEmpty()) {
            findings.error(place, SubmissionFault.REFERENCE_UNRESOLVED);
        }
        return uniqueId.flatMap(id -> known(id, place));
    }

    private Optional<UUID> known(UniqueId id, Place place) {
        var outcome = amend.identify(caller, id.uri());
        if (outcome instanceof Outcome.Done<UUID> done) {
            return Optional.of(done.value());
        }
        var several = outcome instanceof Outcome.Rejected<UUID> rejected
                && rejected.rejection().problem() == Problem.SEVERAL_MATCHES;
        findings.error(
                place, several ? new ProblemFault(Problem.SEVERAL_MATCHES) : SubmissionFault.REFERENCE_UNRESOLVED);
        return Optional.empty();
    }

    private static Optional<Identifier> identifier(Reference from) {
        if (from.getIdentifier().hasValue()) {
            return Optional.of(from.getIdentifier());
        }
        return text(from).startsWith("urn:")
                ? Optional.of(new Identifier().setSystem(Systems.URI).setValue(text(from)))
                : Target.identifier(DOCUMENT, text(from));
    }

    private static String text(Reference reference) {
        return reference.hasReference() ? reference.getReference() : "";
    }
}
