package org.opencarnet.access;

import java.util.EnumSet;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.terminology.HabilitationMatrix;

/**
 * The law as one pure function, in the order of decision s: state of the record, identity and purpose, block,
 * authorization or what stands in for it, matrix, visibility. Every rule that refuses is named, not only the first.
 */
public final class Access {

    private final Policy policy;
    private final ProfessionalLaw professionals;
    private final PatientLaw patients = new PatientLaw();
    private final SystemLaw systems;

    public Access(Policy policy, HabilitationMatrix matrix) {
        this.policy = policy;
        this.systems = new SystemLaw(policy);
        this.professionals = new ProfessionalLaw(policy, matrix);
    }

    /** What the operator decided where the rules leave a question open. */
    public Policy policy() {
        return policy;
    }

    /** Decides; the answer depends on nothing but the arguments, the policy and the matrix. */
    public Decision decide(AccessRequest request, Facts facts) {
        var rules = EnumSet.noneOf(Rule.class);
        stateOfTheRecord(request.action(), facts, rules);
        var requester = request.requester();
        if (requester instanceof Requester.Professional professional) {
            professionals.apply(professional, request, facts, rules);
        } else if (requester instanceof Requester.Patient patient) {
            patients.apply(patient, request, facts, rules);
        } else if (requester instanceof Requester.Representative representative) {
            patients.apply(representative, request, facts, rules);
        } else {
            systems.apply(request, facts, rules);
        }
        return Decision.of(rules);
    }

    /** What a list may contain for this requester; exact: it lets pass just what {@link #decide} permits to LIST. */
    public Narrowing narrow(AccessRequest request, Facts facts) {
        var requester = request.requester();
        if (!decide(request.to(Action.LIST), facts.ofTheRecord()).leavesOwn()) {
            return Narrowing.NOTHING;
        }
        if (requester instanceof Requester.Professional professional) {
            return professionals.narrow(professional, request, facts);
        }
        if (requester instanceof Requester.Patient) {
            return Narrowing.visible(new Narrowing.Hidden(false, true, false));
        }
        if (requester instanceof Requester.Representative) {
            return Narrowing.visible(new Narrowing.Hidden(false, true, true));
        }
        return requester instanceof Requester.Tester
                ? Narrowing.visible(new Narrowing.Hidden(false, false, false))
                : Narrowing.toOwn(requester);
    }

    private static void stateOfTheRecord(Action action, Facts facts, EnumSet<Rule> rules) {
        if (action == Action.OPEN_RECORD) {
            if (facts.state() != Facts.State.ABSENT) {
                rules.add(Rule.RECORD_EXISTS);
            }
        } else if (facts.state() == Facts.State.ABSENT && action != Action.TEST_EXISTENCE) {
            rules.add(Rule.RECORD_ABSENT);
        } else if (facts.state() == Facts.State.CLOSED && !survivesClosing(action)) {
            rules.add(Rule.RECORD_CLOSED);
        }
        if (facts.document().isPresent() && facts.document().get().status() == AvailabilityStatus.DELETED) {
            rules.add(Rule.DOCUMENT_DELETED);
        }
    }

    private static boolean survivesClosing(Action action) {
        return switch (action) {
            case TEST_EXISTENCE, READ_TRAIL, FEED_TRAIL, REOPEN_RECORD, EXPORT_RECORD -> true;
            default -> false;
        };
    }
}
