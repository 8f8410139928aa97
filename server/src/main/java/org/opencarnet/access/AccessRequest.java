package org.opencarnet.access;

import java.time.Instant;

/** One question to the law: may this requester, for this purpose, do this, at this instant? */
public record AccessRequest(Requester requester, Purpose purpose, Action action, Instant at) {

    /** The same requester, purpose and instant with another action. */
    public AccessRequest to(Action other) {
        return new AccessRequest(requester, purpose, other, at);
    }
}
