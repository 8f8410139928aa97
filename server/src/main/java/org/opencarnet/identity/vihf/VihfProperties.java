package org.opencarnet.identity.vihf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose VIHF are accepted.
 *
 * @param trustedCertificates Files of certificates (PEM or DER): the roots that are trusted, and those between them and the signers. Without one, nobody is known over SOAP.
 * @param revocationLists Files of certificate revocation lists (PEM or DER); they are read anew when they change.
 * @param audience Names of this server; a VIHF that is restricted to an audience must name one.
 * @param clockSkew By how much the issuer's clock may differ from this server's.
 * @param longestLife How long a VIHF is accepted after it was issued, whatever it says itself.
 */
@Validated
@ConfigurationProperties("carnet.vihf")
record VihfProperties(
        @DefaultValue List<String> trustedCertificates,
        @DefaultValue List<String> revocationLists,
        @DefaultValue("carnet") Set<String> audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("10m") Duration longestLife) {

    TrustFiles.Places places() {
        return new TrustFiles.Places(paths(trustedCertificates), paths(revocationLists));
    }

    Vihfs.Terms terms() {
        return new Vihfs.Terms(clockSkew, longestLife, Set.copyOf(audience));
    }

    private static List<Path> paths(List<String> names) {
        return names.stream().map(Path::of).toList();
    }
}
