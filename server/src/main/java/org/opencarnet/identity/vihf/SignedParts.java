package org.opencarnet.identity.vihf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;
import org.w3c.dom.Element;

/** Reads what a signature document says under its signature: the manifest (XML Signature) and the signed properties (XAdES). Digests are in hexadecimal. */
final class SignedParts {

    private static final Set<String> XADES =
            Set.of("http://uri.etsi.org/01903/v1.3.2#", "http://uri.etsi.org/01903/v1.1.1#");
    private static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private SignedParts() {}

    /** The SHA-256 of the signer's certificate, which stands first where there are several. */
    static String certificate(Element properties) {
        var xades = String.valueOf(properties.getNamespaceURI());
        must(XADES.contains(xades) && Xml.is(properties, xades, "SignedProperties"), Flaw.SIGNATURE);
        var digest = Xml.child(properties, xades, "SignedSignatureProperties")
                .flatMap(one -> Xml.child(one, xades, "SigningCertificateV2")
                        .or(() -> Xml.child(one, xades, "SigningCertificate")))
                .flatMap(one -> Xml.child(one, xades, "Cert"))
                .flatMap(one -> Xml.child(one, xades, "CertDigest"))
                .orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_MISSING));
        must(SHA_256.equals(method(digest)), Flaw.ALGORITHM);
        return value(digest);
    }

    static String sha256(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The digest of each thing that a manifest names; empty where it is zero. */
    static Map<String, String> manifest(Element manifest) {
        must(Xml.is(manifest, Saml.SIGNATURE, "Manifest"), Flaw.SIGNATURE);
        var digests = new LinkedHashMap<String, String>();
        for (var reference : Xml.children(manifest)) {
            must(Xml.is(reference, Saml.SIGNATURE, "Reference"), Flaw.SIGNATURE);
            var name = Xml.attribute(reference, "URI").orElseThrow(() -> new FlawedVihf(Flaw.CLAIM_MISSING));
            must(digests.put(name, digest(reference)) == null, Flaw.SEVERAL);
        }
        return Map.copyOf(digests);
    }

    /** Of bytes as they are, of which SHA-256 is what we know. A submission set has none: its digest is zero, by whatever algorithm (5.5.3.1). */
    private static String digest(Element reference) {
        var value = value(reference);
        if (value.matches("(00)*")) {
            return "";
        }
        must(Xml.child(reference, Saml.SIGNATURE, "Transforms").isEmpty(), Flaw.ALGORITHM);
        must(SHA_256.equals(method(reference)), Flaw.ALGORITHM);
        return value;
    }

    private static String method(Element of) {
        return child(of, "DigestMethod")
                .flatMap(method -> Xml.attribute(method, "Algorithm"))
                .orElse("");
    }

    /** A zero may be written as a figure. */
    private static String value(Element of) {
        var text = child(of, "DigestValue").map(SignedParts::text).orElse("");
        return text.equals("0")
                ? ""
                : HexFormat.of().formatHex(Base64.getMimeDecoder().decode(text));
    }

    /** XAdES 1.1.1 has names of its own for what XML Signature has. */
    private static Optional<Element> child(Element of, String name) {
        return Xml.child(of, Saml.SIGNATURE, name).or(() -> Xml.child(of, String.valueOf(of.getNamespaceURI()), name));
    }

    /** Of what holds nothing but text, however deep elements in it could be. */
    static String text(Element element) {
        must(Xml.children(element).isEmpty(), Flaw.UNREADABLE);
        return Xml.text(element);
    }

    private static void must(boolean holds, Flaw otherwise) {
        SignatureDocuments.must(holds, otherwise);
    }
}
