package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;

/** What a conformance tool may do where there are any: whatever the state of the record and of the document leaves. */
class TesterTest {

    private static final Facts OPEN = Given.record(Facts.Ties.NONE);

    private final Access law = Given.law();

    private Set<Rule> rules(Action action, Facts facts) {
        return law.decide(Given.asks(Given.tester(), action), facts).rules();
    }

    @ParameterizedTest
    @EnumSource(value = Action.class, names = "OPEN_RECORD", mode = EnumSource.Mode.EXCLUDE)
    void mayDoEverythingInAnOpenRecord(Action action) {
        assertThat(rules(action, OPEN)).containsExactly(Rule.CONFORMANCE_TEST);
    }

    @Test
    void reachesWhatIsHiddenFromAllOthersAndOfATypeThatNobodyKnows() {
        var hidden = new Facts.Document(
                new Code("1.3.6.1.4.1.21367.100.1", "DEMO-Consult"),
                new Visibility(true, true, true),
                AvailabilityStatus.APPROVED,
                false);

        assertThat(rules(Action.READ, OPEN.about(hidden))).containsExactly(Rule.CONFORMANCE_TEST);
    }

    @Test
    void opensARecordWhereThereIsNoneAndNoSecondOne() {
        assertThat(rules(Action.OPEN_RECORD, Facts.ofAbsent(Optional.of(Given.PATIENT))))
                .containsExactly(Rule.CONFORMANCE_TEST);
        assertThat(rules(Action.OPEN_RECORD, OPEN)).containsExactly(Rule.RECORD_EXISTS);
    }

    @Test
    void doesNothingWhereThereIsNoRecordOrItIsClosed() {
        assertThat(rules(Action.LIST, Facts.ofAbsent(Optional.of(Given.PATIENT))))
                .containsExactly(Rule.RECORD_ABSENT);
        assertThat(rules(Action.FEED, Given.closed(OPEN))).containsExactly(Rule.RECORD_CLOSED);
        assertThat(rules(Action.READ_TRAIL, Given.closed(OPEN))).containsExactly(Rule.CONFORMANCE_TEST);
    }

    @Test
    void doesNotReachWhatIsDeleted() {
        var deleted = new Facts.Document(Given.REPORT, Visibility.OPEN, AvailabilityStatus.DELETED, true);

        assertThat(rules(Action.READ, OPEN.about(deleted))).containsExactly(Rule.DOCUMENT_DELETED);
    }

    @Test
    void statesNoEmergency() {
        var emergency = Given.asks(Given.tester(), Given.BREAK_GLASS, Action.READ);

        assertThat(law.decide(emergency, OPEN).rules()).containsExactly(Rule.PURPOSE_NOT_ENTITLED);
    }
}
