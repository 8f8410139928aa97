package org.opencarnet.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.validation.annotation.Validated;

/**
 * Whose access tokens are accepted.
 *
 * @param issuer The issuer of access tokens, exactly as their iss claim has it.
 * @param jwkSetUri Where the issuer publishes its public keys (JWK Set).
 * @param audience Names of this server; the aud claim of a token must hold one of them.
 * @param algorithms Accepted signature algorithms, asymmetric ones only.
 * @param clockSkew By how much the issuer's clock may differ from this server's.
 * @param corsOrigins Origins of web applications that may call from a browser; none by default.
 */
@Validated
@ConfigurationProperties("carnet.identity")
record Trust(
        @NotBlank String issuer,
        @NotNull URI jwkSetUri,
        @NotEmpty @DefaultValue("carnet") Set<String> audience,
        @NotEmpty @DefaultValue({"RS256", "PS256", "ES256"}) Set<SignatureAlgorithm> algorithms,
        @NotNull @DefaultValue("30s") Duration clockSkew,
        @DefaultValue Set<String> corsOrigins) {

    Trust {
        audience = Set.copyOf(audience);
        algorithms = Set.copyOf(algorithms);
        corsOrigins = Set.copyOf(corsOrigins);
    }
}
