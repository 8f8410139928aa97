package org.opencarnet.demo.samples;

import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.opencarnet.demo.people.DemoPatient;
import org.opencarnet.demo.people.Identity;
import org.opencarnet.demo.people.Structure;
import org.opencarnet.terminology.Concept;

/**
 * Writes CDA R2 documents: the header as France uses it, and a body of level 1 (a PDF) or of sections with measures. It
 * claims no template, for it was checked against none.
 */
final class ClinicalDocument {

    private static final String NAMESPACE = "urn:hl7-org:v3";
    private static final String PROFESSIONALS = "1.2.250.1.71.4.2.1";
    private static final String STRUCTURES = "1.2.250.1.71.4.2.2";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Markup xml = new Markup("ClinicalDocument", NAMESPACE);
    private final Description description;
    private final Identity.Professional author;
    private final Structure structure;

    private ClinicalDocument(Description description) {
        this.description = description;
        this.author = (Identity.Professional) description.author().identity();
        this.structure = description.setting().structure().orElseThrow();
    }

    /** A document of level 1 around a PDF. */
    static byte[] around(byte[] pdf, Description description) {
        ClinicalDocument document = new ClinicalDocument(description);
        document.header();
        document.xml.open("component").open("nonXMLBody");
        document.xml.leaf(
                "text",
                Base64.getEncoder().encodeToString(pdf),
                "mediaType",
                "application/pdf",
                "representation",
                "B64");
        return document.xml.end();
    }

    /** A document of sections; with measures it has entries, which makes it level 3. */
    static byte[] structured(Story story, Description description) {
        ClinicalDocument document = new ClinicalDocument(description);
        document.header();
        new StructuredBody(document.xml, document.time()).write(story);
        return document.xml.end();
    }

    private void header() {
        xml.empty("realmCode", "code", "FR");
        xml.empty("typeId", "root", "2.16.840.1.113883.1.3", "extension", "POCD_HD000040");
        xml.empty("id", "root", description.uniqueId());
        coded("code", description.type().concept());
        xml.leaf("title", description.title());
        xml.empty("effectiveTime", "value", time());
        xml.empty("confidentialityCode", "code", "N", "codeSystem", "2.16.840.1.113883.5.25", "displayName", "Normal");
        xml.empty("languageCode", "code", "fr-FR");
        xml.empty("setId", "root", description.uniqueId());
        xml.empty("versionNumber", "value", "1");
        patient(description.patient());
        author();
        custodian();
        authenticator();
        event();
        encounter();
    }

    private void patient(DemoPatient patient) {
        xml.open("recordTarget").open("patientRole");
        xml.empty("id", "root", DemoPatient.INS_AUTHORITY, "extension", patient.ins());
        xml.empty("addr", "nullFlavor", "NASK");
        xml.empty("telecom", "value", "tel:" + patient.phone());
        xml.open("patient").open("name");
        xml.leaf("family", patient.birthName(), "qualifier", "BR");
        xml.leaf("given", String.join(" ", patient.givenNames()));
        xml.leaf("given", patient.givenNames().get(0), "qualifier", "BR");
        patient.usedName().ifPresent(name -> xml.leaf("family", name, "qualifier", "CL"));
        xml.close();
        xml.empty("administrativeGenderCode", "code", patient.sex().name(), "codeSystem", "2.16.840.1.113883.5.1");
        xml.empty("birthTime", "value", patient.birthDate().format(DAY));
        xml.open("birthplace").open("place").open("addr");
        xml.leaf("county", patient.birthPlace()).leaf("city", patient.birthPlaceName());
        xml.close().close().close().close().close().close();
    }

    private void author() {
        xml.open("author").empty("time", "value", time()).open("assignedAuthor");
        xml.empty("id", "root", PROFESSIONALS, "extension", author.id());
        coded("code", description.setting().specialty());
        xml.empty("addr", "nullFlavor", "NASK").empty("telecom", "nullFlavor", "NASK");
        person();
        organization("representedOrganization");
        xml.close().close();
    }

    private void custodian() {
        xml.open("custodian").open("assignedCustodian");
        organization("representedCustodianOrganization");
        xml.close().close();
    }

    private void authenticator() {
        xml.open("legalAuthenticator").empty("time", "value", time()).empty("signatureCode", "code", "S");
        xml.open("assignedEntity").empty("id", "root", PROFESSIONALS, "extension", author.id());
        person();
        xml.close().close();
    }

    private void event() {
        xml.open("documentationOf").open("serviceEvent").open("effectiveTime");
        xml.empty("low", "value", time()).close().close().close();
    }

    private void encounter() {
        xml.open("componentOf").open("encompassingEncounter");
        xml.open("effectiveTime").empty("low", "value", time()).close();
        xml.open("location").open("healthCareFacility");
        coded("code", description.setting().facilityType());
        xml.close().close().close().close();
    }

    private void person() {
        xml.open("assignedPerson").open("name");
        xml.leaf("family", author.name().family()).leaf("given", author.name().given());
        xml.close().close();
    }

    private void organization(String element) {
        xml.open(element).empty("id", "root", STRUCTURES, "extension", structure.id());
        xml.leaf("name", structure.name());
        xml.empty("telecom", "nullFlavor", "NASK").empty("addr", "nullFlavor", "NASK");
        xml.close();
    }

    private void coded(String element, Concept concept) {
        xml.empty(
                element,
                "code",
                concept.code().value(),
                "codeSystem",
                concept.code().system(),
                "displayName",
                concept.display());
    }

    private String time() {
        return description.created().format(TIME);
    }
}
