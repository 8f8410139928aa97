package org.opencarnet.fhir.error;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opencarnet.access.Rule;
import org.opencarnet.sharing.Problem;

/** Says in our words what HAPI says in its own, which name classes and internals. */
final class Translation {

    private static final Pattern CODE = Pattern.compile("HAPI-(\\d{4})");
    private static final Pattern PLACE = Pattern.compile("line: (\\d+), column: (\\d+)");
    private static final Pattern WSTX_PLACE = Pattern.compile("\\[row,col[^]]*]: \\[(\\d+),(\\d+)]");

    private Translation() {}

    /** The refusal that an exception amounts to; empty for what should never have happened. */
    static Optional<Refusal> of(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return Optional.of(refusal);
        }
        if (thrown instanceof ResourceNotFoundException || thrown instanceof ResourceGoneException) {
            return Optional.of(Refusal.of(new ProblemFault(Problem.NOT_FOUND)));
        }
        if (thrown instanceof PreconditionFailedException || thrown instanceof ResourceVersionConflictException) {
            return Optional.of(Refusal.of(new ProblemFault(Problem.VERSION_CONFLICT)));
        }
        if (thrown instanceof AuthenticationException) {
            return Optional.of(Refusal.of(RequestFault.NOT_AUTHENTICATED));
        }
        if (thrown instanceof ForbiddenOperationException) {
            return Optional.of(Refusal.of(new RuleFault(Rule.NOT_FOR_THIS_REQUESTER)));
        }
        if (thrown instanceof MethodNotAllowedException) {
            return Optional.of(Refusal.of(RequestFault.BAD_REQUEST));
        }
        if (thrown instanceof DataFormatException) {
            return Optional.of(malformed(thrown));
        }
        return thrown instanceof InvalidRequestException || thrown instanceof UnprocessableEntityException
                ? Optional.of(invalid(thrown))
                : Optional.empty();
    }

    /** HAPI tells by its numbers what was wrong: 446, 448, 449, 1964 and 1965 the content type, 450 the syntax, 287 the root. */
    private static Refusal invalid(Throwable thrown) {
        var code = CODE.matcher(String.valueOf(thrown.getMessage()));
        return switch (code.find() ? code.group(1) : "") {
            case "0446", "0448", "0449", "1964", "1965" -> Refusal.of(RequestFault.MEDIA_TYPE_NOT_SUPPORTED, "");
            case "0450" -> malformed(thrown);
            case "0287" -> Refusal.of(RequestFault.METHOD_NOT_ALLOWED, "GET");
            default -> Refusal.of(RequestFault.BAD_REQUEST);
        };
    }

    private static Refusal malformed(Throwable thrown) {
        var message = String.valueOf(thrown.getMessage());
        for (var pattern : new Pattern[] {PLACE, WSTX_PLACE}) {
            var place = pattern.matcher(message);
            if (place.find()) {
                return Refusal.of(RequestFault.BODY_MALFORMED, place.group(1) + ":" + place.group(2));
            }
        }
        return Refusal.of(RequestFault.BODY_MALFORMED, "");
    }
}
