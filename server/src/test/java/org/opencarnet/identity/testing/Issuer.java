package org.opencarnet.identity.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Signs tokens and publishes its key on a free port of the loopback; one for all tests, or one's own to be closed. */
public final class Issuer implements AutoCloseable {

    /** For whom the tokens are. */
    public static final String AUDIENCE = "carnet";

    private static final class Shared {
        private static final Issuer ISSUER = new Issuer();
    }

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile RSAKey key = newKey();
    private volatile boolean ill;

    public Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            var body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(ill ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public static Issuer shared() {
        return Shared.ISSUER;
    }

    /** Has a server under test trust the shared issuer. */
    public static void trustedBy(DynamicPropertyRegistry properties) {
        properties.add("carnet.identity.issuer", () -> shared().name());
        properties.add("carnet.identity.jwk-set-uri", () -> shared().keys());
    }

    /** The {@code iss} claim. */
    public String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where the keys are published. */
    public URI keys() {
        return URI.create(name() + "/keys");
    }

    /** How often the keys were asked for. */
    public int asked() {
        return asked.get();
    }

    public RSAKey key() {
        return key;
    }

    /** Signs with another key from now on, and publishes that alone. */
    public void changeKey() {
        key = newKey();
    }

    /** From now on the keys cannot be had, or can again. */
    public void fallIll(boolean nowIll) {
        ill = nowIll;
    }

    /** A good access token with these claims besides. */
    public String token(Map<String, Object> claims) {
        return sign(claims(claims).build());
    }

    /** The claims of a good access token, to be spoiled. */
    public JWTClaimsSet.Builder claims(Map<String, Object> claims) {
        var now = Instant.now();
        var all = new JWTClaimsSet.Builder()
                .issuer(name())
                .audience(AUDIENCE)
                .subject("somebody")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        claims.forEach(all::claim);
        return all;
    }

    /** Signed as it should be. */
    public String sign(JWTClaimsSet claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
    }

    /** Signed by our key under another header. */
    public String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that is nobody's yet. */
    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
