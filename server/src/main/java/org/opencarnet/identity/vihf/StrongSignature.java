package org.opencarnet.identity.vihf;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.Reference;
import org.apache.xml.security.signature.XMLSignature;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;
import org.w3c.dom.DOMException;
import org.w3c.dom.Element;

/** What is asked of every XML signature, whatever it signs: strong algorithms, and one certificate of the signer, which stands in it. */
record StrongSignature(XMLSignature signature) {

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
    private static final int MOST_CERTIFICATES = 10;

    static {
        org.apache.xml.security.Init.init();
    }

    /** The signature in this element; everything that it points at is in the same document. */
    static StrongSignature in(Element element) throws XMLSecurityException {
        try {
            return new StrongSignature(new XMLSignature(element, "", true));
        } catch (DOMException referringToNothing) {
            throw new FlawedVihf(Flaw.SIGNATURE);
        }
    }

    /** Passes one that was made, and canonicalized, by means of which none is weak. */
    void algorithms(Set<String> canonicalizations) throws XMLSecurityException {
        var info = signature.getSignedInfo();
        if (!SIGNATURES.contains(info.getSignatureMethodURI())) {
            throw new FlawedVihf(Flaw.ALGORITHM, String.valueOf(info.getSignatureMethodURI()));
        }
        if (!canonicalizations.contains(info.getCanonicalizationMethodURI())) {
            throw new FlawedVihf(Flaw.ALGORITHM, info.getCanonicalizationMethodURI());
        }
    }

    /** Passes a reference whose digest is not weak. */
    static void digest(Reference reference) throws XMLSecurityException {
        var digest = reference.getMessageDigestAlgorithm().getAlgorithmURI();
        if (!DIGESTS.contains(digest)) {
            throw new FlawedVihf(Flaw.ALGORITHM, digest);
        }
    }

    /** The certificate stands in the message; nothing is fetched, and nothing else is looked at. */
    X509Certificate signer() throws XMLSecurityException {
        var info = signature.getKeyInfo();
        if (info == null) {
            throw new FlawedVihf(Flaw.SIGNATURE, "KeyInfo");
        }
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
        return strong(certificate);
    }

    /** The certificates that stand in it, a few at most: the signer's, and perhaps those that lead to it. Nothing else is looked at. */
    List<X509Certificate> certificates() throws XMLSecurityException {
        var info = signature.getKeyInfo();
        return info == null
                ? List.of()
                : Xml.children(info.getElement(), Saml.SIGNATURE, "X509Data").stream()
                        .flatMap(data -> Xml.children(data, Saml.SIGNATURE, "X509Certificate").stream())
                        .limit(MOST_CERTIFICATES)
                        .map(StrongSignature::certificate)
                        .toList();
    }

    private static X509Certificate certificate(Element element) {
        try {
            var bytes = Base64.getMimeDecoder().decode(SignedParts.text(element));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException malformed) {
            throw new FlawedVihf(Flaw.CERTIFICATE);
        }
    }

    /** Passes a certificate whose key is not weak. */
    static X509Certificate strong(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() < SHORTEST_RSA) {
            throw new FlawedVihf(Flaw.ALGORITHM, "RSA " + key.getModulus().bitLength());
        }
        return certificate;
    }

    /** Passes what this certificate signed, down to the digests of all that is referred to. */
    void by(X509Certificate signer) throws XMLSecurityException {
        if (!signature.checkSignatureValue(signer)) {
            throw new FlawedVihf(Flaw.SIGNATURE);
        }
    }
}
