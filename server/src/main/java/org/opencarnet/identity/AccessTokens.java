package org.opencarnet.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proves access tokens: signed by the issuer, for this server, now, and made for access (RFC 7519, RFC 9068). Keys are the
 * issuer's published ones whatever the token's header points to. Times are the system's: tokens live in real time.
 */
final class AccessTokens {

    static final int LONGEST = 16_384;

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    private static final Set<String> OF_ID_TOKENS = Set.of("at_hash", "c_hash", "s_hash");

    private final Trust trust;
    private final Clock clock;
    private final Set<JWSAlgorithm> algorithms;
    private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();

    AccessTokens(Trust trust, JWKSource<SecurityContext> keys, Clock clock) {
        this.trust = trust;
        this.clock = clock;
        this.algorithms = trust.algorithms().stream()
                .map(algorithm -> JWSAlgorithm.parse(algorithm.getName()))
                .collect(Collectors.toUnmodifiableSet());
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        // Type and claims are checked below, each with its own flaw.
        signatures.setJWSTypeVerifier((type, context) -> {});
        signatures.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    /** The claims of a token that proves itself; throws {@link FlawedCredential} for any other. */
    JWTClaimsSet prove(String token) {
        var signed = parsed(token);
        header(signed.getHeader());
        var claims = signed(signed);
        made(claims);
        addressed(claims);
        timely(claims);
        return claims;
    }

    private SignedJWT parsed(String token) {
        if (token.length() > LONGEST) {
            throw new FlawedCredential(Flaw.TOO_LARGE);
        }
        try {
            if (JWTParser.parse(token) instanceof SignedJWT signed) {
                return signed;
            }
            throw new FlawedCredential(Flaw.ALGORITHM, "none");
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw new FlawedCredential(Flaw.UNREADABLE);
        }
    }

    private void header(JWSHeader header) {
        if (!algorithms.contains(header.getAlgorithm())) {
            throw new FlawedCredential(Flaw.ALGORITHM, header.getAlgorithm().getName());
        }
        Optional.ofNullable(header.getType())
                .map(JOSEObjectType::getType)
                .filter(type -> !TYPES.contains(type.toLowerCase(Locale.ROOT)))
                .ifPresent(type -> {
                    throw new FlawedCredential(Flaw.NOT_FOR_ACCESS);
                });
    }

    private JWTClaimsSet signed(SignedJWT token) {
        try {
            return signatures.process(token, null);
        } catch (KeySourceException unreachable) {
            throw new FlawedCredential(Flaw.KEYS_OUT_OF_REACH);
        } catch (BadJOSEException | JOSEException unproven) {
            throw new FlawedCredential(Flaw.SIGNATURE);
        }
    }

    private static void made(JWTClaimsSet claims) {
        var type = claims.getClaim("typ");
        if (type != null && !type.equals("Bearer")
                || claims.getClaims().keySet().stream().anyMatch(OF_ID_TOKENS::contains)) {
            throw new FlawedCredential(Flaw.NOT_FOR_ACCESS);
        }
        if (claims.getClaim("cnf") != null) {
            throw new FlawedCredential(Flaw.BOUND);
        }
    }

    private void addressed(JWTClaimsSet claims) {
        if (!trust.issuer().equals(claims.getIssuer())) {
            throw new FlawedCredential(Flaw.ISSUER);
        }
        if (claims.getAudience().stream().noneMatch(trust.audience()::contains)) {
            throw new FlawedCredential(Flaw.AUDIENCE);
        }
    }

    /** Throws {@link FlawedCredential} where it is too early or too late for a token with these claims. */
    void timely(JWTClaimsSet claims) {
        var now = clock.instant();
        var end = claims.getExpirationTime();
        if (end == null) {
            throw new FlawedCredential(Flaw.CLAIM_MISSING, "exp");
        }
        if (!now.isBefore(end.toInstant().plus(trust.clockSkew()))) {
            throw new FlawedCredential(Flaw.EXPIRED);
        }
        var latest = Date.from(now.plus(trust.clockSkew()));
        if (Stream.of(Optional.ofNullable(claims.getNotBeforeTime()), Optional.ofNullable(claims.getIssueTime()))
                .flatMap(Optional::stream)
                .anyMatch(latest::before)) {
            throw new FlawedCredential(Flaw.NOT_YET_VALID);
        }
    }
}
