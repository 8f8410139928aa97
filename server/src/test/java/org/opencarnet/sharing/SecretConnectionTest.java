package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.sharing.PortsContract.NOW;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;

/** What is done in a minor's secret connection (rules 6), in the eyes of the minor and of who represents him. */
class SecretConnectionTest {

    private static final Caller.Origin XDS = new Caller.Origin("xds", "192.0.2.1", "1");

    private final Ports ports = MemoryPorts.fresh();
    private final PatientRecord minor = new PatientRecord(
            new RecordId(UUID.randomUUID()),
            PortsContract.anIns(),
            LocalDate.of(2011, 5, 2),
            new PatientRecord.State.Open(),
            StandingConsents.AT_CREATION);
    private final Requester physician = new Requester.Professional(
            "810000000031", "Dr Martin", "10", Optional.of(MatrixColumn.MEDECINS), Optional.empty(), false);

    @BeforeEach
    void aPhysicianAsksInSecretAndThenOpenly() {
        ports.unit().of(() -> ports.records().open(minor));
        asks(XDS.secret());
        asks(XDS);
    }

    private void asks(Caller.Origin origin) {
        var authorize = new Authorize(reception(Policy.DEFAULT));
        authorize.standings(new Caller(physician, Purpose.NORMAL, origin), here());
    }

    private Reception reception(Policy policy) {
        return new Reception(
                ports, new Access(policy, HabilitationMatrix.published()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Records.Reference here() {
        return new Records.Reference.ByIns(minor.ins());
    }

    /** By which door each act came that this reader is told of. */
    private List<String> told(Requester reader, Policy policy) {
        var wanted = new ReadTrail.Wanted(
                Optional.of(physician.id()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                9);
        var caller = new Caller(reader, Purpose.NORMAL, new Caller.Origin("fhir", "", ""));
        var outcome = new ReadTrail(reception(policy)).read(caller, here(), wanted);
        return ((Outcome.Done<ReadTrail.Page>) outcome)
                .value().traces().stream().map(trace -> trace.origin().face()).toList();
    }

    private Requester representative() {
        return new Requester.Representative("representative", "Mme Durand", minor.ins());
    }

    @Test
    void isHiddenFromTheRepresentativeAndNotFromTheMinor() {
        assertThat(told(representative(), Policy.DEFAULT)).containsExactly("xds");
        assertThat(told(new Requester.Patient(minor.ins(), "Durand"), Policy.DEFAULT))
                .containsExactlyInAnyOrder("xds", "xds-secret");
    }

    @Test
    void isToldWhereTheOperatorSaysSo() {
        var open = new Policy(false, false, true, true, false, false, false, false);

        assertThat(told(representative(), open)).containsExactlyInAnyOrder("xds", "xds-secret");
    }
}
