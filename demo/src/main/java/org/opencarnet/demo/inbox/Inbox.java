package org.opencarnet.demo.inbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that was sent in the demo, by mail and by SMS. What comes again under the same name is shown once, as in any mail box. */
public final class Inbox implements AutoCloseable {

    private static final int MOST_TEXTS = 500;

    private final GreenMail server;
    private final Map<String, Arrival> texts = new LinkedHashMap<>();

    private Inbox(GreenMail server) {
        this.server = server;
    }

    /** Opens one on a free port of localhost. */
    public static Inbox open() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new Inbox(server);
    }

    /** Where mail is taken (SMTP). */
    public int port() {
        return server.getSmtp().getPort();
    }

    /** Takes an SMS. */
    public synchronized void take(Arrival text) {
        texts.putIfAbsent(text.id(), text);
        if (texts.size() > MOST_TEXTS) {
            texts.remove(texts.keySet().iterator().next());
        }
    }

    /** All that has arrived, newest first. */
    public synchronized List<Arrival> arrivals() {
        var mails = Arrays.stream(server.getReceivedMessages())
                .map(Inbox::arrival)
                .collect(Collectors.toMap(Arrival::id, mail -> mail, (first, again) -> first, LinkedHashMap::new));
        return Stream.concat(mails.values().stream(), texts.values().stream())
                .sorted(Comparator.comparing(Arrival::at).reversed())
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Arrival arrival(MimeMessage mail) {
        try {
            var to = Arrays.stream(mail.getAllRecipients())
                    .map(Address::toString)
                    .collect(Collectors.joining(", "));
            var at = Optional.ofNullable(mail.getReceivedDate())
                    .or(() -> sent(mail))
                    .map(java.util.Date::toInstant)
                    .orElse(Instant.EPOCH);
            return new Arrival(
                    mail.getMessageID(),
                    at,
                    to,
                    Optional.ofNullable(mail.getSubject()).orElse(""),
                    texts(mail).stream().findFirst().orElse(""));
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException("a mail that cannot be read", unreadable);
        }
    }

    private static Optional<java.util.Date> sent(MimeMessage mail) {
        try {
            return Optional.ofNullable(mail.getSentDate());
        } catch (MessagingException unreadable) {
            return Optional.empty();
        }
    }

    /** Its parts in plain text. */
    private static List<String> texts(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return List.of(part.getContent().toString());
        }
        var texts = new ArrayList<String>();
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                texts.addAll(texts(parts.getBodyPart(i)));
            }
        }
        return texts;
    }
}
