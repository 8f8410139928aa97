package org.opencarnet.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Whom tokens identify, remembered by the digests of those that proved themselves within the last minute: a client sends one token with
 * hundreds of requests. Time is looked at each time; a key that the issuer takes back is believed that minute longer.
 */
final class Proofs {

    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final AccessTokens tokens;
    private final Cache<ByteBuffer, Proof> proofs;

    private record Proof(JWTClaimsSet claims, Credential credential) {}

    Proofs(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.proofs = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Whom the token identifies; throws {@link FlawedCredential} where it proves nothing, or does no longer. */
    Credential of(String token) {
        var digest = digest(token);
        var known = proofs.getIfPresent(digest);
        if (known != null) {
            tokens.timely(known.claims());
            return known.credential();
        }
        var claims = tokens.prove(token);
        var credential = Identification.of(claims.getClaims());
        proofs.put(digest, new Proof(claims, credential));
        return credential;
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
