package org.opencarnet.fhir.error;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.opencarnet.identity.RequestId;
import org.opencarnet.sharing.Mishaps;
import org.opencarnet.sharing.Patience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request into an OperationOutcome of ours; what is unexpected is opaque to the client and logged without any value. */
@Interceptor
public final class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    /** Seconds. */
    private static final String WAIT = "5";

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException tell(RequestDetails details, Throwable thrown, HttpServletRequest request) {
        if (thrown instanceof NotModifiedException notModified) {
            return unchanged(notModified, request);
        }
        var refusal = refusal(thrown, request);
        if (refusal.getStatusCode() == NOT_FOUND) {
            if (request.getAttribute(Patience.class.getName()) instanceof Patience patience) {
                patience.untilTheStepEnds();
            }
        }
        return refusal;
    }

    /** What has ended a request, or one entry of it, with its outcome; what nobody expected is logged. */
    public static Refusal refusal(Throwable thrown, HttpServletRequest request) {
        return told(
                Translation.of(thrown)
                        .or(() -> outOfReach(thrown, request))
                        .orElseGet(() -> unexpected(thrown, request)),
                request);
    }

    /** No error: the client has what it asks for. It is told the tag that matched; the outcome is never sent, it spares a line in the log. */
    private static NotModifiedException unchanged(NotModifiedException thrown, HttpServletRequest request) {
        Optional.ofNullable(request.getHeader("If-None-Match")).ifPresent(tag -> thrown.addResponseHeader("ETag", tag));
        thrown.setOperationOutcome(new OperationOutcome());
        return thrown;
    }

    /** The refusal with its outcome, for a reader who sent this request. */
    public static Refusal told(Refusal refusal, HttpServletRequest request) {
        var language = Words.language(
                Optional.ofNullable(request.getHeader("Accept-Language")).orElse(""));
        refusal.setOperationOutcome(Outcomes.of(refusal.complaints(), language, RequestId.of(request)));
        if (refusal.getStatusCode() == UNAUTHORIZED) {
            refusal.addResponseHeader("WWW-Authenticate", "Bearer");
        }
        return refusal;
    }

    /** Tells when to come again; whoever does is recognised. */
    private static Optional<Refusal> outOfReach(Throwable thrown, HttpServletRequest request) {
        if (!Mishaps.isOutOfReach(thrown)) {
            return Optional.empty();
        }
        LOG.warn("request {} found storage out of reach: {}", RequestId.of(request), Mishaps.withoutMessages(thrown));
        var refusal = Refusal.of(RequestFault.OUT_OF_REACH);
        refusal.addResponseHeader("Retry-After", WAIT);
        return Optional.of(refusal);
    }

    private static Refusal unexpected(Throwable thrown, HttpServletRequest request) {
        LOG.error("request {} failed unexpectedly: {}", RequestId.of(request), Mishaps.withoutMessages(thrown));
        return Refusal.of(RequestFault.UNEXPECTED);
    }
}
