package org.opencarnet.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A mail server that outlives the servers that send to it, and the box behind it, which shows what bears one Message-ID once. */
final class Mailbox implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** How many mails came in over the wire with this subject. */
    int deliveries(String subject) {
        return (int) all().stream().filter(has(subject)).count();
    }

    /** What the box shows of this subject: names, each once. */
    Set<String> shown(String subject) {
        return all().stream()
                .filter(has(subject))
                .map(Mailbox::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The code in the newest mail that has one. */
    Optional<String> code() {
        return all().stream()
                .map(Mailbox::text)
                .flatMap(text -> CODE.matcher(text).results().map(found -> found.group(1)))
                .reduce((older, newer) -> newer);
    }

    @Override
    public void close() {
        server.stop();
    }

    private List<MimeMessage> all() {
        return Arrays.asList(server.getReceivedMessages());
    }

    private static Predicate<MimeMessage> has(String subject) {
        return mail -> {
            try {
                return subject.equals(mail.getSubject());
            } catch (MessagingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        };
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(Part part) {
        try {
            if (part.isMimeType("text/plain")) {
                return part.getContent().toString();
            }
            var texts = new StringBuilder();
            if (part.getContent() instanceof Multipart parts) {
                for (var i = 0; i < parts.getCount(); i++) {
                    texts.append(text(parts.getBodyPart(i)));
                }
            }
            return texts.toString();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
