package org.opencarnet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.sharing.NoticeRendering;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Tell.Letter;

class HookCarrierTest {

    /** More than any answer needs on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private static Delivery carry(Letter letter, String... privateHosts) throws IOException {
        return carry(letter, new AlertProperties.Hooks(Set.of(privateHosts), PATIENCE));
    }

    private static Delivery carry(Letter letter, AlertProperties.Hooks hooks) throws IOException {
        try (var carrier = new HookCarrier(new Named(), hooks)) {
            return carrier.carry(letter);
        }
    }

    private static Letter to(URI endpoint) {
        var hook = new Channel.RestHook(
                endpoint,
                List.of("Authorization: Bearer of-the-endpoint", "X-Practice: 7"),
                true,
                Optional.empty(),
                URI.create("https://carnet.example.org/fhir"));
        return Letters.to(Letters.PROFESSIONAL, Occasion.DOCUMENT_ADDED, hook, "fr");
    }

    @Test
    void postsTheNoticeWithTheHeadersOfTheEndpoint() throws IOException {
        var letter = to(receiver.uri("/hook"));

        assertThat(carry(letter, "localhost")).isEqualTo(Delivery.TAKEN);

        var got = receiver.got().get(0);
        assertThat(got.path()).isEqualTo("/hook");
        assertThat(got.body()).isEqualTo("notice " + letter.message().id());
        assertThat(got.header("Authorization")).isEqualTo("Bearer of-the-endpoint");
        assertThat(got.header("X-practice")).isEqualTo("7");
        assertThat(got.header("Idempotency-key"))
                .isEqualTo(letter.message().id().toString());
        assertThat(got.header("Content-type")).startsWith("application/fhir+json");
    }

    @Test
    void goesNowhereElse() throws IOException {
        receiver.answering(307);

        assertThat(carry(to(receiver.uri("/hook")), "localhost")).isInstanceOf(Delivery.Failed.class);

        assertThat(receiver.got()).extracting(Receiver.Got::path).containsExactly("/hook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://localhost:%d/", "https://127.0.0.1:%d/", "https://[::1]:%d/", "https://0.0.0.0:%d/"})
    void doesNotReachBehindTheWalls(String endpoint) throws IOException {
        var port = receiver.uri("/").getPort();

        assertThat(carry(to(URI.create(endpoint.formatted(port))))).isEqualTo(Delivery.never("endpoint not public"));

        assertThat(receiver.got()).isEmpty();
    }

    /** A name that leads elsewhere at the second look (DNS rebinding) is of no use: there is none. */
    @Test
    void looksForTheAddressOfAHostOnce() throws IOException {
        var looks = new AtomicInteger();
        var names = new Names(host -> {
            looks.incrementAndGet();
            return List.of("127.0.0.1");
        });
        var endpoint =
                URI.create("http://rebinding.example:" + receiver.uri("/").getPort() + "/hook");

        try (var carrier =
                new HookCarrier(new Named(), new PublicAddresses(names, Set.of("rebinding.example")), PATIENCE)) {
            assertThat(carrier.carry(to(endpoint))).isEqualTo(Delivery.TAKEN);
        }

        assertThat(receiver.got()).hasSize(1);
        assertThat(looks).hasValue(1);
    }

    @Test
    void speaksTlsUnlessTheOperatorSaysOtherwise() throws IOException {
        assertThat(carry(to(receiver.uri("/hook")))).isEqualTo(Delivery.never("endpoint without TLS"));

        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void waitsNoLongerThanItsTime() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var hooks = new AlertProperties.Hooks(Set.of("localhost"), Duration.ofMillis(500));
            var began = System.nanoTime();

            var delivery = carry(to(URI.create("http://localhost:" + silent.getLocalPort())), hooks);

            assertThat(delivery).isInstanceOf(Delivery.Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
        }
    }

    /** Says which message it is. */
    private static final class Named implements NoticeRendering {

        @Override
        public String notice(Letter letter) {
            return "notice " + letter.message().id();
        }

        @Override
        public String mediaType() {
            return "application/fhir+json";
        }
    }
}
