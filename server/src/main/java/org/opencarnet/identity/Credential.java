package org.opencarnet.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;

/** What a credential has proved: who asks, and why. The only thing that leaves this package. */
public record Credential(Requester requester, Purpose purpose) {

    /** The credential that came with this request; empty where none was asked for (published terminology, health). */
    public static Optional<Credential> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Identified identified
                ? Optional.of(identified.getPrincipal())
                : Optional.empty();
    }
}
