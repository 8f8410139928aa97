package org.opencarnet.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.stream.Stream;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Tell.Letter;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Mail by SMTP. A message bears the same Message-ID (RFC 5322) each time it is sent: where the answer of the mail server to its last line is
 * lost, nobody can know whether it was taken (RFC 1047), it is sent again, and mail boxes show by the Message-ID that they have it already.
 */
final class MailCarrier implements Carrier {

    private final JavaMailSender sender;
    private final String from;
    private final Wording wording;

    MailCarrier(JavaMailSender sender, String from, Wording wording) {
        this.sender = sender;
        this.from = from;
        this.wording = wording;
    }

    @Override
    public boolean serves(Channel channel) {
        return channel instanceof Channel.Mail;
    }

    @Override
    public Delivery carry(Letter letter) {
        try {
            var message = sender.createMimeMessage();
            var mail = wording.mail(letter);
            var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            parts.setFrom(from);
            parts.setTo(((Channel.Mail) letter.subscription().channel()).address());
            parts.setSubject(mail.subject());
            parts.setText(mail.plain(), mail.html());
            parts.setSentDate(Date.from(letter.message().at()));
            message.setHeader("Message-ID", "<" + letter.message().id() + "@" + domain() + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("Content-Language", mail.language());
            sender.send(message);
            return Delivery.TAKEN;
        } catch (MessagingException unwritable) {
            return Delivery.never("mail " + unwritable.getClass().getSimpleName());
        } catch (MailException failed) {
            var why = "mail " + failed.getClass().getSimpleName();
            return isRefused(failed) ? Delivery.never(why) : Delivery.again(why);
        }
    }

    private String domain() {
        return from.substring(from.lastIndexOf('@') + 1).replace(">", "");
    }

    /** Whether the mail server knows that this address takes no mail. */
    private static boolean isRefused(MailException failed) {
        var failures = failed instanceof MailSendException several
                ? Arrays.stream(several.getMessageExceptions())
                : Stream.<Exception>empty();
        return failures.anyMatch(one -> one instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0);
    }
}
