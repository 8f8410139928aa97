package org.opencarnet.identity.vihf;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.Reference;
import org.apache.xml.security.signature.XMLSignature;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;
import org.w3c.dom.Element;

/**
 * Verifies the one signature of an assertion (XML Signature 1.1, enveloped, by an X.509 certificate in KeyInfo) and hands on nothing
 * but the very bytes that it covers, parsed anew: what no signature covered cannot be read by mistake.
 */
final class SignedAssertion {

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final List<String> TRANSFORMS = List.of(Saml.SIGNATURE + "enveloped-signature", EXCLUSIVE);
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final Set<String> SIGNATURES = Set.of(
            MORE + "rsa-sha256",
            MORE + "rsa-sha384",
            MORE + "rsa-sha512",
            MORE + "ecdsa-sha256",
            MORE + "ecdsa-sha384",
            MORE + "ecdsa-sha512",
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1");
    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256", MORE + "sha384", "http://www.w3.org/2001/04/xmlenc#sha512");
    private static final int SHORTEST_RSA = 2048;

    static {
        org.apache.xml.security.Init.init();
    }

    private final Element assertion;
    private final XMLSignature signature;

    /** What was signed, and by whom; whether that certificate may be believed is another question. */
    record Proven(Element assertion, X509Certificate signer) {}

    private SignedAssertion(Element assertion, XMLSignature signature) {
        this.assertion = assertion;
        this.signature = signature;
    }

    /** The assertion as it was signed; throws {@link FlawedVihf} where it was not, or by other means than these. */
    static Proven verified(Element assertion) {
        var signature = Xml.child(assertion, Saml.SIGNATURE, "Signature")
                .orElseThrow(() -> new FlawedVihf(Flaw.SIGNATURE, "none"));
        try {
            assertion.setIdAttribute("ID", true);
            return new SignedAssertion(assertion, new XMLSignature(signature, "", true)).verified();
        } catch (XMLSecurityException | IOException broken) {
            throw new FlawedVihf(Flaw.SIGNATURE);
        }
    }

    private Proven verified() throws XMLSecurityException, IOException {
        parts();
        algorithms();
        var reference = reference();
        var signer = signer();
        if (!signature.checkSignatureValue(signer)) {
            throw new FlawedVihf(Flaw.SIGNATURE);
        }
        var covered = reference.getContentsAfterTransformation().getBytes();
        return new Proven(Xml.parse(covered).getDocumentElement(), signer);
    }

    /** SignedInfo, SignatureValue, KeyInfo, and no Object in which another assertion could travel. */
    private void parts() {
        var names = Xml.children(signature.getElement()).stream()
                .map(Element::getLocalName)
                .toList();
        if (!names.equals(List.of("SignedInfo", "SignatureValue", "KeyInfo"))) {
            throw new FlawedVihf(Flaw.SIGNATURE, String.join(",", names));
        }
    }

    private void algorithms() throws XMLSecurityException {
        var info = signature.getSignedInfo();
        if (!SIGNATURES.contains(info.getSignatureMethodURI())) {
            throw new FlawedVihf(Flaw.ALGORITHM, String.valueOf(info.getSignatureMethodURI()));
        }
        if (!EXCLUSIVE.equals(info.getCanonicalizationMethodURI())) {
            throw new FlawedVihf(Flaw.ALGORITHM, info.getCanonicalizationMethodURI());
        }
    }

    /** The one reference: to the assertion itself, by its ID, through the two transforms and no other. */
    private Reference reference() throws XMLSecurityException {
        var info = signature.getSignedInfo();
        if (info.getLength() != 1) {
            throw new FlawedVihf(Flaw.SIGNATURE, info.getLength() + " references");
        }
        var reference = info.item(0);
        if (!("#" + assertion.getAttribute("ID")).equals(reference.getURI())) {
            throw new FlawedVihf(Flaw.SIGNATURE, "URI");
        }
        var digest = reference.getMessageDigestAlgorithm().getAlgorithmURI();
        if (!DIGESTS.contains(digest)) {
            throw new FlawedVihf(Flaw.ALGORITHM, digest);
        }
        var transforms = reference.getTransforms();
        for (var i = 0; i < TRANSFORMS.size(); i++) {
            if (transforms == null
                    || transforms.getLength() != TRANSFORMS.size()
                    || !TRANSFORMS.get(i).equals(transforms.item(i).getURI())) {
                throw new FlawedVihf(Flaw.ALGORITHM, "Transforms");
            }
        }
        return reference;
    }

    /** The certificate stands in the message; nothing is fetched, and nothing else is looked at. */
    private X509Certificate signer() throws XMLSecurityException {
        var info = signature.getKeyInfo();
        var data = Xml.children(info.getElement());
        if (data.size() != 1
                || !Xml.is(data.get(0), Saml.SIGNATURE, "X509Data")
                || Xml.children(data.get(0), Saml.SIGNATURE, "X509Certificate").size() != 1) {
            throw new FlawedVihf(Flaw.SIGNATURE, "KeyInfo");
        }
        var certificate = info.getX509Certificate();
        if (certificate == null) {
            throw new FlawedVihf(Flaw.SIGNATURE, "X509Certificate");
        }
        if (certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() < SHORTEST_RSA) {
            throw new FlawedVihf(Flaw.ALGORITHM, "RSA " + key.getModulus().bitLength());
        }
        return certificate;
    }
}
