package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.sharing.PortsContract.aRecord;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Authorization;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Authorizations.Standing;
import org.opencarnet.terminology.MatrixColumn;

/** What every keeper of authorizations does. */
public interface AuthorizationsContract extends PortsContract {

    Professional ANNE = new Professional("810000000011", "Anne Martin");
    Professional BRUNO = new Professional("810000000012", "Bruno Petit");
    Instant AFTER = NOW.plusSeconds(60);

    private Standing grant(RecordId record, Professional professional, Instant at) {
        return unit(() -> ports().authorizations().grant(record, professional, at));
    }

    private Standing block(RecordId record, Optional<Instant> at) {
        return unit(() -> ports().authorizations().block(record, ANNE, at));
    }

    private void withdraw(RecordId record, Instant at) {
        inUnit(() -> ports().authorizations().withdraw(record, ANNE.id(), at));
    }

    private void slide(RecordId record, Instant at) {
        inUnit(() -> ports().authorizations().slide(record, ANNE.id(), at));
    }

    private Standing standing(RecordId record) {
        return unit(() -> ports().authorizations().standing(record, ANNE.id())).orElseThrow();
    }

    @Test
    default void nothingIsKnownOfAPairOfWhomNothingWasSaid() {
        var record = aRecord();

        withdraw(record, NOW);
        slide(record, NOW);
        inUnit(() -> ports().authorizations().medecinTraitant(record, ANNE.id(), false));

        assertThat(unit(() -> ports().authorizations().standing(record, ANNE.id())))
                .isEmpty();
        assertThat(unit(() -> ports().authorizations().standing(UUID.randomUUID())))
                .isEmpty();
        assertThat(unit(() -> ports().authorizations().of(record))).isEmpty();
    }

    @Test
    default void grantsFromTheInstantOfTheDeclaration() {
        var record = aRecord();

        var granted = grant(record, ANNE, NOW);

        assertThat(granted.authorization()).isEqualTo(new Authorization.Granted(NOW));
        assertThat(granted.grantedAt()).contains(NOW);
        assertThat(granted.version()).isEqualTo(1);
        assertThat(granted.professional()).isEqualTo(ANNE);
        assertThat(standing(record)).isEqualTo(granted);
        assertThat(unit(() -> ports().authorizations().standing(granted.id()))).contains(granted);
    }

    @Test
    default void remembersWhatAProfessionalPractisesAsHeToldAtLast() {
        var record = aRecord();
        var nurse = new Authorizations.Practice("60", Optional.of(MatrixColumn.INFIRMIERS));
        var psychologist = new Authorizations.Practice("93", Optional.empty());

        grant(record, new Professional(ANNE.id(), ANNE.name(), Optional.of(nurse)), NOW);
        grant(record, ANNE, AFTER);
        assertThat(standing(record).professional().practice()).contains(nurse);

        grant(record, new Professional(ANNE.id(), "", Optional.of(psychologist)), AFTER);
        assertThat(standing(record).professional())
                .isEqualTo(new Professional(ANNE.id(), ANNE.name(), Optional.of(psychologist)));
    }

    @Test
    default void grantsOneProfessionalInOneRecordAlone() {
        var record = aRecord();
        grant(record, ANNE, NOW);

        assertThat(unit(() -> ports().authorizations().standing(record, BRUNO.id())))
                .isEmpty();
        assertThat(unit(() -> ports().authorizations().standing(aRecord(), ANNE.id())))
                .isEmpty();
    }

