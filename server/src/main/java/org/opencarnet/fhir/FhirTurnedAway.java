package org.opencarnet.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.opencarnet.fhir.error.PlainAnswer;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/** What the face says of a request that never reached it, because the container or the firewall turned it away. */
public final class FhirTurnedAway {

    private FhirTurnedAway() {}

    /** Whether a request for this path was meant for the face. */
    public static boolean concerns(String path) {
        return path.startsWith(FhirConfiguration.PATH);
    }

    /** Writes the whole answer, of a status that an HTTP status stands for. */
    public static void write(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PlainAnswer.write(Refusal.of(fault(status), request.getMethod()), request, response);
    }

    private static RequestFault fault(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> RequestFault.UNKNOWN_PATH;
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> RequestFault.METHOD_NOT_ALLOWED;
            default ->
                status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                        ? RequestFault.BAD_REQUEST
                        : RequestFault.UNEXPECTED;
        };
    }
}
