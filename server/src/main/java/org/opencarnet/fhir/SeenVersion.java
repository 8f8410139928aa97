package org.opencarnet.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.sharing.Problem;

/** The version that a client has seen of what it changes (If-Match; FHIR R4, http, managing resource contention). */
public final class SeenVersion {

    private static final Pattern VERSION = Pattern.compile("W/\"(\\d{1,9})\"");

    private SeenVersion() {}

    /** As the request states it, if it does; what is no version of ours is refused as one that is past. */
    public static Optional<Integer> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("If-Match")).map(stated -> {
            var version = VERSION.matcher(stated);
            if (!version.matches()) {
                throw Refusal.of(new ProblemFault(Problem.VERSION_CONFLICT));
            }
            return Integer.valueOf(version.group(1));
        });
    }
}
