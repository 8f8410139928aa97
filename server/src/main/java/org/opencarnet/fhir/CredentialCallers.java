package org.opencarnet.fhir;

import jakarta.servlet.http.HttpServletRequest;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.identity.Credential;
import org.opencarnet.identity.RequestId;
import org.opencarnet.sharing.Caller;

/** Callers by the credential that the doors have let in. */
public final class CredentialCallers implements Callers {

    private static final String FACE = "fhir";

    @Override
    public Caller of(HttpServletRequest request) {
        var credential = Credential.of(request).orElseThrow(() -> Refusal.of(RequestFault.NOT_AUTHENTICATED));
        var origin = new Caller.Origin(FACE, request.getRemoteAddr(), RequestId.of(request));
        return new Caller(credential.requester(), credential.purpose(), origin);
    }
}
