package org.opencarnet.notification;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Tell.Letter;

/**
 * SMS by a gateway of the operator's: one POST of JSON for each message, signed, with an {@code Idempotency-Key} by which the gateway knows
 * what it has had already (docs/alerts.md).
 */
final class SmsCarrier implements Carrier {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final URI gateway;
    private final Optional<String> key;
    private final Wording wording;
    private final Clock clock;

    SmsCarrier(AlertProperties.Sms sms, Wording wording, Clock clock) {
        this.gateway = sms.gateway().orElseThrow();
        this.key = Optional.ofNullable(sms.key()).filter(one -> !one.isBlank());
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public boolean serves(Channel channel) {
        return channel instanceof Channel.Sms;
    }

    @Override
    public Delivery carry(Letter letter) {
        var body = JSON.createObjectNode()
                .put("id", letter.message().id().toString())
                .put("to", ((Channel.Sms) letter.subscription().channel()).number())
                .put("text", wording.sms(letter))
                .toString();
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(gateway)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", letter.message().id().toString())
                .header("Carnet-Timestamp", timestamp);
        key.ifPresent(secret -> request.header("Carnet-Signature", "v1=" + Signature.of(secret, timestamp, body)));
        try {
            var answer = http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
            return Delivery.of(answer.statusCode());
        } catch (IOException unreached) {
            return Delivery.again("sms " + unreached.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Delivery.again("stopped");
        }
    }
}
