package org.opencarnet.demo.seeding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.opencarnet.demo.people.DemoPatient;
import org.opencarnet.demo.people.Identity;
import org.opencarnet.demo.people.Persona;
import org.opencarnet.demo.samples.DemoDocument;
import org.opencarnet.demo.samples.Description;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;

/** Writes what is to be seeded as FHIR resources: patients, consents, documents. */
final class Papers {

    private static final String INS = "urn:oid:" + DemoPatient.INS_AUTHORITY;
    private static final String PROFESSIONAL = "urn:oid:1.2.250.1.71.4.2.1";
    private static final String STRUCTURE = "urn:oid:1.2.250.1.71.4.2.2";
    private static final String FR_CORE = "https://hl7.fr/ig/fhir/core/";
    private static final String VISIBILITY =
            CodeSystems.uriOf(CodeSystems.VISIBILITY).orElseThrow();
    private static final String CONFIDENTIALITY =
            CodeSystems.uriOf(CodeSystems.CONFIDENTIALITY).orElseThrow();

    private Papers() {}

    /** How a search names the patient: {@code system|value}. */
    static String named(DemoPatient patient) {
        return INS + "|" + patient.ins();
    }

    /** A patient with a qualified identity (fr-core-patient-ins). */
    static ObjectNode patient(DemoPatient patient) {
        var paper = resource("Patient");
        var extensions = paper.putArray("extension");
        var reliability =
                extensions.addObject().put("url", FR_CORE + "StructureDefinition/fr-core-identity-reliability");
        reliability
                .putArray("extension")
                .addObject()
                .put("url", "identityStatus")
                .putObject("valueCoding")
                .put("system", FR_CORE + "CodeSystem/fr-core-cs-v2-0445")
                .put("code", "VALI");
        extensions
                .addObject()
                .put("url", "http://hl7.org/fhir/StructureDefinition/patient-birthPlace")
                .putObject("valueAddress")
                .put("city", patient.birthPlaceName())
                .putArray("extension")
                .addObject()
                .put("url", FR_CORE + "StructureDefinition/fr-core-address-insee-code")
                .putObject("valueCoding")
                .put("system", "https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM")
                .put("code", patient.birthPlace());
        paper.set(
                "identifier", Door.JSON.createArrayNode().add(ins(patient.ins()).put("use", "official")));
        names(paper.putArray("name"), patient);
        paper.put("gender", patient.sex() == DemoPatient.Sex.F ? "female" : "male");
        paper.put("birthDate", patient.birthDate().toString());
        return paper;
    }

    private static void names(ArrayNode names, DemoPatient patient) {
        var official = names.addObject().put("use", "official").put("family", patient.birthName());
        official.putArray("extension")
                .addObject()
                .put("url", FR_CORE + "StructureDefinition/fr-core-patient-birth-list-given-name")
                .put("valueString", String.join(" ", patient.givenNames()));
        official.putArray("given").add(patient.givenNames().get(0));
        patient.usedName().ifPresent(used -> names.addObject()
                .put("use", "usual")
                .put("family", used)
                .putArray("given")
                .add(patient.givenNames().get(0)));
    }

    /** The patient's consent, declared by the professional himself. */
    static ObjectNode consent(DemoPatient patient, boolean medecinTraitant) {
        var paper = resource("Consent");
        if (medecinTraitant) {
            paper.putArray("extension")
                    .addObject()
                    .put("url", FhirPackage.AUTHORIZATION_ROLE)
                    .put("valueCode", "MEDECIN_TRAITANT");
        }
        paper.putObject("patient").set("identifier", ins(patient.ins()));
        paper.putObject("provision").put("type", "permit");
        return paper;
    }

    /** The patient blocks a professional. */
    static ObjectNode block(DemoPatient patient, Persona professional) {
        var paper = resource("Consent");
        paper.putObject("patient").set("identifier", ins(patient.ins()));
        var provision = paper.putObject("provision").put("type", "deny");
        var actor = provision.putArray("actor").addObject();
        actor.putObject("role")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ParticipationType")
                .put("code", "IRCP");
        actor.putObject("reference")
                .put("display", professional.identity().displayName())
                .putObject("identifier")
                .put("system", PROFESSIONAL)
                .put("value", professional.identity().id());
        return paper;
    }

