package org.opencarnet;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.opencarnet.trail.AuditMessages;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.ssl.SslBundles;

/**
 * The collector of audit messages (ATNA).
 *
 * @param collector Where the trail is handed on to, as {@code host:port}: syslog over TLS.
 * @param sslBundle Spring's SSL bundle with our certificate and the authorities that are believed; unset: those of Java, and no certificate.
 * @param source The name of this server in the messages.
 */
@ConfigurationProperties("carnet.atna")
record AtnaProperties(
        @Nullable String collector,
        @Nullable String sslBundle,
        @DefaultValue("carnet") String source) {

    AuditMessages.Target target(SslBundles bundles) {
        var uri = URI.create("syslog://" + collector);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("carnet.atna.collector is not host:port");
        }
        return new AuditMessages.Target(uri.getHost(), uri.getPort(), source, tls(bundles));
    }

    private SSLContext tls(SslBundles bundles) {
        return Optional.ofNullable(sslBundle)
                .filter(name -> !name.isBlank())
                .map(name -> bundles.getBundle(name).createSslContext())
                .orElseGet(AtnaProperties::ofJava);
    }

    private static SSLContext ofJava() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
