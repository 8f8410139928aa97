package org.opencarnet.fhir;

import ca.uhn.fhir.interceptor.api.IInterceptorBroadcaster;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.fhir.submission.Bulk;

/** A request whose body is read within bounds, and looked over before a parser sees it. */
final class GuardedRequest extends ServletRequestDetails {

    private static final Set<String> UTF_8 = Set.of("UTF-8", "UTF8", "US-ASCII");

    private static final String FORMAT = "_format";

    private final long largestBody;

    GuardedRequest(IInterceptorBroadcaster interceptors, long largestBody) {
        super(interceptors);
        this.largestBody = largestBody;
    }

    /** Those of the URL, or of the form of a search; an unknown format is as none, and Turtle is unknown. */
    @Override
    public void setParameters(Map<String, String[]> parameters) {
        var spoken = new LinkedHashMap<>(parameters);
        spoken.computeIfPresent(
                FORMAT, (name, values) -> Stream.of(values).anyMatch(Formats::isTurtle) ? new String[0] : values);
        super.setParameters(spoken);
    }

    @Override
    protected byte[] getByteStreamRequestContents() {
        var request = getServletRequest();
        if (request.getHeader("Content-Encoding") != null) {
            throw Refusal.of(RequestFault.ENCODING_NOT_SUPPORTED);
        }
        if (request.getContentLengthLong() > largestBody) {
            throw tooLarge();
        }
        var body = bytes(request);
        if (body.length == 0 && getOperation() == null) {
            throw Refusal.of(RequestFault.BODY_MISSING);
        }
        Shape.check(body);
        return submits() ? Bulk.takenOut(body, this) : body;
    }

    /** Whether documents may come in with it. */
    private boolean submits() {
        return getRequestType() == RequestTypeEnum.POST
                && getOperation() == null
                && (getResourceName() == null || getResourceName().equals("DocumentReference"));
    }

    private byte[] bytes(HttpServletRequest request) {
        try {
            var body = request.getInputStream().readNBytes(Math.toIntExact(largestBody + 1));
            if (body.length > largestBody) {
                throw tooLarge();
            }
            return body;
        } catch (IOException brokenOff) {
            throw Refusal.of(RequestFault.BODY_MALFORMED, brokenOff.getClass().getSimpleName());
        }
    }

    @Override
    public Charset getCharset() {
        var stated = getServletRequest().getCharacterEncoding();
        if (stated != null && !UTF_8.contains(stated.toUpperCase(Locale.ROOT))) {
            throw Refusal.of(RequestFault.MEDIA_TYPE_NOT_SUPPORTED, "charset=" + stated);
        }
        return StandardCharsets.UTF_8;
    }

    private Refusal tooLarge() {
        return Refusal.of(RequestFault.BODY_TOO_LARGE, Long.toString(largestBody));
    }
}
