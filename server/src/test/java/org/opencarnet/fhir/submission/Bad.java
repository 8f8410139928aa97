package org.opencarnet.fhir.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.submission.WayIn.document;
import static org.opencarnet.fhir.submission.WayIn.issues;
import static org.opencarnet.fhir.submission.WayIn.set;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContextComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * One thing done to a bundle that was in order, and what is said of it.
 *
 * @param said {@code code at FHIRPath}
 */
record Bad(String said, Consumer<Bundle> change) {

    static final String SET = "Bundle.entry[0].resource.";
    static final String DOCUMENT = "Bundle.entry[1].resource.";
    static final String ATTACHMENT = DOCUMENT + "content[0].attachment.";
    static final String FOLDER = "Bundle.entry[3].resource.";
    static final String UUID = "urn:uuid:0d9a3a1e-0000-4000-8000-00000000000";
    static final String OTHER_INS = WayIn.OTHER_PATIENT.matricule();

    /** Is refused in either mode, with nothing kept. */
    void isRefused() {
        for (var way : new WayIn[] {WayIn.strict(), WayIn.lenient()}) {
            var bundle = WayIn.bundle();
            change.accept(bundle);

            var answer = way.feed(bundle);

            assertThat(issues(answer)).contains(said);
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
            assertThat(way.gatherings()).isEmpty();
        }
    }

    @Override
    public String toString() {
        return said;
    }

    static Bad bundle(String said, Consumer<Bundle> change) {
        return new Bad(said, change);
    }

    static Bad list(String said, Consumer<ListResource> change) {
        return bundle(said, bundle -> change.accept(WayIn.set(bundle)));
    }

    static Bad doc(String said, Consumer<DocumentReference> change) {
        return bundle(said, bundle -> change.accept(document(bundle)));
    }

    static Bad content(String said, Consumer<Attachment> change) {
        return doc(said, document -> change.accept(document.getContentFirstRep().getAttachment()));
    }

    static Bad context(String said, Consumer<DocumentReferenceContextComponent> change) {
        return doc(said, document -> change.accept(document.getContext()));
    }

    static Bad relation(String said, String target) {
        return doc(said, document -> document.addRelatesTo()
                .setCode(DocumentRelationshipType.REPLACES)
                .setTarget(new Reference(target)));
    }

    static Bad folder(String said, Consumer<ListResource> change) {
        return bundle(said, bundle -> change.accept(addFolder(bundle)));
    }

    static ListResource addFolder(Bundle bundle) {
        var folder = Folder.with(UUID + "2");
        set(bundle).addEntry().setItem(new Reference(UUID + "f"));
        add(bundle, "f", folder, HTTPVerb.POST);
        return folder;
    }

    static void put(Bundle bundle, String url) {
        addFolder(bundle);
        method(bundle, 3, HTTPVerb.PUT);
        entry(bundle, 3).getRequest().setUrl(url);
    }

    static CodeableConcept label(String code) {
        return new CodeableConcept(new Coding()
                .setSystem(
                        "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument")
                .setCode(code));
    }

    static void typed(Bundle bundle, String type) {
        document(bundle).getContentFirstRep().getAttachment().setContentType(type);
        ((Binary) entry(bundle, 2).getResource()).setContentType(type);
    }

    static void bytes(Bundle bundle, byte[] bytes) {
        ((Binary) entry(bundle, 2).getResource()).setData(bytes);
    }

    static Binary json(String patch) {
        return new Binary()
                .setContentType("application/json-patch+json")
                .setData(patch.getBytes(StandardCharsets.UTF_8));
    }

    static void patch(Bundle bundle, Resource patch) {
        add(bundle, "9", patch, HTTPVerb.PATCH);
        entry(bundle, 3).getRequest().setUrl("DocumentReference/" + WayIn.RECORD);
    }

    static void many(Bundle bundle, int number) {
        for (var i = 0; i < number; i++) {
            add(bundle, "a" + i, document(bundle).copy(), HTTPVerb.POST);
        }
    }

    static void add(Bundle bundle, String number, Resource resource, HTTPVerb method) {
        var entry = bundle.addEntry().setFullUrl(UUID + number).setResource(resource);
        entry.getRequest().setMethod(method).setUrl(resource.fhirType());
    }

    static void method(Bundle bundle, int index, HTTPVerb method) {
        entry(bundle, index).getRequest().setMethod(method);
    }

    static Bundle.BundleEntryComponent entry(Bundle bundle, int index) {
        return bundle.getEntry().get(index);
    }
}
