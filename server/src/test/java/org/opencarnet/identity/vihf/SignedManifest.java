package org.opencarnet.identity.vihf;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A signature document (XAdES, IHE DSG) as software of professionals writes it; parts of it can be written otherwise. */
public final class SignedManifest {

    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String PARTS = """
            <ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Manifest Id="manifest">%s</ds:Manifest>\
            <xades:QualifyingProperties xmlns:xades="%s" Target="#signature">\
            <xades:SignedProperties Id="properties"><xades:SignedSignatureProperties><xades:SigningTime>2026-06-15T08:30:00Z</xades:SigningTime>\
            <xades:SigningCertificate><xades:Cert><xades:CertDigest>%s</xades:CertDigest></xades:Cert></xades:SigningCertificate>\
            </xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties></ds:Object>""";

    private final TestAuthority.Holder signer;
    private final StringBuilder references = new StringBuilder();
    private final List<X509Certificate> beside = new ArrayList<>();
    private String algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private String digest = SHA256;
    private String canonicalization = "http://www.w3.org/2006/12/xml-c14n11#WithComments";
    private boolean transformed = true;
    private String xades = "http://uri.etsi.org/01903/v1.3.2#";
    private TestAuthority.Holder named;
    private UnaryOperator<String> parts = text -> text;

    static {
        org.apache.xml.security.Init.init();
    }

    public SignedManifest(TestAuthority.Holder signer) {
        this.signer = signer;
        this.named = signer;
    }

    /** With a document, by its uniqueId. */
    public SignedManifest of(String uniqueId, byte[] document) {
        references.append("<ds:Reference URI=\"urn:oid:%s\">%s</ds:Reference>".formatted(uniqueId, digested(document)));
        return this;
    }

    /** With a submission set, by its uniqueId: its digest is this zero. */
    public SignedManifest ofSet(String uniqueId, String zero) {
        references.append(
                ("<ds:Reference URI=\"urn:oid:%s\"><ds:DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\"/>"
                                + "<ds:DigestValue>%s</ds:DigestValue></ds:Reference>")
                        .formatted(uniqueId, zero));
        return this;
    }

    SignedManifest by(String signatureAlgorithm, String digestAlgorithm) {
        this.algorithm = signatureAlgorithm;
        this.digest = digestAlgorithm;
        return this;
    }

    /** As whose it is signed, whoever does it. */
    SignedManifest as(TestAuthority.Holder other) {
        this.named = other;
        return this;
    }

    /** With this certificate before that of the signer. */
    SignedManifest beside(X509Certificate certificate) {
        beside.add(certificate);
        return this;
    }

    SignedManifest canonicalized(String by) {
        this.canonicalization = by;
        return this;
    }

    /** Where nothing says how what is referred to is canonicalized. */
    SignedManifest untransformed() {
        this.transformed = false;
        return this;
    }

    /** In the names of XAdES 1.1.1. */
    SignedManifest inTheOldNames() {
        this.xades = "http://uri.etsi.org/01903/v1.1.1#";
        return this;
    }

    /** With the manifest and the signed properties changed before they are signed. */
    SignedManifest with(UnaryOperator<String> change) {
        this.parts = change;
        return this;
    }

    /** The document. */
    public byte[] bytes() {
        try {
            var object = object();
            var document = object.getOwnerDocument();
            var signature = new XMLSignature(document, "", algorithm, canonicalization);
            signature.setId("signature");
            document.replaceChild(signature.getElement(), object);
            signature.getElement().appendChild(object);
            refer(signature, object, "manifest", "http://www.w3.org/2000/09/xmldsig#Manifest");
            refer(signature, object, "properties", type());
            for (var one : beside) {
                signature.addKeyInfo(one);
            }
            signature.addKeyInfo(signer.certificate());
            signature.sign(signer.key());
            var out = new ByteArrayOutputStream();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String type() {
        return (xades.contains("v1.3.2") ? "http://uri.etsi.org/01903#" : xades) + "SignedProperties";
    }

    private Element object() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var certificate = digested(named.certificate().getEncoded());
        var text = parts.apply(PARTS.formatted(
                references,
                xades,
                xades.contains("v1.1.1")
                        ? certificate.replace("http://www.w3.org/2000/09/xmldsig#", xades)
                        : certificate));
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private void refer(XMLSignature signature, Element object, String id, String type) throws Exception {
        Xml.all(object)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> id.equals(element.getAttribute("Id")))
                .forEach(element -> element.setIdAttribute("Id", true));
        if (!transformed) {
            signature.addDocument("#" + id, null, digest, null, type);
            return;
        }
        var transforms = new Transforms(object.getOwnerDocument());
        transforms.addTransform(canonicalization);
        signature.addDocument("#" + id, transforms, digest, null, type);
    }

    private static String digested(byte[] bytes) {
        try {
            var value = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "<ds:DigestMethod xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Algorithm=\"" + SHA256
                    + "\"/><ds:DigestValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">"
                    + Base64.getEncoder().encodeToString(value) + "</ds:DigestValue>";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
