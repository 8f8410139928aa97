package org.opencarnet.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who asks where a request brings no credential at all. The server has none of these: nobody does. */
public interface Tokenless {

    /** As whom the request is let in; empty where a token is asked for. */
    Optional<Credential> credential(HttpServletRequest request);
}
