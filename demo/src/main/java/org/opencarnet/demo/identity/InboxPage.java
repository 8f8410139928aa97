package org.opencarnet.demo.identity;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.opencarnet.demo.inbox.Arrival;
import org.opencarnet.demo.inbox.Inbox;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows the alerts that were sent in the demo, and plays the gateway of SMS. */
@RestController
class InboxPage {

    static final String PATH = "/demo/inbox";

    private final Inbox inbox;
    private final MessageSource messages;

    InboxPage(Inbox inbox, MessageSource messages) {
        this.inbox = inbox;
        this.messages = messages;
    }

    /** The page, newest first. */
    @GetMapping(path = PATH, produces = Page.HTML)
    String page(Locale locale) {
        var page = new Page(messages, locale);
        var all = inbox.arrivals();
        var shown = all.isEmpty()
                ? "<p>" + page.words("inbox.empty") + "</p>"
                : "<ol>" + all.stream().map(InboxPage::item).collect(Collectors.joining("\n")) + "</ol>";
        return page.around(
                "title.inbox",
                "<p>%s</p>%s<p><a href=\"/\">%s</a></p>"
                        .formatted(page.words("inbox.intro"), shown, page.words("title.start")));
    }

    /** The same for scripts. */
    @GetMapping(path = PATH, produces = APPLICATION_JSON_VALUE)
    List<Arrival> list() {
        return inbox.arrivals();
    }

    /** Takes an SMS as Carnet hands it to a gateway. */
    @PostMapping("/demo/sms")
    void sms(@RequestBody Map<String, String> sms) {
        inbox.take(new Arrival(
                sms.getOrDefault("id", ""),
                Clock.systemUTC().instant(),
                sms.getOrDefault("to", ""),
                "",
                sms.getOrDefault("text", "")));
    }

    private static String item(Arrival one) {
        var title = one.subject().isEmpty() ? "SMS" : one.subject();
        return "<li><h2>%s</h2><p><time datetime=\"%s\">%s</time> → %s</p><pre>%s</pre></li>"
                .formatted(
                        Page.escaped(title),
                        one.at(),
                        one.at(),
                        Page.escaped(one.to()),
                        Page.escaped(one.text().strip()));
    }
}
