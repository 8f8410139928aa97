package org.opencarnet.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;

/** Tokens as a server sees them: verified against the published keys, then read. */
final class Tokens {

    private Tokens() {}

    /** The claims of the access token that {@code /demo/token} gives for that form. */
    static JsonNode minted(Map<String, String> form) {
        var answer = Provider.browser().post("/demo/token", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return verified(Provider.json(answer.body()).get("access_token").asText());
    }

    /** The claims of a token, whose signature is checked against the JWKS. */
    static JsonNode verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWKSet keys = JWKSet.parse(Provider.browser().get("/oauth2/jwks").body());
            var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
            assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
            assertThat(jwt.getHeader().getType()).hasToString("JWT");
            assertThat(key.isPrivate()).isFalse();
            assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
            return Provider.json(jwt.getPayload().toString());
        } catch (ParseException | JOSEException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
