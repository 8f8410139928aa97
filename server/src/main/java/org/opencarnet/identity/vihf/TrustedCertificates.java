package org.opencarnet.identity.vihf;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;

/**
 * Believes certificates that lead to a root of the operator's (PKIX, RFC 5280), by intermediate ones of his, and that no list of his
 * has revoked. Nothing is fetched.
 *
 * @param roots self-signed
 * @param intermediates between the roots and the signers
 * @param lists certificate revocation lists; where there are none, nothing is looked up
 */
record TrustedCertificates(Set<X509Certificate> roots, Set<X509Certificate> intermediates, Collection<X509CRL> lists) {

    private static final int DIGITAL_SIGNATURE = 0;

    /** Passes a certificate that may be believed at this instant; throws what is wrong with any other. */
    void check(X509Certificate signer, Instant at) {
        var usage = signer.getKeyUsage();
        if (signer.getBasicConstraints() >= 0 || usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw new FlawedVihf(Flaw.CERTIFICATE, "KeyUsage");
        }
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters(signer, at));
        } catch (GeneralSecurityException unbelieved) {
            throw new FlawedVihf(
                    Flaw.CERTIFICATE, signer.getSubjectX500Principal().getName());
        }
    }

    private PKIXBuilderParameters parameters(X509Certificate signer, Instant at) throws GeneralSecurityException {
        var anchors = roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toUnmodifiableSet());
        var target = new X509CertSelector();
        target.setCertificate(signer);
        var parameters = new PKIXBuilderParameters(anchors, target);
        var known = new ArrayList<Object>(intermediates);
        known.add(signer);
        known.addAll(lists);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        parameters.setRevocationEnabled(!lists.isEmpty());
        parameters.setDate(Date.from(at));
        return parameters;
    }
}
