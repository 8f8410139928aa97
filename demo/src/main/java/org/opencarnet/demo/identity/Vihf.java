package org.opencarnet.demo.identity;

import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.opencarnet.demo.people.DemoPatient;
import org.opencarnet.demo.people.Identity;
import org.opencarnet.demo.people.Structure;
import org.opencarnet.terminology.CodeSystems;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * A VIHF as software of professionals writes it: a SAML 2.0 assertion in a WS-Security header, signed by a card or by a structure.
 *
 * @param who the professional, or the structure that answers for somebody of its own
 * @param signer the card, or the certificate of the structure
 */
record Vihf(Identity who, Cards.Card signer, VihfForm form) {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    static {
        org.apache.xml.security.Init.init();
    }

    /** The header, {@code wsse:Security}, of this instant. */
    String header(Instant now) {
        try {
            var document = parsed(unsigned(now.truncatedTo(ChronoUnit.MILLIS)));
            sign((Element) document.getElementsByTagNameNS(SAML, "Assertion").item(0));
            return written(document);
        } catch (Exception impossible) {
            throw new IllegalStateException("the VIHF cannot be signed", impossible);
        }
    }

    private String unsigned(Instant now) {
        return """
                <wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">\
                <saml2:Assertion xmlns:saml2="%1$s" ID="_%2$s" Version="2.0" IssueInstant="%3$s">\
                <saml2:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">%4$s</saml2:Issuer>\
                <saml2:Subject><saml2:NameID>%5$s</saml2:NameID></saml2:Subject>\
                <saml2:AuthnStatement AuthnInstant="%3$s"><saml2:AuthnContext><saml2:AuthnContextClassRef>%6$s\
                </saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>\
                <saml2:AttributeStatement>%7$s</saml2:AttributeStatement></saml2:Assertion></wsse:Security>""".formatted(
                        SAML,
                        UUID.randomUUID(),
                        now,
                        escaped(signer.certificate().getSubjectX500Principal().getName()),
                        escaped(who.id()),
                        "urn:oasis:names:tc:SAML:2.0:ac:classes:"
                                + (mode() == VihfForm.Mode.DIRECTE ? "SmartcardPKI" : "Password"),
                        attributes().entrySet().stream()
                                .map(one ->
                                        "<saml2:Attribute Name=\"%s\"><saml2:AttributeValue>%s</saml2:AttributeValue></saml2:Attribute>"
                                                .formatted(one.getKey(), one.getValue()))
                                .collect(Collectors.joining()));
    }

    private Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("VIHF_Version", form.version());
        attributes.put("Authentification_Mode", mode().name());
        attributes.put("Ressource_URN", "urn:dmp");
        attributes.put("urn:oasis:names:tc:xspa:1.0:subject:subject-id", escaped(who.displayName()));
        structure().ifPresent(structure -> {
            attributes.put("Identifiant_Structure", escaped(structure.id()));
            attributes.put("Secteur_Activite", escaped(ProSanteConnect.sector(structure)));
        });
        attributes.put("urn:oasis:names:tc:xacml:2.0:subject:role", roles());
        attributes.put(
                "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse",
                code("PurposeOfUse", who.circumstances().purpose().code(), CodeSystems.ACCESS_MODE));
        attributes.put("Mode_Acces_Raison", escaped(who.circumstances().reason()));
        attributes.put("Acces_Regulation_Medicale", who.circumstances().regulation() ? "VRAI" : "FAUX");
        attributes.put("LPS_Nom", "Carnet demo");
        attributes.put("LPS_Version", "1.0");
        form.ins()
                .ifPresent(ins -> attributes.put(
                        "urn:oasis:names:tc:xacml:2.0:resource:resource-id",
                        escaped(ins + "^^^&" + DemoPatient.INS_AUTHORITY + "&ISO^NH")));
        if (form.secret()) {
            attributes.put(
                    "urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code",
                    "INVISIBLE_REPRESENTANTS_LEGAUX");
        }
        attributes.values().removeIf(String::isEmpty);
        return attributes;
    }

    private VihfForm.Mode mode() {
        return form.mode()
                .orElse(who instanceof Identity.Institution ? VihfForm.Mode.INDIRECTE : VihfForm.Mode.DIRECTE);
    }

    private Optional<Structure> structure() {
        return who instanceof Identity.Professional professional
                ? professional.practice().structure()
                : Optional.of(((Identity.Institution) who).structure());
    }

    private String roles() {
        if (!(who instanceof Identity.Professional professional)) {
            return "";
        }
        var practice = professional.practice();
        return code("Role", practice.profession(), CodeSystems.PROFESSION)
                + practice.specialty()
                        .map(code -> code("Role", code, CodeSystems.QUALIFICATION))
                        .orElse("")
                + practice.section()
                        .map(code -> code("Role", code, CodeSystems.PHARMACIST_SECTION))
                        .orElse("");
    }

    private static String code(String element, String code, String system) {
        return "<%s xmlns=\"urn:hl7-org:v3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CE\" code=\"%s\" codeSystem=\"%s\"/>"
                .formatted(element, escaped(code), system);
    }

    private void sign(Element assertion) throws XMLSecurityException {
        assertion.setIdAttribute("ID", true);
        var document = assertion.getOwnerDocument();
        var signature = new XMLSignature(document, "", RSA_SHA256, EXCLUSIVE);
        var subject = assertion.getElementsByTagNameNS(SAML, "Subject").item(0);
        assertion.insertBefore(signature.getElement(), subject);
        var transforms = new Transforms(document);
        transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
        transforms.addTransform(EXCLUSIVE);
        signature.addDocument("#" + assertion.getAttribute("ID"), transforms, SHA256);
        signature.addKeyInfo(signer.certificate());
        signature.sign(signer.key());
    }

    private static org.w3c.dom.Document parsed(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String written(org.w3c.dom.Document document) throws Exception {
        var text = new StringWriter();
        var transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
