package org.opencarnet;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.opencarnet.fhir.FhirTurnedAway;

/**
 * What is answered where no face was reached, because the container or the firewall turned the request away: the error of the face
 * that it was meant for, else the bare status. The servlet answers where a servlet of ours was chosen already, the valve before.
 */
final class Unreached extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Where the container sends what it turned away. */
    static final String PATH = "/error";

    private static final int FIRST_ERROR = 400;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            tell(path, response.getStatus(), request, response);
        }
    }

    private static void tell(String path, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(status);
        if (FhirTurnedAway.concerns(path)) {
            FhirTurnedAway.write(status, request, response);
        }
    }

    /** For what cannot even be parsed. */
    static final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            var told = response.getStatus() >= FIRST_ERROR
                    && response.getContentWritten() == 0
                    && response.setErrorReported();
            if (told) {
                try {
                    var path = Optional.ofNullable(request.getRequestURI()).orElse("");
                    tell(path, response.getStatus(), request, response.getResponse());
                    response.finishResponse();
                } catch (IOException gone) {
                    containerLog(gone);
                }
            }
        }

        private void containerLog(IOException gone) {
            getContainer().getLogger().debug("nobody left to be told", gone);
        }
    }
}
