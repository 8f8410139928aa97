package org.opencarnet.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Builds the Bundle of ITI-65 as an EHR would: one submission set, one comprehensive document, its bytes. */
record Submission(
        String ins, Author author, byte[] content, String contentType, Kind kind, Optional<Replaced> replaces) {

    private static final String INS_TEST = "urn:oid:1.2.250.1.213.1.4.10";
    private static final String LOINC = "http://loinc.org";

    /** Who wrote the document: PS_IdNat and name. */
    record Author(String id, String family, String given) {}

    /** What kind of document it is; the type is a LOINC code, or one of ANS's own (which begin with a letter). */
    record Kind(String type, String documentClass, String title) {

        String system() {
            return Character.isDigit(type.charAt(0)) ? LOINC : "urn:oid:1.2.250.1.213.1.1.4.12";
        }
    }

    /** The document that is replaced. */
    record Replaced(String id) {}

    static String newUniqueId() {
        return "urn:oid:2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
    }

    static String sha1(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The id of the document in the answer to such a Bundle. */
    static String documentIn(JsonNode transactionResponse) {
        for (var entry : transactionResponse.path("entry")) {
            var location = entry.path("response").path("location").asText();
            var at = location.indexOf("DocumentReference/");
            if (at >= 0) {
                return location.substring(at + "DocumentReference/".length()).split("/")[0];
            }
        }
        throw new IllegalStateException("no document in " + transactionResponse);
    }

    /** The Bundle, with this uniqueId for the document. */
    JsonNode bundle(String uniqueId) {
        var bundle = Fhir.JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction");
        bundle.putObject("meta")
                .putArray("profile")
                .add("https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.ProvideBundle");
        var document = "urn:uuid:" + UUID.randomUUID();
        var binary = "urn:uuid:" + UUID.randomUUID();
        var entries = bundle.putArray("entry");
        entries.add(entry("urn:uuid:" + UUID.randomUUID(), set(document), "List"));
        entries.add(entry(document, document(uniqueId, binary), "DocumentReference"));
        entries.add(entry(binary, binary(), "Binary"));
        replaces.ifPresent(replaced -> entries.add(superseding(replaced)));
        return bundle;
    }

    private static ObjectNode entry(String fullUrl, ObjectNode resource, String type) {
        var entry = Fhir.JSON.createObjectNode().put("fullUrl", fullUrl);
        entry.set("resource", resource);
        entry.putObject("request").put("method", "POST").put("url", type);
        return entry;
    }

    private ObjectNode set(String document) {
        var set = read("""
                {"resourceType": "List", "status": "current", "mode": "working",
                 "meta": {"profile": ["https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.SubmissionSet"]},
                 "extension": [
                   {"url": "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-sourceId",
                    "valueIdentifier": {"system": "urn:ietf:rfc:3986", "value": "urn:oid:1.2.3.4.5"}},
                   {"url": "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType",
                    "valueCodeableConcept": {"coding": [{"system": "urn:oid:1.2.250.1.213.2.2", "code": "07", "display": "Consultation"}]}}],
                 "code": {"coding": [{"system": "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes", "code": "submissionset"}]},
                 "date": "2026-01-05T10:00:00+01:00"}
                """);
        var identifier = set.putArray("identifier").addObject().put("use", "usual");
        identifier.put("system", "urn:ietf:rfc:3986").put("value", newUniqueId());
        set.set("subject", subject());
        set.putArray("contained").add(practitioner());
        set.putObject("source").put("reference", "#author");
        set.putArray("entry").addObject().putObject("item").put("reference", document);
        return set;
    }

    private ObjectNode document(String uniqueId, String binary) {
        var document = read("""
                {"resourceType": "DocumentReference", "status": "current",
                 "meta": {"profile": ["https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.DocumentReference"]},
                 "date": "2026-01-05T09:30:00+01:00",
                 "author": [{"reference": "#author"}],
                 "securityLabel": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "N"}]}],
                 "context": {
                   "period": {"start": "2026-01-05T09:00:00+01:00", "end": "2026-01-05T09:20:00+01:00"},
                   "facilityType": {"coding": [{"system": "urn:oid:1.2.250.1.71.4.2.4", "code": "SA07"}]},
                   "practiceSetting": {"coding": [{"system": "urn:oid:1.2.250.1.213.1.1.4.9", "code": "AMBULATOIRE"}]},
                   "sourcePatientInfo": {"reference": "#patient"}}}
                """);
        document.putObject("masterIdentifier")
                .put("use", "usual")
                .put("system", "urn:ietf:rfc:3986")
                .put("value", uniqueId);
        document.putArray("contained").add(practitioner()).add(patient());
        document.set("subject", subject());
        document.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", kind.system())
                .put("code", kind.type());
        document.putArray("category")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "urn:oid:1.2.250.1.213.1.1.4.1")
                .put("code", kind.documentClass());
        document.putArray("content").add(content(binary));
        replaces.ifPresent(replaced -> document.putArray("relatesTo")
                .addObject()
                .put("code", "replaces")
                .putObject("target")
                .put("reference", "DocumentReference/" + replaced.id()));
        return document;
    }

    private ObjectNode content(String binary) {
        var content = Fhir.JSON.createObjectNode();
        content.putObject("attachment")
                .put("contentType", contentType)
                .put("language", "fr-FR")
                .put("url", binary)
                .put("size", this.content.length)
                .put("hash", sha1(this.content))
                .put("title", kind.title())
                .put("creation", "2026-01-05T09:30:00+01:00");
        content.putObject("format")
                .put("system", "http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode")
                .put("code", "urn:ihe:iti:xds:2017:mimeTypeSufficient");
        return content;
    }

    private ObjectNode binary() {
        return Fhir.JSON
                .createObjectNode()
                .put("resourceType", "Binary")
                .put("contentType", contentType)
                .put("data", Base64.getEncoder().encodeToString(content));
    }

    private ObjectNode subject() {
        var subject = Fhir.JSON.createObjectNode();
        subject.putObject("identifier").put("system", INS_TEST).put("value", ins);
        return subject;
    }

    private ObjectNode practitioner() {
        var practitioner =
                Fhir.JSON.createObjectNode().put("resourceType", "Practitioner").put("id", "author");
        practitioner
                .putArray("identifier")
                .addObject()
                .put("system", "urn:oid:1.2.250.1.71.4.2.1")
                .put("value", author.id());
        practitioner
                .putArray("name")
                .addObject()
                .put("family", author.family())
                .putArray("given")
                .add(author.given());
        return practitioner;
    }

    private ObjectNode patient() {
        var patient =
                Fhir.JSON.createObjectNode().put("resourceType", "Patient").put("id", "patient");
        patient.putArray("identifier").addObject().put("system", INS_TEST).put("value", ins);
        return patient;
    }

    private static ObjectNode superseding(Replaced replaced) {
        var entry = read("""
                {"fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000000",
                 "resource": {"resourceType": "Parameters", "parameter": [{"name": "operation", "part": [
                   {"name": "type", "valueCode": "replace"},
                   {"name": "path", "valueString": "DocumentReference.status"},
                   {"name": "value", "valueCode": "superseded"}]}]}}
                """);
        entry.putObject("request").put("method", "PATCH").put("url", "DocumentReference/" + replaced.id());
        return entry;
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) Fhir.read(json);
    }
}
