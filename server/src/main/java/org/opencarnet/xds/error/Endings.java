package org.opencarnet.xds.error;

import java.util.List;
import org.opencarnet.access.Rule;
import org.opencarnet.sharing.Outcome;

/** How a use case ended that did not end well, in the words of XDS. */
public final class Endings {

    private Endings() {}

    /**
     * What to complain of.
     *
     * @param object of which it is said where the use case names none
     */
    public static List<Complaint> told(Outcome<?> ending, String object) {
        if (ending instanceof Outcome.Refused<?> refused) {
            return refused.decision().told().stream()
                    .map(rule -> complaint(rule, object))
                    .toList();
        }
        var rejection = ((Outcome.Rejected<?>) ending).rejection();
        var fault = new ProblemFault(rejection.problem());
        var where = rejection.where().isEmpty() ? object : rejection.where();
        return List.of(new Complaint(fault, where, fault.attribute(), List.of()));
    }

    /** That there is no such record is said where the patient is named. */
    private static Complaint complaint(Rule rule, String object) {
        return new Complaint(new RuleFault(rule), object, rule == Rule.RECORD_ABSENT ? "patientId" : "", List.of());
    }
}
