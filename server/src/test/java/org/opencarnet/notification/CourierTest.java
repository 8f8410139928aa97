package org.opencarnet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Requester;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.sharing.Happening;
import org.opencarnet.sharing.Message;
import org.opencarnet.sharing.Message.State;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.PortsContract;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Subscription;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Tell;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.terminology.HabilitationMatrix;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class CourierTest {

    private static final int MAILS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Ports ports = MemoryPorts.fresh();
    private final PatientRecord record = PortsContract.open(PortsContract.anIns());
    private final Subscription subscription = new Subscription(
            UUID.randomUUID(),
            1,
            Optional.of(record.id()),
            new Requester.Patient(record.ins(), "Durand"),
            new Subscription.Wish("urn:all", Occasion.OF_RECORDS, "fr", Optional.empty()),
            new Channel.Mail("durand@example.org"),
            Subscription.State.ACTIVE,
            0);
    private final Tell tell = new Tell(
            new Reception(ports, new Access(Policy.DEFAULT, HabilitationMatrix.published()), Clock.systemUTC()));
    private GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
        ports.unit().of(() -> {
            ports.subscriptions().add(subscription);
            return ports.records().open(record);
        });
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Courier courier(int attempts) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        var carrier = new MailCarrier(sender, "alertes@example.org", new Wording(Optional.empty(), Optional.empty()));
        var properties = new AlertProperties(
                Duration.ofMillis(10),
                4,
                Duration.ofMinutes(1),
                attempts,
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofDays(30),
                null,
                null,
                new AlertProperties.Mail("alertes@example.org"),
                new AlertProperties.Sms(null, null),
                new AlertProperties.Hooks(Set.of(), Duration.ofSeconds(1)));
        var courier = new Courier(tell, List.of(carrier), properties, Clock.systemUTC());
        courier.start();
        return courier;
    }

    private void happens() {
        var happening = new Happening(
                UUID.randomUUID(),
                record.id(),
                UUID.randomUUID().toString(),
                Occasion.FIRST_CONSULTATION,
                Instant.EPOCH,
                "899700990015",
                Optional.empty());
        ports.unit().of(() -> {
            ports.outbox().add(Message.of(happening, subscription.id()));
            return true;
        });
    }

    private long count(State state) {
        return tell.unsettled().get(state);
    }

    private static boolean comes(BooleanSupplier what) {
        var until = Instant.now().plus(PATIENCE);
        while (!what.getAsBoolean() && Instant.now().isBefore(until)) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return what.getAsBoolean();
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void severalSendEachMessageOnce() {
        IntStream.range(0, MAILS).forEach(any -> happens());
        var couriers = List.of(courier(3), courier(3), courier(3));

        assertThat(comes(() -> count(State.WAITING) == 0)).isTrue();
        couriers.forEach(Courier::stop);

        assertThat(Arrays.stream(server.getReceivedMessages()).map(CourierTest::id))
                .hasSize(MAILS)
                .doesNotHaveDuplicates();
        assertThat(count(State.DEAD)).isZero();
    }

    @Test
    void whatDoesNotArriveIsSentAgainUntilItIsGivenUpAndTheOperatorRevivesIt() {
        var port = server.getSmtp().getPort();
        var courier = courier(3);
        server.stop();
        happens();

        assertThat(comes(() -> count(State.DEAD) == 1)).isTrue();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        var endpoint = new AlertsEndpoint(tell, Clock.systemUTC());
        assertThat(endpoint.counts()).containsEntry("dead", 1L).containsEntry("waiting", 0L);
        assertThat(endpoint.revive()).containsEntry("revived", 1);

        assertThat(server.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
        courier.stop();
        assertThat(endpoint.counts()).containsEntry("dead", 0L);
    }
}
