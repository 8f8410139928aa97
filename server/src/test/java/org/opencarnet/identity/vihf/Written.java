package org.opencarnet.identity.vihf;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A SOAP header with a VIHF, as software of professionals writes it; every part of it can be written otherwise. */
public final class Written {

    static {
        org.apache.xml.security.Init.init();
    }

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final TestAuthority.Holder signer;
    private String id = "_" + java.util.UUID.randomUUID();
    private String issuer;
    private String subject = "899700367917";
    private Instant issued;
    private Optional<Instant> notBefore = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private String algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private String digest = SHA256;

    public Written(TestAuthority.Holder signer, Instant now) {
        this.signer = signer;
        this.issuer = signer.certificate().getSubjectX500Principal().getName();
        this.issued = now;
        with("VIHF_Version", "3.0");
        with("Authentification_Mode", "DIRECTE");
        with("Ressource_URN", "urn:dmp");
        with("Identifiant_Structure", "10B0152872");
        with("urn:oasis:names:tc:xspa:1.0:subject:subject-id", "Claire MARTIN");
        with("urn:oasis:names:tc:xacml:2.0:resource:resource-id", "279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH");
        with("urn:oasis:names:tc:xacml:2.0:subject:role", code("Role", "10", "1.2.250.1.71.1.2.7"));
        with(
                "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse",
                code("PurposeOfUse", "normal", "1.2.250.1.213.1.1.4.248"));
    }

    public static String code(String element, String code, String system) {
        return "<%s xmlns=\"urn:hl7-org:v3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CE\" code=\"%s\" codeSystem=\"%s\"/>"
                .formatted(element, code, system);
    }

    /** An attribute with this value; without it where the value is empty. */
    public Written with(String name, String value) {
        attributes.put(name, value);
        if (value.isEmpty()) {
            attributes.remove(name);
        }
        return this;
    }

    public Written id(String value) {
        this.id = value;
        return this;
    }

    public Written issuer(String value) {
        this.issuer = value;
        return this;
    }

    public Written subject(String value) {
        this.subject = value;
        return this;
    }

    public Written issued(Instant value) {
        this.issued = value;
        return this;
    }

    public Written valid(Instant from, Instant to) {
        this.notBefore = Optional.of(from);
        this.until = Optional.of(to);
        return this;
    }

    public Written by(String signatureAlgorithm, String digestAlgorithm) {
        this.algorithm = signatureAlgorithm;
        this.digest = digestAlgorithm;
        return this;
    }

    /** The header with the signed assertion. */
    Element header() {
        var header = unsigned();
        sign(assertion(header), signer);
        return header;
    }

    /** As above, as text: {@code wsse:Security}. */
    public String security() {
        return security(header());
    }

    /** What a header holds, as text. */
    static String security(Element header) {
        try {
            var text = new StringWriter();
            var transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(Xml.children(header).get(0)), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    Element unsigned() {
        return parsed(envelope()).getDocumentElement();
    }

    /** The assertion of a header. */
    static Element assertion(Element header) {
        return (Element)
                header.getElementsByTagNameNS(Saml.ASSERTION, "Assertion").item(0);
    }

    private String envelope() {
        return """
                <soap:Header xmlns:soap="%s"><wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">%s</wsse:Security></soap:Header>""".formatted(SOAP, assertion());
    }

    String assertion() {
        var conditions = notBefore
                .map(from ->
                        "<saml2:Conditions NotBefore=\"%s\" NotOnOrAfter=\"%s\"/>".formatted(from, until.orElseThrow()))
                .orElse("");
        return """
                <saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="%s" Version="2.0" IssueInstant="%s">\
                <saml2:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">%s</saml2:Issuer>\
                <saml2:Subject><saml2:NameID>%s</saml2:NameID></saml2:Subject>%s\
                <saml2:AuthnStatement AuthnInstant="%s"><saml2:AuthnContext><saml2:AuthnContextClassRef>\
                urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>\
                <saml2:AttributeStatement>%s</saml2:AttributeStatement></saml2:Assertion>""".formatted(id, issued, issuer.replace("&", "&amp;"), subject, conditions, issued, statements());
    }

    private String statements() {
        return attributes.entrySet().stream()
                .map(one ->
                        "<saml2:Attribute Name=\"%s\"><saml2:AttributeValue>%s</saml2:AttributeValue></saml2:Attribute>"
                                .formatted(
                                        one.getKey(),
                                        one.getValue().startsWith("<")
                                                ? one.getValue()
                                                : one.getValue().replace("&", "&amp;")))
                .collect(Collectors.joining());
    }

    /** Signs as the standard asks: enveloped, after the Issuer. */
    void sign(Element assertion, TestAuthority.Holder holder) {
        try {
            assertion.setIdAttribute("ID", true);
            var signature = new XMLSignature(assertion.getOwnerDocument(), "", algorithm, EXCLUSIVE);
            assertion.insertBefore(
                    signature.getElement(), Xml.children(assertion).get(1));
            var transforms = new Transforms(assertion.getOwnerDocument());
            transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
            transforms.addTransform(EXCLUSIVE);
            signature.addDocument("#" + assertion.getAttribute("ID"), transforms, digest);
            signature.addKeyInfo(holder.certificate());
            signature.sign(holder.key());
        } catch (XMLSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Document parsed(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