    @Test
    default void grantsAnewAfterAWithdrawalUnderTheSameId() {
        var record = aRecord();
        var first = grant(record, ANNE, NOW);
        withdraw(record, AFTER);

        assertThat(standing(record).authorization()).isEqualTo(new Authorization.Withdrawn(AFTER));
        assertThat(standing(record).version()).isEqualTo(2);

        var again = grant(record, ANNE, AFTER.plusMillis(1));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.version()).isEqualTo(3);
        assertThat(again.authorization()).isEqualTo(new Authorization.Granted(AFTER.plusMillis(1)));
    }

    @Test
    default void theFirstWithdrawalCounts() {
        var record = aRecord();
        grant(record, ANNE, NOW);

        withdraw(record, AFTER);
        withdraw(record, AFTER.plusSeconds(1));

        assertThat(standing(record).authorization()).isEqualTo(new Authorization.Withdrawn(AFTER));
        assertThat(standing(record).version()).isEqualTo(2);
    }

    @Test
    default void theWindowMovesOnAndNeverBackWithoutANewVersion() {
        var record = aRecord();
        grant(record, ANNE, NOW);

        slide(record, AFTER);
        slide(record, NOW);

        assertThat(standing(record).authorization()).isEqualTo(new Authorization.Granted(AFTER));
        assertThat(standing(record).grantedAt()).contains(NOW);
        assertThat(standing(record).version()).isEqualTo(1);
    }

    @Test
    default void aGrantByAClockThatWasSetBackShortensNothing() {
        var record = aRecord();
        grant(record, ANNE, AFTER);

        var again = grant(record, ANNE, NOW);

        assertThat(again.authorization()).isEqualTo(new Authorization.Granted(AFTER));
        assertThat(again.grantedAt()).contains(NOW);
        assertThat(standing(record)).isEqualTo(again);
    }

    @Test
    default void aGrantAfterAWithdrawalCountsFromItsOwnInstant() {
        var record = aRecord();
        grant(record, ANNE, AFTER);
        withdraw(record, AFTER);

        assertThat(grant(record, ANNE, NOW).authorization()).isEqualTo(new Authorization.Granted(NOW));
    }

    @Test
    default void noAccessRevivesWhatWasWithdrawn() {
        var record = aRecord();
        grant(record, ANNE, NOW);
        withdraw(record, AFTER);

        slide(record, AFTER.plusSeconds(1));

        assertThat(standing(record).authorization()).isEqualTo(new Authorization.Withdrawn(AFTER));
    }

    @Test
    default void aBlockWithdrawsTooAndLiftingItRestoresNothing() {
        var record = aRecord();
        grant(record, ANNE, NOW);

        var blocked = block(record, Optional.of(AFTER));
        var lifted = block(record, Optional.empty());

        assertThat(blocked.blockedAt()).contains(AFTER);
        assertThat(blocked.authorization()).isEqualTo(new Authorization.Withdrawn(AFTER));
        assertThat(lifted.blockedAt()).isEmpty();
        assertThat(lifted.authorization()).isEqualTo(new Authorization.Withdrawn(AFTER));
        assertThat(standing(record)).isEqualTo(lifted);
        assertThat(lifted.version()).isEqualTo(3);
    }

    @Test
    default void blocksAndUnblocksWhomNobodyAuthorized() {
        var record = aRecord();

        var blocked = block(record, Optional.of(NOW));
        var again = block(record, Optional.of(AFTER));
        var lifted = block(record, Optional.empty());

        assertThat(blocked.authorization()).isEqualTo(new Authorization.None());
        assertThat(again).isEqualTo(blocked);
        assertThat(lifted.blockedAt()).isEmpty();
        assertThat(block(aRecord(), Optional.empty()).blockedAt()).isEmpty();
    }

    @Test
    default void nothingIsGrantedThroughABlock() {
        var record = aRecord();
        grant(record, ANNE, NOW);
        var blocked = block(record, Optional.of(AFTER));

        assertThat(grant(record, ANNE, AFTER.plusSeconds(1))).isEqualTo(blocked);
        assertThat(standing(record)).isEqualTo(blocked);
    }

    @Test
    default void medecinTraitantUntilSaidOtherwise() {
        var record = aRecord();
        inUnit(() -> ports().authorizations().medecinTraitant(record, ANNE.id(), true));
        grant(record, ANNE, NOW);

        assertThat(standing(record).medecinTraitant()).isTrue();
        assertThat(standing(record).professional()).isEqualTo(ANNE);

        inUnit(() -> ports().authorizations().medecinTraitant(record, ANNE.id(), false));

        assertThat(standing(record).medecinTraitant()).isFalse();
        assertThat(standing(record).authorization()).isEqualTo(new Authorization.Granted(NOW));
    }

    @Test
    default void listsAllPairsOfARecordByName() {
        var record = aRecord();
        var bruno = grant(record, BRUNO, NOW);
        var anne = grant(record, ANNE, NOW);
        grant(aRecord(), ANNE, NOW);

        assertThat(unit(() -> ports().authorizations().of(record))).containsExactly(anne, bruno);
    }
}
