package org.opencarnet.identity.vihf;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.Reference;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;
import org.opencarnet.identity.SignatureCheck;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Proves XAdES signatures as IHE DSG has them (ITI TF-3, 5.5): one signature, which refers to its own manifest, to its own signed properties and to
 * nothing outside of the document. Only what it covers is read, and nothing is fetched.
 */
final class SignatureDocuments implements SignatureCheck {

    private static final Set<String> MANIFEST = Set.of(Saml.SIGNATURE + "Manifest");
    /** That of XAdES 1.1.1 too, to which IHE DSG refers. */
    private static final Set<String> PROPERTIES =
            Set.of("http://uri.etsi.org/01903#SignedProperties", "http://uri.etsi.org/01903/v1.1.1#SignedProperties");

    private static final Set<String> CANONICALIZATIONS = Set.of(
            "http://www.w3.org/2006/12/xml-c14n11",
            "http://www.w3.org/2006/12/xml-c14n11#WithComments",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
            "http://www.w3.org/2001/10/xml-exc-c14n#",
            "http://www.w3.org/2001/10/xml-exc-c14n#WithComments");

    private final Supplier<TrustedCertificates> trusted;
    private final Clock clock;

    /** Trust is asked for at each proof. */
    SignatureDocuments(Supplier<TrustedCertificates> trusted, Clock clock) {
        this.trusted = trusted;
        this.clock = clock;
    }

    @Override
    public Proof prove(byte[] document) {
        try {
            return new Proof.Signed(digests(Xml.parse(document).getDocumentElement()));
        } catch (FlawedVihf flawed) {
            return new Proof.Flawed(flawed.flaw());
        } catch (XMLSecurityException | IOException broken) {
            return new Proof.Flawed(Flaw.SIGNATURE);
        } catch (IllegalArgumentException noXml) {
            return new Proof.Flawed(Flaw.UNREADABLE);
        }
    }

    private Map<String, String> digests(Element root) throws XMLSecurityException, IOException {
        must(Xml.is(root, Saml.SIGNATURE, "Signature"), Flaw.MISSING);
        must(Xml.all(root).filter(SignatureDocuments::isSignature).count() == 1, Flaw.SEVERAL);
        ids(root);
        var strong = StrongSignature.in(root);
        strong.algorithms(CANONICALIZATIONS);
        var references = references(strong);
        var manifest = covered(references, MANIFEST);
        var properties = covered(references, PROPERTIES);
        var signer = signer(strong, SignedParts.certificate(properties));
        trusted.get().check(signer, clock.instant());
        strong.by(signer);
        return SignedParts.manifest(manifest);
    }

    static void must(boolean holds, Flaw otherwise) {
        if (!holds) {
            throw new FlawedVihf(otherwise);
        }
    }

    private static boolean isSignature(Node node) {
        return node instanceof Element element && Xml.is(element, Saml.SIGNATURE, "Signature");
    }

    /** Each name is borne once. */
    private static void ids(Element root) {
        var known = new HashSet<String>();
        Xml.all(root)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> element.hasAttribute("Id"))
                .forEach(element -> {
                    must(known.add(element.getAttribute("Id")), Flaw.SEVERAL);
                    element.setIdAttribute("Id", true);
                });
    }

    /** What the signature refers to: parts of this very document, through no transform but canonicalization. */
    private static List<Reference> references(StrongSignature strong) throws XMLSecurityException {
        var info = strong.signature().getSignedInfo();
        var references = new ArrayList<Reference>();
        for (var i = 0; i < info.getLength(); i++) {
            var reference = info.item(i);
            StrongSignature.digest(reference);
            must(reference.getURI() != null && reference.getURI().startsWith("#"), Flaw.SIGNATURE);
            must(isPlain(reference), Flaw.ALGORITHM);
            references.add(reference);
        }
        return references;
    }

    private static boolean isPlain(Reference reference) throws XMLSecurityException {
        var transforms = reference.getTransforms();
        if (transforms == null) {
            return true;
        }
        for (var i = 0; i < transforms.getLength(); i++) {
            if (!CANONICALIZATIONS.contains(transforms.item(i).getURI())) {
                return false;
            }
        }
        return true;
    }

    /** The one part of such a type: the very bytes of which the signature has the digest, read anew. */
    private static Element covered(List<Reference> references, Set<String> types)
            throws XMLSecurityException, IOException {
        var found = references.stream()
                .filter(one -> one.getType() != null && types.contains(one.getType()))
                .toList();
        must(!found.isEmpty(), Flaw.MISSING);
        must(found.size() == 1, Flaw.SEVERAL);
        var bytes = found.get(0).getContentsAfterTransformation().getBytes();
        return Xml.parse(bytes).getDocumentElement();
    }

    /** The certificate that the signed properties name; beside it those may stand that lead to it. */
    private static X509Certificate signer(StrongSignature strong, String sha256) throws XMLSecurityException {
        var certificates = strong.certificates();
        must(!certificates.isEmpty(), Flaw.SIGNATURE);
        return certificates.stream()
                .filter(one -> SignedParts.sha256(one).equals(sha256))
                .findFirst()
                .map(StrongSignature::strong)
                .orElseThrow(() -> new FlawedVihf(Flaw.CONTRADICTION));
    }
}
