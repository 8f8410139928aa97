package org.opencarnet.fhir.leaving;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.opencarnet.access.Access;
import org.opencarnet.fhir.FhirHook;

/** For the bench alone: lets everything pass without a look, so that the difference is what the second look costs. */
@Interceptor
public final class Fence implements FhirHook {

    public static final String BROKEN_OFF = Fence.class.getName() + ".brokenOff";

    public Fence(Access access) {}

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = 10_000)
    public boolean leave(ServletRequestDetails details, IBaseResource resource, HttpServletResponse response)
            throws IOException {
        var answer = Answer.of(details);
        if (answer.isPresent()) {
            answer.get().write(details, response);
        }
        return answer.isEmpty();
    }

    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void completed(ServletRequestDetails details) throws IOException {
        var answer = Answer.of(details);
        if (answer.isPresent()) {
            answer.get().close();
        }
    }
}
