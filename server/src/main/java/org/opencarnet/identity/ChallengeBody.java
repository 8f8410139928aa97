package org.opencarnet.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a face says, in its own protocol, to a request that proves nobody. */
public interface ChallengeBody {

    /** Whether the request came to this face's door. */
    boolean concerns(HttpServletRequest request);

    /** Writes content type and body; status and headers are set already. */
    void write(Unproven unproven, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
