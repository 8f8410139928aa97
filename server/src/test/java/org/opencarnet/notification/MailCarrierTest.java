package org.opencarnet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Subscription.Channel;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailCarrierTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final MailCarrier carrier = new MailCarrier(
            sender, "Carnet <alertes@carnet.example.org>", new Wording(Optional.empty(), Optional.empty()));

    @BeforeEach
    void start() {
        server.start();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void bearsTheSameNameEachTimeItIsSent() throws MessagingException {
        var letter = Letters.to(Letters.PATIENT, Occasion.DOCUMENT_ADDED, new Channel.Mail("jeanne@example.org"), "fr");

        assertThat(carrier.carry(letter)).isEqualTo(Delivery.TAKEN);
        assertThat(carrier.carry(letter)).isEqualTo(Delivery.TAKEN);

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getHeader("Message-ID"))
                .isEqualTo(received[1].getHeader("Message-ID"))
                .containsExactly("<" + letter.message().id() + "@carnet.example.org>");
        assertThat(received[0].getSubject()).isEqualTo("Un document a été ajouté à votre dossier");
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(GreenMailUtil.getAddressList(received[0].getAllRecipients())).isEqualTo("jeanne@example.org");
    }

    @Test
    void isTriedAgainWhereTheServerIsAway() {
        var letter = Letters.to(Letters.PATIENT, Occasion.DOCUMENT_ADDED, new Channel.Mail("jeanne@example.org"), "fr");
        server.stop();

        assertThat(carrier.carry(letter)).isInstanceOfSatisfying(Delivery.Failed.class, failed -> {
            assertThat(failed.forGood()).isFalse();
            assertThat(failed.why()).doesNotContain("jeanne");
        });
    }
}
