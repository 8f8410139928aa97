package org.opencarnet.fhir.submission;

import static org.opencarnet.fhir.submission.Bad.DOCUMENT;
import static org.opencarnet.fhir.submission.Bad.FOLDER;
import static org.opencarnet.fhir.submission.Bad.OTHER_INS;
import static org.opencarnet.fhir.submission.Bad.SET;
import static org.opencarnet.fhir.submission.Bad.UUID;
import static org.opencarnet.fhir.submission.WayIn.document;
import static org.opencarnet.fhir.submission.WayIn.set;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is always refused of a bundle, its submission set, its folders and its relations. */
class BundleRefusalsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"bundles", "entries", "sets", "folders", "relations"})
    void refuses(Bad bad) {
        bad.isRefused();
    }

    static Stream<Bad> entries() {
        return Stream.of(
                Bad.bundle("bundle-not-a-transaction at Bundle.type", b -> b.setType(Bundle.BundleType.BATCH)),
                Bad.bundle("submission-set-not-one at Bundle.entry", b -> b.getEntry()
                        .remove(0)),
                Bad.bundle(
                        "submission-set-not-one at Bundle.entry", b -> Bad.add(b, "9", set(b).copy(), HTTPVerb.POST)),
                Bad.bundle(
                        "entry-unexpected at Bundle.entry[3].request.method",
                        b -> Bad.add(b, "9", new Observation(), HTTPVerb.POST)),
                Bad.bundle("entry-unexpected at Bundle.entry[1].request.method", b -> Bad.method(b, 1, HTTPVerb.PUT)),
                Bad.bundle("entry-unexpected at Bundle.entry[0].request.method", b -> Bad.method(b, 0, HTTPVerb.PUT)),
                Bad.bundle(
                        "entry-unexpected at Bundle.entry[2].request.method", b -> Bad.method(b, 2, HTTPVerb.DELETE)),
                Bad.bundle("element-missing at Bundle.entry[1].request.method", b -> Bad.method(b, 1, null)),
                Bad.bundle(
                        "element-missing at Bundle.entry[1].request.url",
                        b -> Bad.entry(b, 1).getRequest().setUrl(null)),
                Bad.bundle(
                        "entry-url-wrong at Bundle.entry[1].request.url",
                        b -> Bad.entry(b, 1).getRequest().setUrl("Binary")),
                Bad.bundle(
                        "entry-condition-unsupported at Bundle.entry[1].request.ifNoneExist",
                        b -> Bad.entry(b, 1).getRequest().setIfNoneExist("a=b")),
                Bad.bundle("element-missing at Bundle.entry[2].resource", b -> Bad.entry(b, 2)
                        .setResource(null)));
    }

    static Stream<Bad> bundles() {
        return Stream.of(
                Bad.bundle("full-url-repeated at Bundle.entry[2].fullUrl", b -> Bad.entry(b, 2)
                        .setFullUrl(Bad.entry(b, 1).getFullUrl())),
                Bad.bundle(
                        "list-kind-unknown at Bundle.entry[0].resource.code",
                        b -> set(b).getCode().getCodingFirstRep().setCode("album")),
                Bad.bundle("fhir-document-unsupported at Bundle.entry[2].resource", b -> Bad.entry(b, 2)
                        .setResource(new Bundle().setType(Bundle.BundleType.DOCUMENT))),
                Bad.bundle(
                        "content-undescribed at Bundle.entry[3]",
                        b -> Bad.add(b, "9", new Binary().setContentType("text/plain"), HTTPVerb.POST)),
                Bad.bundle(
                        "unique-id-repeated at " + FOLDER + "masterIdentifier",
                        b -> Bad.add(b, "9", document(b).copy(), HTTPVerb.POST)),
                Bad.bundle("too-many-documents at Bundle.entry", b -> Bad.many(b, 101)),
                Bad.bundle("too-many-entries at Bundle.entry", b -> Bad.many(b, 501)));
    }

    static Stream<Bad> sets() {
        return Stream.of(
                Bad.list("not-current at " + SET + "status", s -> s.setStatus(ListResource.ListStatus.RETIRED)),
                Bad.list("value-fixed at " + SET + "mode", s -> s.setMode(ListResource.ListMode.CHANGES)),
                Bad.list("element-missing at " + SET + "date", s -> s.setDate(null)),
                Bad.list("element-missing at " + SET + "subject", s -> s.setSubject(null)),
                Bad.list("element-missing at " + SET + "source", s -> s.setSource(null)),
                Bad.list("element-missing at " + SET + "extension", s -> s.getExtension()
                        .remove(0)),
                Bad.list("element-repeated at " + SET + "extension", s -> s.getExtension()
                        .add(s.getExtension().get(0).copy())),
                Bad.list(
                        "element-forbidden at " + SET + "encounter", s -> s.setEncounter(new Reference("Encounter/1"))),
                Bad.list(
                        "element-forbidden at " + SET + "orderedBy",
                        s -> s.setOrderedBy(new CodeableConcept().setText("x"))),
                Bad.list(
                        "element-forbidden at " + SET + "emptyReason",
                        s -> s.setEmptyReason(new CodeableConcept().setText("x"))),
                Bad.list("element-forbidden at " + SET + "entry[0].flag", s -> s.getEntryFirstRep()
                        .setFlag(new CodeableConcept().setText("x"))),
                Bad.list("element-forbidden at " + SET + "entry[0].deleted", s -> s.getEntryFirstRep()
                        .setDeleted(true)),
                Bad.list(
                        "element-repeated at " + SET + "note",
                        s -> s.addNote(s.addNote().setText("a").copy())),
                Bad.list("unique-id-malformed at " + SET + "identifier[0]", s -> s.getIdentifierFirstRep()
                        .setValue("urn:oid:a.b")),
                Bad.list("reference-unresolved at " + SET + "entry[0].item.reference", s -> s.getEntryFirstRep()
                        .setItem(new Reference(UUID + "7"))),
                Bad.list("reference-unresolved at " + SET + "source.reference", s -> s.getSource()
                        .setReference("#nobody")),
                Bad.list(
                        "not-contained at " + SET + "source", s -> s.getSource().setReference("PractitionerRole/1")),
                Bad.list(
                        "date-in-the-future at " + SET + "date",
                        s -> s.setDateElement(new DateTimeType("2026-06-14T12:00:00Z"))));
    }

    static Stream<Bad> folders() {
        return Stream.of(
                Bad.folder("element-missing at " + FOLDER + "title", f -> f.setTitle(null)),
                Bad.folder("element-missing at " + FOLDER + "extension", f -> f.getExtension()
                        .clear()),
                Bad.folder("element-missing at " + FOLDER + "entry", f -> f.getEntry()
                        .clear()),
                Bad.folder("element-forbidden at " + FOLDER + "source", f -> f.setSource(new Reference("#role"))),
                Bad.folder(
                        "patients-differ at " + FOLDER + "subject.identifier",
                        f -> f.getSubject().getIdentifier().setValue(OTHER_INS)),
                Bad.folder("reference-unresolved at " + FOLDER + "entry[0].item.reference", f -> f.getEntryFirstRep()
                        .setItem(new Reference("DocumentReference/1"))),
                Bad.folder("folder-unknown at Bundle.entry[3].resource", f -> f.getEntryFirstRep()
                        .setItem(new Reference("DocumentReference/" + WayIn.RECORD))),
                Bad.bundle("folder-unknown at Bundle.entry[3].resource", b -> Bad.put(b, "List/" + WayIn.RECORD)),
                Bad.bundle("entry-url-wrong at Bundle.entry[3].request.url", b -> Bad.put(b, "List/1")));
    }

    static Stream<Bad> relations() {
        var target = DOCUMENT + "relatesTo[0].target";
        return Stream.of(
                Bad.doc("element-missing at " + DOCUMENT + "relatesTo[0].code", d -> d.addRelatesTo()
                        .setTarget(new Reference("DocumentReference/" + WayIn.RECORD))),
                Bad.doc("element-missing at " + target, d -> d.addRelatesTo()
                        .setCode(DocumentRelationshipType.REPLACES)),
                Bad.relation("reference-unresolved at " + target, "DocumentReference/doc-x-id"),
                Bad.relation(
                        "reference-unresolved at " + target,
                        "DocumentReference?identifier=urn:ietf:rfc:3986|urn:oid:1.2.3"),
                Bad.relation("reference-unresolved at " + target, "Binary/" + WayIn.RECORD),
                Bad.relation("relation-within-the-bundle at " + target, UUID + "2"),
                Bad.bundle("replaced-unknown at " + DOCUMENT + "relatesTo", b -> {
                    Bad.patch(b, Patches.superseding());
                    document(b)
                            .addRelatesTo()
                            .setCode(DocumentRelationshipType.REPLACES)
                            .setTarget(new Reference("DocumentReference/" + WayIn.RECORD));
                }),
                Bad.bundle(
                        "patch-without-replacement at Bundle.entry[3].request.url",
                        b -> Bad.patch(b, Patches.superseding())),
                Bad.bundle(
                        "patch-of-another-kind at Bundle.entry[3].resource",
                        b -> Bad.patch(b, Patches.replacing("DocumentReference.status", "current"))),
                Bad.bundle(
                        "patch-of-another-kind at Bundle.entry[3].resource",
                        b -> Bad.patch(b, Patches.replacing("DocumentReference.description", "superseded"))),
                Bad.bundle(
                        "patch-of-another-kind at Bundle.entry[3].resource",
                        b -> Bad.patch(b, Patches.superseding().addParameter("x", new CodeType("y")))),
                Bad.bundle(
                        "patch-of-another-kind at Bundle.entry[3].resource",
                        b -> Bad.patch(b, Bad.json("[{\"op\":\"remove\",\"path\":\"/status\"}]"))),
                Bad.bundle("patch-of-another-kind at Bundle.entry[3].resource", b -> Bad.patch(b, Bad.json("{"))));
    }
}
