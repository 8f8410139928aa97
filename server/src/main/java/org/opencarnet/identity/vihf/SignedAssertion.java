package org.opencarnet.identity.vihf;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.Reference;
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

    private final Element assertion;
    private final StrongSignature strong;

    /** What was signed, and by whom; whether that certificate may be believed is another question. */
    record Proven(Element assertion, X509Certificate signer) {}

    private SignedAssertion(Element assertion, StrongSignature strong) {
        this.assertion = assertion;
        this.strong = strong;
    }

    /** The assertion as it was signed; throws {@link FlawedVihf} where it was not, or by other means than these. */
    static Proven verified(Element assertion) {
        var signature = Xml.child(assertion, Saml.SIGNATURE, "Signature")
                .orElseThrow(() -> new FlawedVihf(Flaw.SIGNATURE, "none"));
        try {
            assertion.setIdAttribute("ID", true);
            return new SignedAssertion(assertion, StrongSignature.in(signature)).verified();
        } catch (XMLSecurityException | IOException broken) {
            throw new FlawedVihf(Flaw.SIGNATURE);
        }
    }

    private Proven verified() throws XMLSecurityException, IOException {
        parts();
        strong.algorithms(Set.of(EXCLUSIVE));
        var reference = reference();
        var signer = strong.signer();
        strong.by(signer);
        var covered = reference.getContentsAfterTransformation().getBytes();
        return new Proven(Xml.parse(covered).getDocumentElement(), signer);
    }

    /** SignedInfo, SignatureValue, KeyInfo, and no Object in which another assertion could travel. */
    private void parts() {
        var names = Xml.children(strong.signature().getElement()).stream()
                .map(Element::getLocalName)
                .toList();
        if (!names.equals(List.of("SignedInfo", "SignatureValue", "KeyInfo"))) {
            throw new FlawedVihf(Flaw.SIGNATURE, String.join(",", names));
        }
    }

    /** The one reference: to the assertion itself, by its ID, through the two transforms and no other. */
    private Reference reference() throws XMLSecurityException {
        var info = strong.signature().getSignedInfo();
        if (info.getLength() != 1) {
            throw new FlawedVihf(Flaw.SIGNATURE, info.getLength() + " references");
        }
        var reference = info.item(0);
        if (!("#" + assertion.getAttribute("ID")).equals(reference.getURI())) {
            throw new FlawedVihf(Flaw.SIGNATURE, "URI");
        }
        StrongSignature.digest(reference);
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
}
