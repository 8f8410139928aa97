package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.StandingConsents;

/** What outlives the closing of a record (rules 8, decision o). */
class ClosedRecordTest {

    private final Access law = Given.law();

    @Test
    void theMedecinTraitantSeesHisOwnActsAndNoLongerTheWholeTrail() {
        var treating = Given.medecinTraitant(Given.authorized());

        assertThat(rules(Given.physician(), Action.READ_TRAIL, Given.record(treating)))
                .containsExactly(Rule.MEDECIN_TRAITANT, Rule.OWN_ACTS);
        assertThat(rules(Given.physician(), Action.READ_TRAIL, closed(treating)))
                .containsExactly(Rule.OWN_ACTS);
    }

    @Test
    void thePatientReadsTheTrailAndNothingElse() {
        assertThat(rules(Given.patient(), Action.READ_TRAIL, closed(Facts.Ties.NONE)))
                .containsExactly(Rule.OWN_RECORD);
        assertThat(rules(Given.patient(), Action.LIST, closed(Facts.Ties.NONE))).containsExactly(Rule.RECORD_CLOSED);
    }

    @Test
    void whatTheSoftwareOfAStructureSawIsStillTakenAndNothingElse() {
        assertThat(rules(Given.structure(), Action.FEED_TRAIL, closed(Facts.Ties.NONE)))
                .containsExactly(Rule.OWN_SOFTWARE);
        assertThat(rules(Given.structure(), Action.FEED, closed(Facts.Ties.NONE)))
                .containsExactly(Rule.RECORD_CLOSED);
        assertThat(rules(Given.structure(), Action.FEED_TRAIL, Facts.ofAbsent(Optional.empty())))
                .containsExactly(Rule.RECORD_ABSENT);
    }

    private Set<Rule> rules(Requester who, Action action, Facts facts) {
        return law.decide(Given.asks(who, action), facts).rules();
    }

    private static Facts closed(Facts.Ties ties) {
        return new Facts(
                Optional.of(Given.PATIENT),
                Facts.State.CLOSED,
                Optional.of(Given.ADULT),
                StandingConsents.AT_CREATION,
                ties,
                Optional.empty());
    }
}
