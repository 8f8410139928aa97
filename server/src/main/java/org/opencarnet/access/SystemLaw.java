package org.opencarnet.access;

import java.util.EnumSet;

/** What structures in indirect mode and enrolment systems may do (decision p), and conformance tools. */
final class SystemLaw {

    private final Policy policy;

    SystemLaw(Policy policy) {
        this.policy = policy;
    }

    void apply(AccessRequest request, Facts facts, EnumSet<Rule> rules) {
        if (request.purpose().mode() != Purpose.Mode.NORMAL) {
            rules.add(Rule.PURPOSE_NOT_ENTITLED);
        }
        rules.add(rule(request, facts));
    }

    private Rule rule(AccessRequest request, Facts facts) {
        if (request.requester() instanceof Requester.Tester) {
            return Rule.CONFORMANCE_TEST;
        }
        return request.requester() instanceof Requester.Structure ? structure(request, facts) : enrolment(request);
    }

    private Rule structure(AccessRequest request, Facts facts) {
        var authored = facts.document().map(Facts.Document::authored);
        return switch (request.action()) {
            case TEST_EXISTENCE -> Rule.EXISTENCE_TEST;
            case FEED -> Rule.FEEDING_IS_FREE;
            case FEED_TRAIL -> Rule.OWN_SOFTWARE;
            case LIST -> authored.orElse(true) ? Rule.AUTHORSHIP : Rule.STRUCTURE_DOES_NOT_CONSULT;
            case REPLACE, DELETE -> authored.orElse(false) ? Rule.AUTHORSHIP : Rule.NOT_THE_AUTHOR;
            case READ, READ_CARE_CIRCLE -> Rule.STRUCTURE_DOES_NOT_CONSULT;
            case CHANGE_CARE_CIRCLE ->
                policy.structuresDeclareTeams() ? Rule.STRUCTURES_TEAM : Rule.NOT_FOR_THIS_REQUESTER;
            default -> Rule.NOT_FOR_THIS_REQUESTER;
        };
    }

    private static Rule enrolment(AccessRequest request) {
        return switch (request.action()) {
            case OPEN_RECORD -> Rule.ENROLMENT;
            case TEST_EXISTENCE -> Rule.EXISTENCE_TEST;
            default -> Rule.NOT_FOR_THIS_REQUESTER;
        };
    }
}
