package org.opencarnet.fhir.leaving;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.opencarnet.sharing.Cleared;

/** An answer that is written as it is, not encoded by HAPI. The {@link Fence} writes it, once its documents have passed. */
public interface Answer extends AutoCloseable {

    /** The documents of which it shows anything. */
    List<Cleared> documents();

    /** Status, headers and body. */
    void write(ServletRequestDetails details, HttpServletResponse response) throws IOException;

    /** Lets go of what it holds, written or not. */
    @Override
    default void close() throws IOException {}

    /** Makes this the answer to the request; what the provider returns to HAPI besides is a stand-in that nobody sees. */
    default void answer(RequestDetails details) {
        details.getUserData().put(Answer.class, this);
    }

    /** The answer to this request, where it is of this kind. */
    static Optional<Answer> of(RequestDetails details) {
        return Optional.ofNullable((Answer) details.getUserData().get(Answer.class));
    }
}