    /** A document with its bytes inside (ITI-105). */
    static ObjectNode document(DemoDocument document) {
        var description = document.description();
        var paper = resource("DocumentReference").put("status", "current");
        paper.putArray("contained").add(author(description)).add(source(description.patient()));
        paper.putObject("masterIdentifier")
                .put("use", "usual")
                .put("system", "urn:ietf:rfc:3986")
                .put("value", "urn:oid:" + description.uniqueId());
        paper.set("type", coded(description.type().concept()));
        description.type().documentClass().ifPresent(it -> paper.putArray("category")
                .add(coded(it)));
        paper.putObject("subject").set("identifier", ins(description.patient().ins()));
        var created = description.created().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        paper.put("date", created);
        paper.putArray("author").addObject().put("reference", "#author");
        description.setting().structure().ifPresent(structure -> paper.putObject("custodian")
                .put("display", structure.name())
                .putObject("identifier")
                .put("system", STRUCTURE)
                .put("value", structure.id()));
        labels(paper.putArray("securityLabel"), description.visibility());
        content(paper.putArray("content").addObject(), document, created);
        context(paper.putObject("context"), description, created);
        return paper;
    }

    private static void content(ObjectNode paper, DemoDocument document, String created) {
        paper.putObject("attachment")
                .put("contentType", document.content().mime())
                .put("language", "fr-FR")
                .put(
                        "data",
                        Base64.getEncoder().encodeToString(document.content().bytes()))
                .put("title", document.description().title())
                .put("creation", created);
        paper.set("format", coding(document.content().format()));
    }

    private static void context(ObjectNode paper, Description description, String created) {
        paper.putObject("period").put("start", created);
        paper.set("facilityType", coded(description.setting().facilityType()));
        paper.set("practiceSetting", coded(description.setting().practiceSetting()));
        paper.putObject("sourcePatientInfo").put("reference", "#patient");
    }

    private static void labels(ArrayNode labels, Visibility visibility) {
        labels.addObject()
                .putArray("coding")
                .addObject()
                .put("system", CONFIDENTIALITY)
                .put("code", "N");
        label(labels, visibility.maskedFromProfessionals(), "MASQUE_PS");
        label(labels, visibility.invisibleToPatient(), "INVISIBLE_PATIENT");
        label(labels, visibility.invisibleToRepresentatives(), "INVISIBLE_REPRESENTANTS_LEGAUX");
    }

    private static void label(ArrayNode labels, boolean set, String code) {
        if (set) {
            labels.addObject()
                    .putArray("coding")
                    .addObject()
                    .put("system", VISIBILITY)
                    .put("code", code);
        }
    }

    private static ObjectNode author(Description description) {
        var identity = description.author().identity();
        if (!(identity instanceof Identity.Professional professional)) {
            return source(description.patient()).put("id", "author");
        }
        var paper = resource("Practitioner").put("id", "author");
        paper.putArray("identifier").addObject().put("system", PROFESSIONAL).put("value", professional.id());
        paper.putArray("name")
                .addObject()
                .put("family", professional.name().family())
                .putArray("given")
                .add(professional.name().given());
        return paper;
    }

    private static ObjectNode source(DemoPatient patient) {
        var paper = resource("Patient").put("id", "patient");
        paper.putArray("identifier").add(ins(patient.ins()));
        return paper;
    }

    private static ObjectNode ins(String matricule) {
        return Door.JSON.createObjectNode().put("system", INS).put("value", matricule);
    }

    private static ObjectNode coded(Concept concept) {
        var coded = Door.JSON.createObjectNode();
        coded.putArray("coding").add(coding(concept));
        return coded;
    }

    private static ObjectNode coding(Concept concept) {
        return Door.JSON
                .createObjectNode()
                .put("system", CodeSystems.systemOf(concept.code()))
                .put("code", concept.code().value())
                .put("display", concept.display());
    }

    private static ObjectNode resource(String type) {
        return Door.JSON.createObjectNode().put("resourceType", type);
    }
}
