package org.opencarnet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencarnet.SetClock;
import org.opencarnet.identity.testing.Issuer;

class IssuerKeysTest {

    private final Issuer issuer = new Issuer();
    private final SetClock clock = new SetClock(Instant.parse("2026-03-10T08:00:00Z"));
    private final IssuerKeys keys = new IssuerKeys(issuer.keys(), clock);

    @AfterEach
    void close() {
        issuer.close();
    }

    private List<JWK> named(String kid) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(kid).build()), null);
    }

    @Test
    void fetchesOnceForManyTokens() throws KeySourceException {
        for (var i = 0; i < 50; i++) {
            assertThat(named(issuer.key().getKeyID())).hasSize(1);
        }

        assertThat(issuer.asked()).isEqualTo(1);
    }

    @Test
    void findsAKeyThatTheIssuerHasJustChangedTo() throws KeySourceException {
        named(issuer.key().getKeyID());
        issuer.changeKey();
        clock.moveOn(IssuerKeys.PAUSE);

        assertThat(named(issuer.key().getKeyID())).hasSize(1);
    }

    @Test
    void unknownKeysDoNotMakeItFetchAgainAndAgain() throws KeySourceException {
        named(issuer.key().getKeyID());
        clock.moveOn(IssuerKeys.PAUSE);
        for (var i = 0; i < 50; i++) {
            assertThat(named("unknown-" + i)).isEmpty();
        }

        assertThat(issuer.asked()).isEqualTo(2);
    }

    @Test
    void forgetsAKeyThatTheIssuerTookBack() throws KeySourceException {
        var old = issuer.key().getKeyID();
        named(old);
        issuer.changeKey();
        clock.moveOn(IssuerKeys.FRESH);

        assertThat(named(old)).isEmpty();
    }

    @Test
    void goesOnWithKnownKeysWhileTheIssuerIsOutOfReachButNotForEver() throws KeySourceException {
        var kid = issuer.key().getKeyID();
        named(kid);
        issuer.fallIll(true);

        clock.moveOn(IssuerKeys.FRESH);
        assertThat(named(kid)).hasSize(1);

        clock.moveOn(IssuerKeys.KEPT);
        assertThatExceptionOfType(RemoteKeySourceException.class).isThrownBy(() -> named(kid));
    }

    @Test
    void saysWhenItNeverHadAnyKeyAndRecovers() throws KeySourceException {
        issuer.fallIll(true);
        assertThatExceptionOfType(RemoteKeySourceException.class).isThrownBy(() -> named("any"));
        assertThatExceptionOfType(RemoteKeySourceException.class).isThrownBy(() -> named("any"));

        issuer.fallIll(false);
        clock.moveOn(IssuerKeys.PAUSE);
        assertThat(named(issuer.key().getKeyID())).hasSize(1);
        assertThat(issuer.asked()).isEqualTo(2);
    }
}
