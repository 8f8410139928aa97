package org.opencarnet.fhir.submission;

import static org.opencarnet.fhir.submission.Bad.ATTACHMENT;
import static org.opencarnet.fhir.submission.Bad.DOCUMENT;
import static org.opencarnet.fhir.submission.Bad.OTHER_INS;
import static org.opencarnet.fhir.submission.Bad.SET;
import static org.opencarnet.fhir.submission.Bad.UUID;
import static org.opencarnet.fhir.submission.WayIn.document;
import static org.opencarnet.fhir.submission.WayIn.set;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is always refused of a document: its metadata, its patient, its codes, its bytes, its times. */
class DocumentRefusalsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"documents", "parts", "patients", "namings", "codes", "contents", "times"})
    void refuses(Bad bad) {
        bad.isRefused();
    }

    static Stream<Bad> documents() {
        return Stream.of(
                Bad.doc(
                        "not-current at " + DOCUMENT + "status",
                        d -> d.setStatus(DocumentReferenceStatus.ENTEREDINERROR)),
                Bad.doc("not-current at " + DOCUMENT + "status", d -> d.setStatus(DocumentReferenceStatus.SUPERSEDED)),
                Bad.doc("not-current at " + DOCUMENT + "status", d -> d.setStatus(null)),
                Bad.doc("element-forbidden at " + DOCUMENT + "docStatus", d -> d.getDocStatusElement()
                        .setValueAsString("final")),
                Bad.doc("element-forbidden at " + DOCUMENT + "modifierExtension", d -> d.addModifierExtension()
                        .setUrl("https://example.org/not")
                        .setValue(new BooleanType(true))),
                Bad.doc(
                        "element-forbidden at " + DOCUMENT + "implicitRules",
                        d -> d.setImplicitRules("https://example.org/rules")),
                Bad.doc("element-missing at " + DOCUMENT + "masterIdentifier", d -> d.setMasterIdentifier(null)),
                Bad.doc("unique-id-malformed at " + DOCUMENT + "masterIdentifier", d -> d.getMasterIdentifier()
                        .setSystem("https://example.org/ids")),
                Bad.doc("unique-id-malformed at " + DOCUMENT + "masterIdentifier", d -> d.getMasterIdentifier()
                        .setValue("urn:oid:1.2." + "3".repeat(260))),
                Bad.doc(
                        "entry-uuid-malformed at " + DOCUMENT + "identifier[0]",
                        d -> d.addIdentifier().setUse(IdentifierUse.OFFICIAL).setValue("1")),
                Bad.doc("element-missing at " + DOCUMENT + "type", d -> d.setType(null)),
                Bad.doc("element-missing at " + DOCUMENT + "category", d -> d.getCategory()
                        .clear()),
                Bad.doc(
                        "element-repeated at " + DOCUMENT + "category",
                        d -> d.addCategory(d.getCategoryFirstRep().copy())));
    }

    static Stream<Bad> parts() {
        return Stream.of(
                Bad.doc("element-missing at " + DOCUMENT + "subject", d -> d.setSubject(null)),
                Bad.doc("element-missing at " + DOCUMENT + "date", d -> d.setDate(null)),
                Bad.doc("element-missing at " + DOCUMENT + "author", d -> d.getAuthor()
                        .clear()),
                Bad.doc(
                        "not-contained at " + DOCUMENT + "author[0]",
                        d -> d.getAuthor().get(0).setReference("Practitioner/1")),
                Bad.doc(
                        "reference-unresolved at " + DOCUMENT + "author[0].reference",
                        d -> d.getAuthor().get(0).setReference("#nobody")),
                Bad.doc("reference-unresolved at " + DOCUMENT + "authenticator.reference", d -> d.getAuthenticator()
                        .setReference(UUID + "9")),
                Bad.doc("element-missing at " + DOCUMENT + "securityLabel", d -> d.getSecurityLabel()
                        .clear()),
                Bad.doc("comment-too-long at " + DOCUMENT + "description", d -> d.setDescription("é".repeat(1001))),
                Bad.doc("metadata-too-large at Bundle.entry[1].resource", d -> d.addExtension()
                        .setUrl("https://example.org/x")
                        .setValue(new StringType("x".repeat(100_000)))),
                Bad.context("element-missing at " + DOCUMENT + "context.facilityType", c -> c.setFacilityType(null)),
                Bad.context(
                        "element-missing at " + DOCUMENT + "context.practiceSetting", c -> c.setPracticeSetting(null)),
                Bad.context(
                        "element-missing at " + DOCUMENT + "context.sourcePatientInfo",
                        c -> c.setSourcePatientInfo(null)),
                Bad.context("reference-unresolved at " + DOCUMENT + "context.related[0].reference", c -> c.addRelated()
                        .setReference(UUID + "9")));
    }

    static Stream<Bad> patients() {
        var subject = DOCUMENT + "subject";
        return Stream.of(
                Bad.doc(
                        "ins-key-wrong at " + subject + ".identifier",
                        d -> d.getSubject().getIdentifier().setValue("279035121518988")),
                Bad.doc(
                        "ins-malformed at " + subject + ".identifier",
                        d -> d.getSubject().getIdentifier().setValue("2790351215189")),
                Bad.doc(
                        "authority-not-accepted at " + subject + ".identifier",
                        d -> d.getSubject().getIdentifier().setSystem("urn:oid:1.2.250.1.213.1.4.8")),
                Bad.doc(
                        "ins-missing at " + subject + ".identifier",
                        d -> d.getSubject().getIdentifier().setSystem("https://example.org/mrn")),
                Bad.doc(
                        "patients-differ at " + subject + ".identifier",
                        d -> d.getSubject().getIdentifier().setValue(OTHER_INS)),
                Bad.doc("patients-differ at " + DOCUMENT + "context.sourcePatientInfo", d -> ((Patient)
                                d.getContained().get(0))
                        .getIdentifierFirstRep()
                        .setValue(OTHER_INS)),
                Bad.doc(
                        "patients-differ at " + SET + "subject",
                        d -> d.setSubject(new Reference("Patient/" + WayIn.OTHER_RECORD))));
    }

    static Stream<Bad> namings() {
        var subject = DOCUMENT + "subject";
        return Stream.of(
                Bad.doc(
                        "patient-unresolved at " + subject + ".reference",
                        d -> d.setSubject(new Reference("Patient/ex-patient"))),
                Bad.doc(
                        "patient-unresolved at " + subject + ".reference",
                        d -> d.setSubject(new Reference("https://example.org/fhir/Patient/" + WayIn.RECORD))),
                Bad.doc(
                        "patient-unresolved at " + subject + ".reference",
                        d -> d.setSubject(new Reference("Group/" + WayIn.RECORD))),
                Bad.doc(
                        "patient-unresolved at " + subject + ".reference",
                        d -> d.setSubject(new Reference(UUID + "9"))),
                Bad.doc(
                        "patient-unresolved at " + subject,
                        d -> d.setSubject(new Reference().setDisplay("Mme Patiente"))),
                Bad.doc(
                        "ins-malformed at " + subject + ".reference",
                        d -> d.setSubject(new Reference("Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|%zz"))),
                Bad.doc(
                        "ins-missing at " + subject + ".reference",
                        d -> d.setSubject(new Reference("Patient?identifier=279035121518989"))),
                Bad.bundle("ins-missing at " + subject + ".reference", b -> {
                    Bad.add(b, "8", new Patient(), HTTPVerb.POST);
                    document(b).setSubject(new Reference(UUID + "8"));
                }),
                Bad.bundle("element-repeated at Bundle.entry[4]", b -> {
                    Bad.add(b, "8", new Patient(), HTTPVerb.POST);
                    Bad.add(b, "9", new Patient(), HTTPVerb.POST);
                }),
                Bad.bundle("patient-unnamed at " + SET + "subject", b -> {
                    set(b).setSubject(null);
                    document(b).setSubject(null).getContained().remove(0);
                    document(b).getContext().setSourcePatientInfo(null);
                }));
    }

    static Stream<Bad> codes() {
        return Stream.of(
                Bad.doc(
                        "type-unknown at " + DOCUMENT + "type",
                        d -> d.getType().getCodingFirstRep().setCode("12345-6")),
                Bad.doc(
                        "type-unknown at " + DOCUMENT + "type",
                        d -> d.getType().getCodingFirstRep().setSystem("http://snomed.info/sct")),
                Bad.doc(
                        "class-unknown at " + DOCUMENT + "category[0]",
                        d -> d.getCategoryFirstRep().getCodingFirstRep().setCode("999")),
                Bad.doc(
                        "visibility-unknown at " + DOCUMENT + "securityLabel[1]",
                        d -> d.addSecurityLabel(Bad.label("MASQUE_PSOCIAL"))),
                Bad.doc("masked-and-invisible at " + DOCUMENT + "securityLabel", d -> d.addSecurityLabel(
                                Bad.label("MASQUE_PS"))
                        .addSecurityLabel(Bad.label("INVISIBLE_PATIENT"))));
    }

    static Stream<Bad> contents() {
        return Stream.of(
                Bad.content("element-missing at " + ATTACHMENT + "contentType", a -> a.setContentType(null)),
                Bad.content("element-missing at " + ATTACHMENT + "url", a -> a.setUrl(null)),
                Bad.content("element-missing at " + ATTACHMENT + "size", a -> a.setSizeElement(null)),
                Bad.content("element-missing at " + ATTACHMENT + "hash", a -> a.setHashElement(null)),
                Bad.content("element-missing at " + ATTACHMENT + "title", a -> a.setTitle(null)),
                Bad.content("element-missing at " + ATTACHMENT + "language", a -> a.setLanguage(null)),
                Bad.content("element-missing at " + ATTACHMENT + "creation", a -> a.setCreation(null)),
                Bad.content("element-forbidden at " + ATTACHMENT + "data", a -> a.setData(new byte[] {1})),
                Bad.content("content-absent at " + ATTACHMENT + "url", a -> a.setUrl(UUID + "9")),
                Bad.content("content-absent at " + ATTACHMENT + "url", a -> a.setUrl("https://example.org/cda.xml")),
                Bad.content("hash-malformed at " + ATTACHMENT + "hash", a -> a.setHash(new byte[19])),
                Bad.content("hash-mismatch at " + ATTACHMENT + "hash", a -> a.setHash(new byte[20])),
                Bad.content("size-mismatch at " + ATTACHMENT + "size", a -> a.setSize(14)),
                Bad.content(
                        "content-types-differ at Bundle.entry[2].resource.contentType",
                        a -> a.setContentType("text/xml")),
                Bad.bundle("mime-not-accepted at " + ATTACHMENT + "contentType", b -> Bad.typed(b, "text/html")),
                Bad.bundle("mime-mismatch at " + ATTACHMENT + "contentType", b -> Bad.typed(b, "application/pdf")),
                Bad.bundle("content-empty at Bundle.entry[2].resource.data", b -> Bad.bytes(b, new byte[0])),
                Bad.bundle(
                        "content-too-large at Bundle.entry[2].resource.data", b -> Bad.bytes(b, new byte[5_000_001])),
                Bad.doc("element-missing at " + DOCUMENT + "content", d -> d.getContent()
                        .clear()),
                Bad.doc(
                        "element-repeated at " + DOCUMENT + "content",
                        d -> d.addContent(d.getContentFirstRep().copy())),
                Bad.doc("element-missing at " + DOCUMENT + "content[0].format", d -> d.getContentFirstRep()
                        .setFormat(null)));
    }

    static Stream<Bad> times() {
        var period = DOCUMENT + "context.period";
        return Stream.of(
                Bad.doc(
                        "date-in-the-future at " + DOCUMENT + "date",
                        d -> d.setDateElement(new InstantType("2026-06-14T08:00:01Z"))),
                Bad.content(
                        "date-in-the-future at " + ATTACHMENT + "creation",
                        a -> a.setCreationElement(new DateTimeType("2027"))),
                Bad.content(
                        "date-too-old at " + ATTACHMENT + "creation",
                        a -> a.setCreationElement(new DateTimeType("1899-12-31"))),
                Bad.content("date-without-zone at " + ATTACHMENT + "creation", a -> a.getCreationElement()
                        .setValueAsString("2026-06-12T10:00:00")),
                Bad.context("element-missing at " + period + ".start", c -> c.setPeriod(null)),
                Bad.context("date-in-the-future at " + period + ".start", c -> c.getPeriod()
                        .setStartElement(new DateTimeType("2026-06-16"))),
                Bad.context("period-reversed at " + period, c -> c.getPeriod()
                        .setEndElement(new DateTimeType("2026-06-11"))));
    }
}
