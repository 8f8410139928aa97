package org.opencarnet.demo.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opencarnet.demo.clock.DemoClock;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.people.Persona;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Explains what this service is for and how to call it. */
@RestController
class StartPage {

    private static final String CALLS = """
            curl -d persona=dr-martin %1$s/demo/token
            curl -d persona=dr-martin -d purpose=bris_de_glace -d 'reason=Patient inconscient' %1$s/demo/token
            """;

    private static final String DESCRIBED = """
            curl -d kind=professional -d id=99700990015 -d 'name=Claire MARTIN' -d profession=10 %1$s/demo/token
            """;

    private static final String VIHF = """
            curl -d persona=dr-martin -d ins=282046938390521 %1$s/demo/vihf
            """;

    private static final String CLOCK = """
            curl -d shift=P6M %1$s/demo/clock
            """;

    private static final String FLOW = """
            %1$s/.well-known/openid-configuration
            curl -u hopital-saint-roch:hopital-secret -d grant_type=client_credentials %1$s/oauth2/token
            """;

    private final People people;
    private final DemoClock clock;
    private final Mint mint;
    private final MessageSource messages;
    private final String style;

    StartPage(People people, DemoClock clock, Mint mint, MessageSource messages) throws IOException {
        this.people = people;
        this.clock = clock;
        this.mint = mint;
        this.messages = messages;
        this.style = new ClassPathResource("style.css", StartPage.class).getContentAsString(UTF_8);
    }

    /** The page. */
    @GetMapping(path = "/", produces = Page.HTML)
    String start(@Nullable Principal principal, CsrfToken csrf, Locale locale) {
        Page page = new Page(messages, locale);
        String body = "<p>" + page.words("start.intro") + "</p>"
                + "<p><a href=\"%s\">%s</a></p>".formatted(InboxPage.PATH, page.words("title.inbox"))
                + session(Optional.ofNullable(principal), csrf, page)
                + section(page, "start.token", code(CALLS), "start.token-described", code(DESCRIBED))
                + section(page, "start.vihf", code(VIHF), "start.vihf-text", "")
                + section(page, "start.clock", code(CLOCK), "start.clock-back", now(page))
                + section(page, "start.flow", code(FLOW), "start.flow-text", "")
                + personas(page);
        return page.around("title.start", body);
    }

    /** The style of every page. */
    @GetMapping(path = "/style.css", produces = "text/css;charset=UTF-8")
    String style() {
        return style;
    }

    private String session(Optional<Principal> principal, CsrfToken csrf, Page page) {
        return principal
                .flatMap(signedIn -> people.named(signedIn.getName()))
                .map(persona -> "<p>%s</p><form method=\"post\" action=\"/deconnexion\">%s<button>%s</button></form>"
                        .formatted(
                                page.words("start.signed-in", persona.identity().displayName()),
                                Page.hidden(csrf),
                                page.words("start.sign-out")))
                .orElseGet(() -> "<p><a href=\"%s\">%s</a></p>".formatted(SignIn.PATH, page.words("start.sign-in")));
    }

    private static String section(Page page, String titleKey, String first, String... rest) {
        return "<h2>%s</h2>%s<p>%s</p>%s".formatted(page.words(titleKey), first, page.words(rest[0]), rest[1]);
    }

    private String code(String lines) {
        return "<pre>" + Page.escaped(lines.formatted(mint.issuer())) + "</pre>";
    }

    private String now(Page page) {
        return "<p>" + page.words("start.clock-now", clock.instant().toString()) + "</p>";
    }

    private String personas(Page page) {
        String rows = people.personas().stream().map(StartPage::row).collect(Collectors.joining("\n"));
        return """
                <h2>%s</h2><p><a href="/demo/personas">%s</a></p>
                <table><thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col">%s</th>
                <th scope="col">%s</th></tr></thead><tbody>%s</tbody></table>
                """.formatted(
                        page.words("start.personas"),
                        page.words("start.personas-json"),
                        page.words("column.persona"),
                        page.words("column.name"),
                        page.words("column.label"),
                        page.words("column.id"),
                        rows);
    }

    private static String row(Persona persona) {
        return "<tr><td><code>%s</code></td><td>%s</td><td lang=\"fr\">%s</td><td>%s</td></tr>"
                .formatted(
                        Page.escaped(persona.name()),
                        Page.escaped(persona.identity().displayName()),
                        Page.escaped(persona.label()),
                        Page.escaped(persona.identity().id()));
    }
}
