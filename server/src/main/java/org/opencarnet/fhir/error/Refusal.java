package org.opencarnet.fhir.error;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opencarnet.access.Decision;
import org.opencarnet.sharing.Outcome;

/**
 * Ends a request with complaints: thrown by providers, turned by the face into an OperationOutcome in the reader's language. Its
 * status is that of the first complaint.
 */
public final class Refusal extends BaseServerResponseException {

    private static final long serialVersionUID = 1L;

    private static final Pattern EXPRESSION = Pattern.compile("[A-Z][A-Za-z]+([.\\[].*)?");

    private final transient List<Complaint> complaints;

    private Refusal(List<Complaint> complaints) {
        super(complaints.get(0).fault().status(), complaints.get(0).fault().code());
        this.complaints = List.copyOf(complaints);
    }

    public static Refusal of(Fault fault, String... arguments) {
        return new Refusal(List.of(Complaint.of(fault, arguments)));
    }

    public static Refusal of(Complaint complaint) {
        return new Refusal(List.of(complaint));
    }

    /** Of one or more complaints. */
    public static Refusal of(List<Complaint> complaints) {
        return new Refusal(complaints);
    }

    /** Of what the law refuses, with every rule that may be told. */
    public static Refusal of(Decision decision) {
        return new Refusal(decision.told().stream()
                .map(rule -> Complaint.of(new RuleFault(rule)))
                .toList());
    }

    /** Of what is wrong with the request, and where, if the use case was told in FHIRPath. */
    public static Refusal of(Outcome.Rejection rejection) {
        var complaint = Complaint.of(new ProblemFault(rejection.problem()));
        return of(EXPRESSION.matcher(rejection.where()).matches() ? complaint.at(rejection.where()) : complaint);
    }

    /** The value of an outcome that is done; otherwise throws what it says. */
    public static <T> T unlessDone(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T> done) {
            return done.value();
        }
        throw outcome instanceof Outcome.Refused<T> refused
                ? of(refused.decision())
                : of(((Outcome.Rejected<T>) outcome).rejection());
    }

    public List<Complaint> complaints() {
        return complaints;
    }

    @Override
    public String getMessage() {
        return complaints.stream().map(complaint -> complaint.fault().code()).collect(Collectors.joining(", "));
    }

    /** An ordinary ending; nobody looks where it was thrown. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
