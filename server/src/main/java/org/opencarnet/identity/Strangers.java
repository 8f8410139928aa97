package org.opencarnet.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * What becomes of requests that prove nobody.
 *
 * @param door answers those that are turned back
 * @param tokenless knows some of those that bring nothing
 */
record Strangers(AuthenticationEntryPoint door, Optional<Tokenless> tokenless) {

    /** As whom a request without a credential is let in. */
    Optional<Credential> credential(HttpServletRequest request) {
        return tokenless
                .filter(any -> request.getHeader(HttpHeaders.AUTHORIZATION) == null)
                .flatMap(one -> one.credential(request));
    }
}
