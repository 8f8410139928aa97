package org.opencarnet.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys. They are fetched at first need, when they have aged, and when a token names an unknown one (so that keys
 * may be changed at any time), but never more often than a pause allows; when the issuer is out of reach the known ones serve on.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration KEPT = Duration.ofHours(24);
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final int PATIENCE_MILLIS = 3000;
    private static final int LARGEST = 512 * 1024;

    private final URI place;
    private final Clock clock;
    private final ResourceRetriever retriever = new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST);
    private volatile Held held = new Held(new JWKSet(), Instant.MIN);
    private Instant nextTry = Instant.MIN;

    IssuerKeys(URI place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        var known = held;
        var found = selector.select(known.keys());
        if (!found.isEmpty() && known.youngerThan(FRESH, clock.instant())) {
            return found;
        }
        return selector.select(refreshed(known).keys());
    }

    private synchronized Held refreshed(Held known) throws KeySourceException {
        var now = clock.instant();
        if (held == known && !now.isBefore(nextTry)) {
            nextTry = now.plus(PAUSE);
            fetch().ifPresent(keys -> held = new Held(keys, now));
        }
        if (!held.youngerThan(KEPT, now)) {
            throw new RemoteKeySourceException("no keys from " + place, null);
        }
        return held;
    }

    private Optional<JWKSet> fetch() {
        try {
            return Optional.of(
                    JWKSet.parse(retriever.retrieveResource(place.toURL()).getContent()));
        } catch (IOException | ParseException | IllegalArgumentException unavailable) {
            LOG.warn("The keys of the issuer cannot be had from {}: {}", place, unavailable.toString());
            return Optional.empty();
        }
    }

    private record Held(JWKSet keys, Instant since) {

        boolean youngerThan(Duration age, Instant now) {
            return since.isAfter(now.minus(age));
        }
    }
}
