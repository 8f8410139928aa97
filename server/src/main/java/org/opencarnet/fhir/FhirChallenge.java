package org.opencarnet.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.opencarnet.fhir.error.CredentialFault;
import org.opencarnet.fhir.error.PlainAnswer;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.Words;
import org.opencarnet.identity.ChallengeBody;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.Unproven;

/** Tells whoever comes without a good credential so in an OperationOutcome. */
public final class FhirChallenge implements ChallengeBody {

    private static final String PATH = "/fhir";

    @Override
    public boolean concerns(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @Override
    public void write(Unproven unproven, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var language = Words.language(
                Optional.ofNullable(request.getHeader("Accept-Language")).orElse(""));
        var fault = unproven.flaw() == Flaw.KEYS_OUT_OF_REACH
                ? CredentialFault.CREDENTIAL_UNCHECKED
                : CredentialFault.CREDENTIAL_REFUSED;
        PlainAnswer.write(Refusal.of(fault, unproven.text(language)), request, response);
    }
}
