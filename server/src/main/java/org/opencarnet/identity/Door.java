package org.opencarnet.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers whoever proves nothing: 401 with {@code WWW-Authenticate} (RFC 6750), and the body that the face at this door gives. */
final class Door implements AuthenticationEntryPoint {

    private static final String CHALLENGE = "Bearer realm=\"carnet\"";

    private final List<ChallengeBody> bodies;

    Door(List<ChallengeBody> bodies) {
        this.bodies = List.copyOf(bodies);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var unproven = why instanceof FlawedCredential flawed ? flawed.unproven() : new Unproven(Flaw.MISSING, "");
        response.setStatus(unproven.status());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(unproven));
        for (var body : bodies) {
            if (body.concerns(request)) {
                body.write(unproven, request, response);
                return;
            }
        }
    }

    private static String challenge(Unproven unproven) {
        return unproven.flaw() == Flaw.MISSING
                ? CHALLENGE
                : CHALLENGE + ", error=\"invalid_token\", error_description=\"" + ascii(unproven) + "\"";
    }

    /** A header takes printable ASCII without quotes and backslashes (RFC 6750, section 3). */
    private static String ascii(Unproven unproven) {
        return unproven.text(Locale.ENGLISH).replaceAll("[^ -~]|[\"\\\\]", "?");
    }
}
