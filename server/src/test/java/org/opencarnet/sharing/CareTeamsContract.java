package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.sharing.PortsContract.anIns;
import static org.opencarnet.sharing.PortsContract.open;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Records.Reference.ById;

/** What every keeper of care teams does. */
public interface CareTeamsContract extends PortsContract {

    Instant LATER = NOW.plusSeconds(3600);

    private RecordId opened() {
        var record = open(anIns());
        inUnit(() -> ports().records().open(record));
        return record.id();
    }

    private boolean belongs(RecordId record, Instant at) {
        return unit(() -> ports().records().situation(new ById(record), RecordsContract.NURSE, at))
                .orElseThrow()
                .ties()
                .careTeam();
    }

    private void join(RecordId record, Optional<Instant> until) {
        inUnit(() -> ports().careTeams().join(record, RecordsContract.NURSE.id(), NOW, until));
    }

    @Test
    default void amongTheTeamFromTheFirstInstantOn() {
        var record = opened();

        join(record, Optional.empty());

        assertThat(belongs(record, NOW.minusMillis(1))).isFalse();
        assertThat(belongs(record, NOW)).isTrue();
        assertThat(belongs(record, LATER)).isTrue();
    }

    @Test
    default void amongTheTeamUntilJustBeforeTheEnd() {
        var record = opened();

        join(record, Optional.of(LATER));

        assertThat(belongs(record, LATER.minusMillis(1))).isTrue();
        assertThat(belongs(record, LATER)).isFalse();
    }

    @Test
    default void tellsWhoBelongsNow() {
        var record = opened();
        join(record, Optional.of(LATER));
        inUnit(() -> ports().careTeams().join(record, RecordsContract.DOCTOR.id(), NOW, Optional.empty()));

        assertThat(unit(() -> ports().careTeams().members(record, NOW)))
                .containsExactly(RecordsContract.DOCTOR.id(), RecordsContract.NURSE.id());
        assertThat(unit(() -> ports().careTeams().members(record, LATER))).containsExactly(RecordsContract.DOCTOR.id());
        assertThat(unit(() -> ports().careTeams().members(record, NOW.minusMillis(1))))
                .isEmpty();
    }

    @Test
    default void joiningAgainReplacesWhatWasSaidBefore() {
        var record = opened();
        join(record, Optional.of(LATER));

        join(record, Optional.empty());

        assertThat(belongs(record, LATER)).isTrue();
    }

    @Test
    default void leavesOneTeamAlone() {
        var record = opened();
        var other = opened();
        join(record, Optional.empty());
        join(other, Optional.empty());

        inUnit(() -> ports().careTeams().leave(record, RecordsContract.NURSE.id()));

        assertThat(belongs(record, NOW)).isFalse();
        assertThat(belongs(other, NOW)).isTrue();
    }
}
