package org.opencarnet.demo.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.opencarnet.demo.people.Identity;

/**
 * Strikes access tokens with a key of its own, made at each start. Times are the system's, never the demo clock's: tokens
 * keep working whatever the shift.
 */
final class Mint {

    /** How long a token lives. */
    static final Duration LIFE = Duration.ofHours(1);

    /** For whom the access tokens are. */
    static final String AUDIENCE = "carnet";

    private final String issuer;
    private final RSAKey key;
    private final RSASSASigner signer;

    /** A mint whose tokens bear that issuer. */
    Mint(String issuer) {
        this.issuer = issuer;
        try {
            this.key = new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            this.signer = new RSASSASigner(key);
        } catch (JOSEException unavailable) {
            throw new IllegalStateException("RSA is not available", unavailable);
        }
    }

    /** The issuer of every token. */
    String issuer() {
        return issuer;
    }

    /** The key pair, for the authorization server to sign with and to publish. */
    RSAKey key() {
        return key;
    }

    /** A signed access token for that identity. */
    String accessToken(Identity identity) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(Claims.subject(identity))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("client_id", "carnet-demo-script")
                .claim("scope", "openid scope_all");
        Claims.of(identity).forEach(claims::claim);
        SignedJWT token = new SignedJWT(header(), claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException unsigned) {
            throw new IllegalStateException("The token cannot be signed", unsigned);
        }
        return token.serialize();
    }

    private JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
    }
}
