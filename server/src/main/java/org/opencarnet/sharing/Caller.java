package org.opencarnet.sharing;

import java.time.Instant;
import java.util.Optional;
import org.opencarnet.access.AccessRequest;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Ins;

/**
 * Who calls, why, and from where, as a face hands it on.
 *
 * @param requester proved by a credential
 * @param purpose stated with the credential
 * @param origin for the trail
 * @param within for whose record alone the credential was made: any other is to him as if it were not there; absent: for all
 */
public record Caller(Requester requester, Purpose purpose, Origin origin, Optional<Ins> within) {

    /** One whose credential is for all records. */
    public Caller(Requester requester, Purpose purpose, Origin origin) {
        this(requester, purpose, origin, Optional.empty());
    }

    /** Whether the credential is for the record of this patient. */
    boolean reaches(Ins patient) {
        return within.isEmpty() || within.get().equals(patient);
    }

    /** The question to the law that this caller asks with an action. */
    public AccessRequest asks(Action action, Instant at) {
        return new AccessRequest(requester, purpose, action, at);
    }

    /**
     * Where a request came from.
     *
     * @param face the door: {@code fhir}, {@code xds}, {@code portal}; {@code xds-secret} in a minor's secret connection
     * @param address of the client
     * @param requestId the correlation id that the answer carries too
     */
    public record Origin(String face, String address, String requestId) {

        private static final String SECRET = "-secret";

        /** The same, in a minor's secret connection. */
        public Origin secret() {
            return new Origin(face + SECRET, address, requestId);
        }

        boolean isSecret() {
            return face.endsWith(SECRET);
        }
    }
}
