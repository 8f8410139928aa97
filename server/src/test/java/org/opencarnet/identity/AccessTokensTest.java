package org.opencarnet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.testing.Issuer;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

class AccessTokensTest {

    private static final Instant NOW = Instant.now();
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Issuer issuer = Issuer.shared();
    private final RSAKey key = issuer.key();
    private final AccessTokens tokens = tokens(new JWKSet(key.toPublicJWK()));

    private AccessTokens tokens(JWKSet keys) {
        var trust = new Trust(
                issuer.name(),
                URI.create("http://127.0.0.1:1"),
                Set.of("carnet", "dossier"),
                Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256),
                SKEW,
                Set.of());
        return new AccessTokens(trust, new ImmutableJWKSet<>(keys), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private String spoiled(UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.sign(change.apply(issuer.claims(Map.of())).build());
    }

    private Unproven refused(String token) {
        return catchThrowableOfType(FlawedCredential.class, () -> tokens.prove(token))
                .unproven();
    }

    private Flaw flaw(String token) {
        return refused(token).flaw();
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm);
    }

    @Test
    void provesATokenOfTheIssuer() {
        var claims = tokens.prove(issuer.token(Map.of("carnet_kind", "enrolment")));

        assertThat(claims.getClaim("carnet_kind")).isEqualTo("enrolment");
    }

    @Test
    void provesATokenForSeveralAudiencesOneOfWhichIsUs() {
        var token = spoiled(claims -> claims.audience(List.of("other", "dossier")));

        assertThat(tokens.prove(token).getAudience()).contains("dossier");
    }

    @Test
    void provesATokenSignedOnACurve() throws JOSEException {
        var curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        var token = new SignedJWT(
                header(JWSAlgorithm.ES256).keyID("curve").build(),
                issuer.claims(Map.of()).build());
        token.sign(new ECDSASigner(curve));

        assertThat(tokens(new JWKSet(curve.toPublicJWK())).prove(token.serialize()))
                .isNotNull();
    }

    @Test
    void refusesATokenWithoutSignature() {
        var token = new PlainJWT(issuer.claims(Map.of()).build()).serialize();

        assertThat(flaw(token)).isEqualTo(Flaw.ALGORITHM);
    }

