package org.opencarnet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opencarnet.SetClock;
import org.opencarnet.identity.testing.Issuer;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

class ProofsTest {

    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Issuer issuer = Issuer.shared();
    private final List<JWK> keys = new ArrayList<>(List.of(issuer.key().toPublicJWK()));
    private final SetClock clock = new SetClock(Instant.now());
    private final Proofs proofs = new Proofs(tokens(), clock);
    private int fetched;

    private AccessTokens tokens() {
        var trust = new Trust(
                issuer.name(),
                URI.create("http://127.0.0.1:1"),
                Set.of("carnet"),
                Set.of(SignatureAlgorithm.RS256),
                SKEW,
                Set.of());
        JWKSource<SecurityContext> source = this::select;
        return new AccessTokens(trust, source, clock);
    }

    private List<JWK> select(JWKSelector selector, @Nullable SecurityContext context) {
        fetched++;
        return keys;
    }

    private String token(Instant end) {
        return issuer.sign(issuer.claims(Map.of("carnet_kind", "enrolment", "name", "Service"))
                .expirationTime(Date.from(end))
                .build());
    }

    private Flaw flaw(String token) {
        return catchThrowableOfType(FlawedCredential.class, () -> proofs.of(token))
                .unproven()
                .flaw();
    }

    @Test
    void aTokenProvesItselfOnceAMinute() {
        var token = token(clock.instant().plusSeconds(3600));

        var first = proofs.of(token);

        clock.moveOn(Proofs.REMEMBERED.minusMillis(1));
        assertThat(proofs.of(token)).isSameAs(first);
        assertThat(fetched).isEqualTo(1);
        clock.moveOn(Duration.ofMillis(1));
        assertThat(proofs.of(token)).isEqualTo(first);
        assertThat(fetched).isEqualTo(2);
    }

    @Test
    void aKeyThatIsTakenBackIsBelievedNoLongerThanThat() {
        var token = token(clock.instant().plusSeconds(3600));
        proofs.of(token);
        keys.clear();

        clock.moveOn(Proofs.REMEMBERED);

        assertThat(flaw(token)).isEqualTo(Flaw.SIGNATURE);
    }

    @Test
    void aTokenExpiresWhetherItIsRememberedOrNot() {
        var token = token(clock.instant().plusSeconds(10));
        proofs.of(token);

        clock.moveOn(Duration.ofSeconds(10).plus(SKEW));

        assertThat(flaw(token)).isEqualTo(Flaw.EXPIRED);
    }

    @Test
    void anotherTokenOfTheSameSignatureIsNotTheSame() {
        var token = token(clock.instant().plusSeconds(3600));
        var other = token(clock.instant().plusSeconds(7200));
        proofs.of(token);

        var forged = other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));

        assertThat(flaw(forged)).isEqualTo(Flaw.SIGNATURE);
        assertThat(flaw(forged)).as("asked again").isEqualTo(Flaw.SIGNATURE);
    }

    @Test
    void whomNobodyCanIdentifyIsNotRemembered() {
        var token = issuer.sign(issuer.claims(Map.of("carnet_kind", "nobody")).build());

        assertThat(flaw(token)).isEqualTo(flaw(token));
        assertThat(fetched).isEqualTo(2);
    }
}
