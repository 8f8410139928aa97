package org.opencarnet.fhir.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.opencarnet.fhir.submission.ProvidedBundle.Part;
import org.opencarnet.record.Association;
import org.opencarnet.sharing.Offer;

/** The relations of the documents of a bundle, and the patches that go with replacements: each of one, and one of each. */
final class Replacements {

    private final ProvidedBundle provided;
    private final Relations relations;
    private final Findings findings;
    private final Map<Part<Resource>, UUID> patched = new HashMap<>();

    Replacements(ProvidedBundle provided, Relations relations, Findings findings) {
        this.provided = provided;
        this.relations = relations;
        this.findings = findings;
    }

    /** The documents with their bytes (in the same order) and their relations. */
    List<NewDocument> documents(List<NewDocument.Bytes> bytes) {
        var documents = Stream.iterate(0, i -> i < bytes.size(), i -> i + 1)
                .map(i -> document(i, bytes.get(i)))
                .toList();
        var replaced = documents.stream()
                .flatMap(document -> document.relations().stream())
                .filter(relation -> relation.type() == Association.Type.REPLACES)
                .map(Offer.Relation::target)
                .toList();
        provided.patches().forEach(patch -> patch(patch, replaced));
        documents.stream()
                .filter(document -> document.relations().stream().anyMatch(this::lacksPatch))
                .forEach(document -> findings.defect(document.place().at("relatesTo"), SubmissionFault.PATCH_MISSING));
        return documents;
    }

    /** The document that each patch supersedes. */
    Map<Part<Resource>, UUID> patched() {
        return patched;
    }

    private NewDocument document(int index, NewDocument.Bytes bytes) {
        var part = provided.documents().get(index);
        return new NewDocument(
                part.place(), part.resource(), bytes, relations.of(part.resource(), part.place(), this::isInBundle));
    }

    private boolean isInBundle(String reference) {
        return ProvidedBundle.meant(provided.documents(), reference).isPresent();
    }

    private boolean lacksPatch(Offer.Relation relation) {
        return relation.type() == Association.Type.REPLACES && !patched.containsValue(relation.target());
    }

    private void patch(Part<Resource> patch, List<UUID> replaced) {
        if (!Patch.supersedes(patch.resource())) {
            findings.error(patch.place(), SubmissionFault.PATCH_OF_ANOTHER_KIND);
            return;
        }
        var url = patch.entry().at("request.url");
        relations.id(new Reference(patch.content().getRequest().getUrl()), url).ifPresent(id -> {
            if (replaced.contains(id)) {
                patched.put(patch, id);
            } else {
                findings.error(url, SubmissionFault.PATCH_WITHOUT_REPLACEMENT);
            }
        });
    }
}
