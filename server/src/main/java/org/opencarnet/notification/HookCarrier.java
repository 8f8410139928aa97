package org.opencarnet.notification;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.opencarnet.sharing.NoticeRendering;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Tell.Letter;

/**
 * The endpoints of software: one POST for each message, by TLS, to a public address, within one time limit. No redirect is followed, nothing of
 * the answer but its status is read, and no connection is used twice.
 */
final class HookCarrier implements Carrier, AutoCloseable {

    private static final String TLS = "https";

    private final NoticeRendering rendering;
    private final PublicAddresses addresses;
    private final Duration timeout;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "alert-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    HookCarrier(NoticeRendering rendering, AlertProperties.Hooks hooks) {
        this(rendering, new PublicAddresses(hooks.privateHosts()), hooks.timeout());
    }

    HookCarrier(NoticeRendering rendering, PublicAddresses addresses, Duration timeout) {
        this.rendering = rendering;
        this.addresses = addresses;
        this.timeout = timeout;
        var patience = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(patience)
                        .setResponseTimeout(patience)
                        .build())
                .setUserAgent("Carnet")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Override
    public boolean serves(Channel channel) {
        return channel instanceof Channel.RestHook;
    }

    @Override
    public Delivery carry(Letter letter) {
        var hook = (Channel.RestHook) letter.subscription().channel();
        var endpoint = hook.endpoint();
        var host = Optional.ofNullable(endpoint.getHost()).orElse("");
        if (!TLS.equals(endpoint.getScheme()) && !addresses.trusts(host)) {
            return Delivery.never("endpoint without TLS");
        }
        var post = post(letter, hook);
        var deadline = deadlines.schedule(post::abort, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (var answer = http.executeOpen(host(endpoint), post, null)) {
            return Delivery.of(answer.getCode());
        } catch (PublicAddresses.NotPublic behindAWall) {
            return Delivery.never("endpoint not public");
        } catch (IOException unreached) {
            return Delivery.again("endpoint " + unreached.getClass().getSimpleName());
        } finally {
            deadline.cancel(false);
        }
    }

    private HttpPost post(Letter letter, Channel.RestHook hook) {
        var post = new HttpPost(hook.endpoint());
        for (var header : hook.headers()) {
            var colon = header.indexOf(':');
            post.setHeader(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        post.setHeader("Idempotency-Key", letter.message().id().toString());
        post.setEntity(new StringEntity(
                rendering.notice(letter), ContentType.create(rendering.mediaType(), StandardCharsets.UTF_8)));
        return post;
    }

    private static HttpHost host(URI endpoint) {
        return new HttpHost(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort());
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
