package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.sharing.PortsContract.anIns;
import static org.opencarnet.sharing.PortsContract.open;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Records.Reference.ById;
import org.opencarnet.sharing.Records.Reference.ByIns;
import org.opencarnet.sharing.Records.Situation;

/** What every keeper of records does. */
public interface RecordsContract extends PortsContract {

    Requester.Professional DOCTOR =
            new Requester.Professional("810000000001", "Dr Un", "10", Optional.empty(), Optional.empty(), false);
    Requester.Professional NURSE =
            new Requester.Professional("810000000002", "IDE Deux", "60", Optional.empty(), Optional.empty(), false);

    private Optional<Situation> situation(Records.Reference reference, Requester requester) {
        return unit(() -> ports().records().situation(reference, requester, NOW));
    }

    private PatientRecord opened() {
        var record = open(anIns());
        assertThat(unit(() -> ports().records().open(record))).isTrue();
        return record;
    }

    private PatientRecord current(PatientRecord record) {
        return situation(new ById(record.id()), DOCTOR).orElseThrow().record();
    }

    @Test
    default void findsARecordByItsInsAndByItsId() {
        var record = opened();

        assertThat(situation(new ByIns(record.ins()), DOCTOR))
                .contains(new Situation(record, Facts.Ties.NONE, Records.Watch.NOBODY));
        assertThat(situation(new ById(record.id()), DOCTOR))
                .contains(new Situation(record, Facts.Ties.NONE, Records.Watch.NOBODY));
    }

    @Test
    default void knowsNoRecordThatWasNotOpened() {
        assertThat(situation(new ByIns(anIns()), DOCTOR)).isEmpty();
        assertThat(situation(new ById(PortsContract.aRecord()), DOCTOR)).isEmpty();
        assertThat(situation(new ById(new RecordId(new UUID(0, 0))), DOCTOR)).isEmpty();
    }

    @Test
    default void opensOneRecordForAnInsUnderOneAuthority() {
        var record = opened();
        var again = new PatientRecord(
                PortsContract.aRecord(),
                record.ins(),
                LocalDate.of(2000, 1, 1),
                record.state(),
                StandingConsents.AT_CREATION);
        var namesake = open(new Ins(Ins.Authority.NIR, record.ins().matricule()));

        assertThat(unit(() -> ports().records().open(again))).isFalse();
        assertThat(unit(() -> ports().records().open(namesake))).isTrue();

        assertThat(situation(new ByIns(record.ins()), DOCTOR))
                .map(Situation::record)
                .contains(record);
        assertThat(situation(new ByIns(namesake.ins()), DOCTOR))
                .map(Situation::record)
                .contains(namesake);
    }

    @Test
    default void keepsPatientsOfEveryAuthorityByWhatItCallsThem() {
        var matricule = anIns().matricule();
        var authorities = List.of(
                Ins.Authority.NIR,
                Ins.Authority.DEMONSTRATION,
                new Ins.Authority("1.3.6.1.4.1.21367.2005.3.7"),
                new Ins.Authority("1.3.6.1.4.1.21367.13.20.1000"));
        var records = authorities.stream()
                .map(authority -> open(new Ins(authority, matricule)))
                .toList();

        records.forEach(
                record -> assertThat(unit(() -> ports().records().open(record))).isTrue());

        assertThat(records).allSatisfy(record -> assertThat(situation(new ByIns(record.ins()), DOCTOR))
                .map(Situation::record)
                .contains(record));
    }

    @Test
    default void aRecordThatExistsLeavesTheUnitUsable() {
        var record = opened();
        var other = open(anIns());

        inUnit(() -> {
            assertThat(ports().records().open(record)).isFalse();
            assertThat(ports().records().open(other)).isTrue();
        });

        assertThat(current(other)).isEqualTo(other);
    }

    @Test
    default void closesAndReopens() {
        var record = opened();
        var closed = new PatientRecord.State.Closed(NOW, "3", "à la demande du patient");

        inUnit(() -> ports().records().change(record.id(), closed));
        assertThat(current(record).state()).isEqualTo(closed);

        inUnit(() -> ports().records().change(record.id(), new PatientRecord.State.Open()));
        assertThat(current(record)).isEqualTo(record);
    }

    @Test
    default void findsThoseThatWereClosedBefore() {
        var record = opened();
        var later = opened();
        inUnit(() -> {
            ports().records().change(record.id(), new PatientRecord.State.Closed(NOW, "", ""));
            ports().records().change(later.id(), new PatientRecord.State.Closed(NOW.plusMillis(1), "", ""));
        });

        assertThat(unit(() -> ports().records().closedBefore(NOW.plusMillis(1), 1000)))
                .extracting(PatientRecord::id)
                .contains(record.id())
                .doesNotContain(later.id());
    }

    @Test
    default void forgetsWhatIsStillClosedAsItWas() {
        var record = opened();
        inUnit(() -> ports().records().change(record.id(), new PatientRecord.State.Closed(NOW, "", "")));
        var closed = current(record);

        inUnit(() -> ports().records().change(record.id(), new PatientRecord.State.Open()));
        assertThat(unit(() -> ports().records().forget(closed))).isFalse();
        var open = current(record);
        assertThat(unit(() -> ports().records().forget(open))).isFalse();

        inUnit(() -> ports().records().change(record.id(), closed.state()));
        assertThat(unit(() -> ports().records().forget(closed))).isTrue();
        assertThat(situation(new ById(record.id()), DOCTOR)).isEmpty();
        assertThat(unit(() -> ports().records().open(PortsContract.open(record.ins()))))
                .isTrue();
    }

    @Test
    default void changesTheStandingConsentsOfOneRecordAlone() {
        var record = opened();
        var other = opened();
        var consents = new StandingConsents(false, true, true, true);

        inUnit(() -> ports().records().change(record.id(), consents));

        assertThat(current(record).consents()).isEqualTo(consents);
        assertThat(current(other)).isEqualTo(other);
    }

    @Test
    default void tellsWhatBindsThisRequesterToThisPatient() {
        var record = opened();
        var other = opened();
        inUnit(() -> {
            ports().authorizations().grant(record.id(), new Professional(DOCTOR.id(), DOCTOR.name()), NOW);
            ports().authorizations().medecinTraitant(record.id(), DOCTOR.id(), true);
            ports().careTeams().join(record.id(), NURSE.id(), NOW, Optional.empty());
            ports().authorizations().block(record.id(), new Professional(NURSE.id(), NURSE.name()), Optional.of(NOW));
        });

        assertThat(situation(new ById(record.id()), DOCTOR))
                .map(Situation::ties)
                .contains(new Facts.Ties(new Authorization.Granted(NOW), false, false, true));
        assertThat(situation(new ByIns(record.ins()), NURSE))
                .map(Situation::ties)
                .contains(new Facts.Ties(new Authorization.None(), true, true, false));
        assertThat(situation(new ById(other.id()), DOCTOR)).map(Situation::ties).contains(Facts.Ties.NONE);
        assertThat(situation(new ById(record.id()), new Requester.Structure(DOCTOR.id(), "Un hôpital")))
                .map(Situation::ties)
                .contains(Facts.Ties.NONE);
    }
}
