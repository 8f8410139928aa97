package org.opencarnet.notification;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.opencarnet.access.Requester;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Subscription.Code;
import org.opencarnet.sharing.Tell.Letter;

/** The words of messages to people, in French or English. None says whose record, which document or which professional it is about. */
final class Wording {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final String BUNDLE = Wording.class.getPackageName() + ".messages";

    private final Optional<String> link;
    private final Optional<String> contact;

    Wording(Optional<String> link, Optional<String> contact) {
        this.link = link;
        this.contact = contact;
    }

    /** A message for a mail box. */
    Mail mail(Letter letter) {
        var speech = new Speech(letter);
        var plain = new StringBuilder(speech.say("greeting"))
                .append("\n\n")
                .append(speech.said())
                .append("\n\n");
        shownLink(letter).ifPresent(url -> plain.append(speech.say("link"))
                .append(speech.say("colon"))
                .append(url)
                .append("\n\n"));
        contact.ifPresent(url -> plain.append(speech.say("contact"))
                .append(speech.say("colon"))
                .append(url)
                .append("\n\n"));
        return new Mail(
                speech.language(),
                speech.subject(),
                plain.append(speech.say("footer")).toString(),
                html(letter, speech));
    }

    /** A message for a telephone: one short line. */
    String sms(Letter letter) {
        var speech = new Speech(letter);
        return "Carnet" + speech.say("colon") + speech.said()
                + shownLink(letter).map(url -> " " + url).orElse("");
    }

    private String html(Letter letter, Speech speech) {
        var page = new StringBuilder(
                        "<!DOCTYPE html><html lang=\"" + speech.language() + "\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(speech.subject()))
                .append("</title></head><body>")
                .append(paragraph(speech.say("greeting")))
                .append(paragraph(speech.said()));
        shownLink(letter).ifPresent(url -> page.append("<p>")
                .append(anchor(url, speech.say("link")))
                .append("</p>"));
        contact.ifPresent(url ->
                page.append("<p>").append(anchor(url, speech.say("contact"))).append("</p>"));
        return page.append(paragraph(speech.say("footer")))
                .append("</body></html>")
                .toString();
    }

    /** Whoever confirms an address is signed in already. */
    private Optional<String> shownLink(Letter letter) {
        return link.filter(url -> letter.message().occasion() != Occasion.CODE);
    }

    private static String paragraph(String text) {
        return "<p>" + escaped(text) + "</p>";
    }

    private static String anchor(String url, String text) {
        return "<a href=\"" + escaped(url) + "\">" + escaped(text) + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A mail, in plain text and as a page. */
    record Mail(String language, String subject, String plain, String html) {}

    /** What one letter says. */
    private static final class Speech {

        private static final Map<String, Locale> SPOKEN = Map.of("fr", Locale.FRENCH, "en", Locale.ENGLISH);

        private final Letter letter;
        private final Locale locale;
        private final ResourceBundle words;

        Speech(Letter letter) {
            this.letter = letter;
            this.locale = SPOKEN.getOrDefault(letter.subscription().wish().language(), Locale.FRENCH);
            this.words = ResourceBundle.getBundle(BUNDLE, locale, Wording.class.getClassLoader(), NO_FALLBACK);
        }

        String language() {
            return locale.getLanguage();
        }

        String say(String key) {
            return words.getString(key);
        }

        String subject() {
            return say(key() + ".subject");
        }

        String said() {
            return say(key() + ".text")
                    .replace("{date}", day(letter.message().at()))
                    .replace(
                            "{code}",
                            letter.subscription()
                                    .state()
                                    .code()
                                    .map(Code::digits)
                                    .orElse(""));
        }

        private String key() {
            var occasion = letter.message().occasion();
            var to =
                    letter.subscription().subscriber() instanceof Requester.Professional ? "professional." : "patient.";
            return (occasion == Occasion.CODE ? "" : to)
                    + occasion.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private String day(Instant at) {
            var format = locale.equals(Locale.FRENCH)
                    ? DateTimeFormatter.ofPattern("dd/MM/yyyy", locale)
                    : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.UK);
            return format.withZone(PatientRecord.PARIS).format(at);
        }
    }
}
