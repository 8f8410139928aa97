package org.opencarnet.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** The correlation id of a request: the client's {@code X-Request-Id} where it is sane, else one of ours. The answer, the trail and the log carry it. */
public final class RequestId {

    /** The header in which it comes and goes. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The id of this request, the same however often it is asked for. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var stated = request.getHeader(HEADER);
        var id = stated != null && SANE.matcher(stated).matches()
                ? stated
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
