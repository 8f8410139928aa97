package org.opencarnet.fhir;

import jakarta.servlet.http.HttpServletRequest;
import org.opencarnet.sharing.Caller;

/** Tells who sends a request. */
public interface Callers {

    /**
     * The caller that the credential of this request proves, with {@link org.opencarnet.identity.RequestId#of} for the trail.
     *
     * @throws org.opencarnet.fhir.error.Refusal 401 when there is no credential, or none that holds
     */
    Caller of(HttpServletRequest request);
}
