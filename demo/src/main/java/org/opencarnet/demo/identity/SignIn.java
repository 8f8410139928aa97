package org.opencarnet.demo.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opencarnet.demo.people.Kind;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.people.Persona;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signs a persona in as the e-CPS does: say who you are, then confirm on the phone, which this page plays too. */
@RestController
class SignIn {

    /** Where people choose who they are. */
    static final String PATH = "/connexion";

    private static final String PENDING = SignIn.class.getName() + ".pending";

    private final People people;
    private final MessageSource messages;
    private final SecureRandom numbers = new SecureRandom();
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final SavedRequestAwareAuthenticationSuccessHandler onward =
            new SavedRequestAwareAuthenticationSuccessHandler();

    SignIn(People people, MessageSource messages) {
        this.people = people;
        this.messages = messages;
    }

    /** Lists the people who can sign in. */
    @GetMapping(path = PATH, produces = Page.HTML)
    String choose(CsrfToken csrf, Locale locale) {
        Page page = new Page(messages, locale);
        String groups = List.of(Kind.PROFESSIONAL, Kind.PATIENT, Kind.REPRESENTATIVE).stream()
                .map(kind -> group(kind, page))
                .collect(Collectors.joining());
        return page.around("title.sign-in", """
                <h2>%s</h2><p>%s</p>
                <form method="post" action="%s/telephone">%s%s</form>
                """.formatted(
                        page.words("sign-in.who"), page.words("sign-in.intro"), PATH, Page.hidden(csrf), groups));
    }

    /** Asks to confirm on the phone; somebody unknown is asked again who they are. */
    @PostMapping(path = PATH + "/telephone", produces = Page.HTML)
    ResponseEntity<String> confirm(
            @RequestParam(defaultValue = "") String persona, CsrfToken csrf, HttpSession session, Locale locale) {
        Optional<Persona> known = people.named(persona).filter(SignIn::isHuman);
        if (known.isEmpty()) {
            return backToChoice();
        }
        session.setAttribute(PENDING, persona);
        return ResponseEntity.ok(phone(known.get(), csrf, new Page(messages, locale)));
    }

    /** Opens the session of whom the phone confirmed, and goes on to where they wanted to go. */
    @PostMapping(PATH + "/confirmation")
    void signIn(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        HttpSession session = request.getSession();
        String persona = (String) session.getAttribute(PENDING);
        if (persona == null) {
            response.sendRedirect(PATH);
            return;
        }
        session.removeAttribute(PENDING);
        request.changeSessionId();
        Authentication person = UsernamePasswordAuthenticationToken.authenticated(persona, "", List.of());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        sessions.saveContext(context, request, response);
        onward.onAuthenticationSuccess(request, response, person);
    }

    private String group(Kind kind, Page page) {
        String people = this.people.personas().stream()
                .filter(persona -> persona.kind() == kind)
                .map(persona ->
                        "<li><button name=\"persona\" value=\"%s\">%s <small lang=\"fr\">%s</small></button></li>"
                                .formatted(
                                        Page.escaped(persona.name()),
                                        Page.escaped(persona.identity().displayName()),
                                        Page.escaped(persona.label())))
                .collect(Collectors.joining("\n"));
        return "<h3>%s</h3><ul>%s</ul>".formatted(page.words("kind." + kind.code()), people);
    }

    private String phone(Persona persona, CsrfToken csrf, Page page) {
        return page.around("title.phone", """
                <p>%s</p><p>%s</p><p class="number">%02d</p>
                <h2>%s</h2>
                <form method="post" action="%s/confirmation">%s<button>%s</button></form>
                <p><a href="%s">%s</a></p>
                """.formatted(
                        page.words("phone.intro", persona.identity().displayName()),
                        page.words("phone.number"),
                        numbers.nextInt(100),
                        page.words("phone.simulated"),
                        PATH,
                        Page.hidden(csrf),
                        page.words("phone.confirm"),
                        PATH,
                        page.words("phone.back")));
    }

    private static boolean isHuman(Persona persona) {
        return persona.kind() != Kind.STRUCTURE && persona.kind() != Kind.ENROLMENT;
    }

    private static ResponseEntity<String> backToChoice() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, PATH)
                .build();
    }
}
