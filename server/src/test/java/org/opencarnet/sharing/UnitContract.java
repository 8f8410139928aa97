package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencarnet.sharing.PortsContract.anEntry;
import static org.opencarnet.sharing.PortsContract.anIns;
import static org.opencarnet.sharing.PortsContract.next;
import static org.opencarnet.sharing.PortsContract.open;
import static org.opencarnet.sharing.PortsContract.submission;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Contents.Staged;
import org.opencarnet.sharing.Records.Reference.ById;

/** What every unit does: all or nothing, over all ports. */
public interface UnitContract extends PortsContract {

    Professional CLAIRE = new Professional(RecordsContract.DOCTOR.id(), "Claire");

    private void fail(Runnable work) {
        assertThatThrownBy(() -> inUnit(() -> {
                    work.run();
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
    }

    private PatientRecord opened() {
        var record = open(anIns());
        inUnit(() -> ports().records().open(record));
        return record;
    }

    private Optional<Records.Situation> situation(PatientRecord record) {
        return unit(() -> ports().records().situation(new ById(record.id()), RecordsContract.DOCTOR, NOW));
    }

    @Test
    default void seesItsOwnChanges() {
        var record = open(anIns());
        var entry = anEntry(record.id());

        inUnit(() -> {
            ports().records().open(record);
            ports().documents().add(submission(record.id(), entry));

            assertThat(ports().documents().current(entry.identity().logicalId()))
                    .isPresent();
            assertThat(ports().records().situation(new ById(record.id()), RecordsContract.DOCTOR, NOW))
                    .isPresent();
        });
    }

    @Test
    default void aFailureLeavesNothingOfWhatWasNew() throws Exception {
        var record = open(anIns());
        var entry = anEntry(record.id());
        try (var staged = ports().contents().stage(new ByteArrayInputStream(new byte[] {1, 2}), 2)) {
            fail(() -> {
                ports().records().open(record);
                ports().documents().add(submission(record.id(), entry));
                ports().contents().keep(record.id(), staged);
                ports().authorizations().grant(record.id(), CLAIRE, NOW);
            });

            assertThat(situation(record)).isEmpty();
            assertThat(unit(() -> ports().documents().current(entry.identity().logicalId())))
                    .isEmpty();
            assertThat(unit(() -> ports().documents().gatherings(record.id()))).isEmpty();
            assertThat(unit(() -> ports().authorizations().of(record.id()))).isEmpty();
            assertThat(nothingNamesTheBytes(record, staged)).isTrue();
        }
        inUnit(() -> {
            assertThat(ports().records().open(record)).isTrue();
            ports().documents().add(submission(record.id(), entry));
        });
    }

    /** Bytes may outlive a failed unit where files keep them, for no entry names them. */
    default boolean nothingNamesTheBytes(PatientRecord record, Staged staged) {
        return unit(() -> ports().contents().open(record.id(), staged.sha256())).isEmpty();
    }

    @Test
    default void aFailureLeavesWhatWasThereAsItWas() {
        var record = opened();
        var entry = anEntry(record.id());
        add(entry);
        inUnit(() -> {
            ports().authorizations().grant(record.id(), CLAIRE, NOW);
            ports().careTeams().join(record.id(), CLAIRE.id(), NOW, Optional.empty());
        });
        var before = situation(record);

        fail(() -> {
            ports().records().change(record.id(), new PatientRecord.State.Closed(NOW, "", ""));
            ports().records().change(record.id(), new StandingConsents(false, false, false));
            ports().documents().addVersion(next(entry, AvailabilityStatus.DELETED));
            ports().authorizations().slide(record.id(), CLAIRE.id(), NOW.plusSeconds(9));
            ports().authorizations().block(record.id(), CLAIRE, Optional.of(NOW));
            ports().careTeams().leave(record.id(), CLAIRE.id());
        });

        assertThat(before).isPresent();
        assertThat(situation(record)).isEqualTo(before);
        assertThat(unit(() -> ports().documents().versions(entry.identity().logicalId())))
                .hasSize(1);
    }

    @Test
    default void noChangeIsMadeOutsideAUnit() {
        assertThatIllegalStateException().isThrownBy(() -> ports().records().open(open(anIns())));
    }
}
