package org.opencarnet.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request with a proven token through under its requester, and turns back one whose token is flawed (RFC 6750). */
final class Gate extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final RequestMatcher open;
    private final Proofs proofs;
    private final Strangers strangers;

    /**
     * A gate.
     *
     * @param open what is open to everybody: there a token is not even looked at
     */
    Gate(RequestMatcher open, Proofs proofs, Strangers strangers) {
        this.open = open;
        this.proofs = proofs;
        this.strangers = strangers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return open.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var credential = strangers.credential(request).orElseGet(() -> proofs.of(token(request)));
            SecurityContextHolder.setContext(new SecurityContextImpl(new Identified(credential)));
        } catch (AuthenticationException flawed) {
            strangers.door().commence(request, response, flawed);
            return;
        }
        chain.doFilter(request, response);
    }

    private static String token(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() > 1) {
            throw new FlawedCredential(Flaw.SEVERAL);
        }
        if (headers.isEmpty() || !headers.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new FlawedCredential(Flaw.MISSING);
        }
        return headers.get(0).substring(BEARER.length()).strip();
    }
}
