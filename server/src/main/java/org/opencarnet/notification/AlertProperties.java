package org.opencarnet.notification;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What people and software are told, and how.
 *
 * @param interval How often the outbox is looked at.
 * @param parallel Messages that one process sends at the same time.
 * @param lease How long a process that has taken a message is waited for, before another one sends it.
 * @param attempts How often a message is tried before it is given up.
 * @param backoff From the first attempt to the second; then twice as long each time.
 * @param longestBackoff Between two attempts at the most.
 * @param keep How long what was sent is kept, for $events.
 * @param link Where people sign in, as written in messages.
 * @param contact Where people ask questions, as written in messages.
 * @param mail Mail; the server that sends it is spring.mail.
 * @param sms SMS, by a gateway that speaks HTTP.
 * @param hooks The endpoints of software.
 */
@Validated
@ConfigurationProperties("carnet.alerts")
public record AlertProperties(
        @DefaultValue("1s") @NotNull Duration interval,
        @DefaultValue("4") @Min(1) int parallel,
        @DefaultValue("5m") @NotNull Duration lease,
        @DefaultValue("12") @Min(1) int attempts,
        @DefaultValue("30s") @NotNull Duration backoff,
        @DefaultValue("6h") @NotNull Duration longestBackoff,
        @DefaultValue("30d") @NotNull Duration keep,
        @Nullable String link,
        @Nullable String contact,
        @DefaultValue Mail mail,
        @DefaultValue Sms sms,
        @DefaultValue Hooks hooks) {

    /**
     * Mail.
     *
     * @param from The sender's address; without it no mail is sent.
     */
    public record Mail(@Nullable String from) {

        /** The sender, where mail is sent. */
        public Optional<String> sender() {
            return Optional.ofNullable(from).filter(one -> !one.isBlank());
        }
    }

    /**
     * SMS.
     *
     * @param url The gateway; without it no SMS is sent.
     * @param key Secret with which each request to the gateway is signed (HMAC-SHA-256).
     */
    public record Sms(@Nullable URI url, @Nullable String key) {

        /** The gateway, where SMS are sent. */
        public Optional<URI> gateway() {
            return Optional.ofNullable(url).filter(one -> !one.toString().isBlank());
        }
    }

    /**
     * Endpoints of software.
     *
     * @param privateHosts Hosts that may have private addresses and be reached without TLS; all others may not.
     * @param timeout How long an endpoint may take in all.
     */
    public record Hooks(
            @DefaultValue Set<String> privateHosts,
            @DefaultValue("10s") @NotNull Duration timeout) {}
}
