package org.opencarnet.fhir.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.opencarnet.fhir.OfferedChannels;
import org.opencarnet.sharing.Subscription.Channel;

/** Reads the channel of a Subscription. */
final class Channels {

    private static final String WHERE = "Subscription.channel.";
    private static final Pattern MAIL = Pattern.compile(
            "mailto:([A-Za-z0-9.!#$&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63})");
    private static final Pattern NUMBER = Pattern.compile("(?:tel|sms):(\\+[1-9][0-9]{6,14})");
    private static final Pattern HEADER =
            Pattern.compile("(Authorization|X-[A-Za-z0-9-]{1,60}): ?[!-~]([ -~]{0,1000}[!-~])?");
    private static final Set<String> SCHEMES = Set.of("https", "http");
    private static final Set<String> BODIES = Set.of("application/fhir+json", "application/json");
    private static final int MOST_HEADERS = 5;
    private static final int LONGEST_ENDPOINT = 1000;
    private static final int SHORTEST_SILENCE = 10;
    private static final int LONGEST_SILENCE = 86_400;

    private final OfferedChannels offered;

    Channels(OfferedChannels offered) {
        this.offered = offered;
    }

    /** The channel that is meant. */
    Channel of(SubscriptionChannelComponent channel, URI base) {
        var type = Optional.ofNullable(channel.getType()).map(Enum::name).orElse("");
        return switch (type) {
            case "EMAIL" -> mail(channel);
            case "SMS" -> sms(channel);
            case "RESTHOOK" -> hook(channel, base);
            default -> throw Asking.complaint(AlertFault.CHANNEL_NOT_SERVED, WHERE + "type");
        };
    }

    private Channel mail(SubscriptionChannelComponent channel) {
        if (!offered.mail()) {
            throw Asking.complaint(AlertFault.CHANNEL_NOT_SERVED, WHERE + "type");
        }
        nothingOfSoftware(channel);
        return new Channel.Mail(matched(MAIL, channel));
    }

    private Channel sms(SubscriptionChannelComponent channel) {
        if (!offered.sms()) {
            throw Asking.complaint(AlertFault.CHANNEL_NOT_SERVED, WHERE + "type");
        }
        nothingOfSoftware(channel);
        return new Channel.Sms(matched(NUMBER, channel));
    }

    /** What people are sent says nothing of a document, whatever is asked. */
    private static void nothingOfSoftware(SubscriptionChannelComponent channel) {
        if (content(channel).filter(one -> !one.equals(Backport.EMPTY)).isPresent()) {
            throw Asking.complaint(AlertFault.CHANNEL_PAYLOAD, WHERE + "payload");
        }
        if (channel.hasHeader()) {
            throw Asking.complaint(AlertFault.CHANNEL_HEADER, WHERE + "header");
        }
    }

    private static String matched(Pattern form, SubscriptionChannelComponent channel) {
        var endpoint = form.matcher(Optional.ofNullable(channel.getEndpoint()).orElse(""));
        if (!endpoint.matches()) {
            throw Asking.complaint(AlertFault.CHANNEL_ENDPOINT, WHERE + "endpoint");
        }
        return endpoint.group(1);
    }

    private static Channel hook(SubscriptionChannelComponent channel, URI base) {
        if (channel.hasPayload() && !BODIES.contains(channel.getPayload())) {
            throw Asking.complaint(AlertFault.CHANNEL_PAYLOAD, WHERE + "payload");
        }
        var content = content(channel).orElse(Backport.ID_ONLY);
        if (!Set.of(Backport.ID_ONLY, Backport.EMPTY).contains(content)) {
            throw Asking.complaint(AlertFault.CHANNEL_PAYLOAD, WHERE + "payload.extension[0]");
        }
        return new Channel.RestHook(
                endpoint(channel), headers(channel), content.equals(Backport.ID_ONLY), heartbeat(channel), base);
    }

    private static URI endpoint(SubscriptionChannelComponent channel) {
        try {
            var uri = new URI(Optional.ofNullable(channel.getEndpoint()).orElse(""));
            var fits = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && uri.toString().length() <= LONGEST_ENDPOINT;
            if (fits) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw Asking.complaint(AlertFault.CHANNEL_ENDPOINT, WHERE + "endpoint");
        }
        throw Asking.complaint(AlertFault.CHANNEL_ENDPOINT, WHERE + "endpoint");
    }

    private static List<String> headers(SubscriptionChannelComponent channel) {
        var headers = channel.getHeader().stream()
                .map(StringType::getValue)
                .map(String::strip)
                .toList();
        if (headers.size() > MOST_HEADERS
                || !headers.stream().allMatch(one -> HEADER.matcher(one).matches())) {
            throw Asking.complaint(AlertFault.CHANNEL_HEADER, WHERE + "header");
        }
        return headers;
    }

    private static Optional<Duration> heartbeat(SubscriptionChannelComponent channel) {
        var seconds = Optional.ofNullable(channel.getExtensionByUrl(Backport.HEARTBEAT))
                .map(Extension::getValue)
                .map(value -> Integer.parseInt(((PrimitiveType<?>) value).getValueAsString()));
        if (seconds.filter(one -> one < SHORTEST_SILENCE || one > LONGEST_SILENCE)
                .isPresent()) {
            throw Asking.complaint(AlertFault.CHANNEL_HEARTBEAT, WHERE + "extension[0]");
        }
        return seconds.map(Duration::ofSeconds);
    }

    private static Optional<String> content(SubscriptionChannelComponent channel) {
        return Optional.ofNullable(channel.getPayloadElement().getExtensionByUrl(Backport.CONTENT))
                .map(one -> one.getValue().primitiveValue());
    }
}