    @Test
    void refusesTheIssuersPublicKeyAsASharedSecret() throws JOSEException {
        var token = new SignedJWT(
                header(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
                issuer.claims(Map.of()).build());
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

        assertThat(refused(token.serialize())).isEqualTo(new Unproven(Flaw.ALGORITHM, "HS256"));
    }

    @Test
    void refusesAnAlgorithmThatIsNotListed() {
        var token = issuer.sign(
                header(JWSAlgorithm.RS512).keyID(key.getKeyID()).build(),
                issuer.claims(Map.of()).build());

        assertThat(refused(token)).isEqualTo(new Unproven(Flaw.ALGORITHM, "RS512"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "' OR 1=1 --", "unknown", "\u0000"})
    void refusesAKeyIdThatIsNotTheIssuers(String kid) {
        var token = issuer.sign(
                header(JWSAlgorithm.RS256).keyID(kid).build(),
                issuer.claims(Map.of()).build());

        assertThat(flaw(token)).isEqualTo(Flaw.SIGNATURE);
    }

    @Test
    void refusesASignatureByAnotherKeyUnderOurKeyId() throws JOSEException {
        var other = Issuer.newKey();
        var token = new SignedJWT(
                header(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                issuer.claims(Map.of()).build());
        token.sign(new RSASSASigner(other));

        assertThat(flaw(token.serialize())).isEqualTo(Flaw.SIGNATURE);
    }

    @Test
    void ignoresKeysThatTheHeaderBringsAlongOrPointsTo() throws JOSEException {
        var other = Issuer.newKey();
        var nowhere = URI.create("http://127.0.0.1:1/keys");
        var token = new SignedJWT(
                header(JWSAlgorithm.RS256)
                        .keyID(other.getKeyID())
                        .jwk(other.toPublicJWK())
                        .jwkURL(nowhere)
                        .x509CertURL(nowhere)
                        .build(),
                issuer.claims(Map.of()).build());
        token.sign(new RSASSASigner(other));

        assertThat(flaw(token.serialize())).isEqualTo(Flaw.SIGNATURE);
    }

    @Test
    void refusesAnotherIssuer() {
        assertThat(flaw(spoiled(claims -> claims.issuer("https://elsewhere.test"))))
                .isEqualTo(Flaw.ISSUER);
        assertThat(flaw(spoiled(claims -> claims.issuer(issuer.name() + "/")))).isEqualTo(Flaw.ISSUER);
        assertThat(flaw(spoiled(claims -> claims.issuer(null)))).isEqualTo(Flaw.ISSUER);
    }

    @Test
    void refusesATokenMeantForAnotherServer() {
        assertThat(flaw(spoiled(claims -> claims.audience("carnet-portal")))).isEqualTo(Flaw.AUDIENCE);
        assertThat(flaw(spoiled(claims -> claims.audience((String) null)))).isEqualTo(Flaw.AUDIENCE);
    }

    @Test
    void refusesAnIdTokenEvenWhenItNamesUs() {
        assertThat(flaw(spoiled(claims -> claims.claim("at_hash", "x")))).isEqualTo(Flaw.NOT_FOR_ACCESS);
        assertThat(flaw(spoiled(claims -> claims.claim("typ", "ID")))).isEqualTo(Flaw.NOT_FOR_ACCESS);
    }

    @Test
    void refusesAnotherTypeOfToken() {
        var token = issuer.sign(
                header(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                issuer.claims(Map.of()).build());

        assertThat(flaw(token)).isEqualTo(Flaw.NOT_FOR_ACCESS);
    }

    @Test
    void refusesATokenBoundToAKeyOfTheClient() {
        assertThat(flaw(spoiled(claims -> claims.claim("cnf", Map.of("x5t#S256", "abc")))))
                .isEqualTo(Flaw.BOUND);
    }

    @Test
    void aTokenLivesUntilItsEndAndTheSkewAfterIt() {
        var justGood = Date.from(NOW.minus(SKEW).plusSeconds(2));
        var justOver = Date.from(NOW.minus(SKEW));

        assertThat(tokens.prove(spoiled(claims -> claims.expirationTime(justGood))))
                .isNotNull();
        assertThat(flaw(spoiled(claims -> claims.expirationTime(justOver)))).isEqualTo(Flaw.EXPIRED);
    }

    @Test
    void refusesATokenOfTheFuture() {
        var later = Date.from(NOW.plus(SKEW).plusSeconds(2));

        assertThat(flaw(spoiled(claims -> claims.notBeforeTime(later)))).isEqualTo(Flaw.NOT_YET_VALID);
        assertThat(flaw(spoiled(claims -> claims.issueTime(later)))).isEqualTo(Flaw.NOT_YET_VALID);
    }

    @Test
    void refusesATokenWithoutEnd() {
        assertThat(refused(spoiled(claims -> claims.expirationTime(null))))
                .isEqualTo(new Unproven(Flaw.CLAIM_MISSING, "exp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9.e30.", "é.è.à", "a.b.c.d.e"})
    void refusesWhatIsNoToken(String text) {
        assertThat(flaw(text)).isIn(Flaw.UNREADABLE, Flaw.SIGNATURE);
    }

    @Test
    void refusesATruncatedToken() {
        var token = issuer.token(Map.of());

        assertThat(flaw(token.substring(0, token.length() - 20))).isEqualTo(Flaw.SIGNATURE);
        assertThat(flaw(token.substring(0, token.lastIndexOf('.')))).isEqualTo(Flaw.UNREADABLE);
    }

    @Test
    void refusesAChangedPayload() {
        var one = issuer.token(Map.of("carnet_kind", "patient")).split("\\.");
        var other = issuer.token(Map.of("carnet_kind", "enrolment")).split("\\.");

        assertThat(flaw(one[0] + "." + other[1] + "." + one[2])).isEqualTo(Flaw.SIGNATURE);
    }

    @Test
    void refusesAnOversizedToken() {
        var token = issuer.token(Map.of("much", "x".repeat(AccessTokens.LONGEST)));

        assertThat(flaw(token)).isEqualTo(Flaw.TOO_LARGE);
    }

    @Test
    void refusesADeeplyNestedHeader() {
        var header = Base64URL.encode("{\"alg\":" + "[".repeat(9000));

        assertThat(flaw(header + ".e30.AAAA")).isEqualTo(Flaw.UNREADABLE);
    }
}
