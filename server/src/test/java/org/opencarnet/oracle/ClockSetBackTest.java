package org.opencarnet.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencarnet.SetClock;
import org.opencarnet.access.Access;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.sharing.Authorizations;
import org.opencarnet.sharing.Authorize;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Find;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Records;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;

/** A clock that is set back between two requests: the order of what was said counts, and nothing ends sooner for it or lasts longer. */
class ClockSetBackTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Ins INS = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final Records.Reference RECORD = new Records.Reference.ByIns(INS);
    private static final Authorizations.Professional MARTIN =
            new Authorizations.Professional("810000000001", "Dr Martin");

    private final SetClock clock = new SetClock(NOON);
    private final Ports ports = MemoryPorts.fresh();
    private final Reception reception =
            new Reception(ports, new Access(Policy.DEFAULT, HabilitationMatrix.published()), clock);
    private final Authorize authorize = new Authorize(reception);
    private final Find find = new Find(reception);
    private final Caller physician = caller(new Requester.Professional(
            MARTIN.id(), MARTIN.name(), "10", Optional.of(MatrixColumn.MEDECINS), Optional.empty(), false));
    private final Caller patient = caller(new Requester.Patient(INS, "Durand"));

    @BeforeEach
    void openTheRecord() {
        ports.unit().of(() -> ports.records()
                .open(new PatientRecord(
                        new RecordId(UUID.randomUUID()),
                        INS,
                        LocalDate.of(1979, 3, 5),
                        new PatientRecord.State.Open(),
                        StandingConsents.AT_CREATION)));
    }

    @Test
    void anAccessInThePastDoesNotMoveTheWindowBack() {
        grantAt(NOON);
        assertThat(listsAt(NOON.plus(DAY))).isTrue();

        assertThat(listsAt(NOON)).isTrue();

        assertThat(listsAt(windowFrom(NOON.plus(DAY)).minusMillis(1))).isTrue();
    }

    @Test
    void theWindowEndsWhereTheLatestAccessPutIt() {
        grantAt(NOON.plus(DAY));
        assertThat(listsAt(NOON)).isTrue();

        assertThat(listsAt(windowFrom(NOON.plus(DAY)))).isFalse();
    }

    @Test
    void aGrantInThePastShortensNothing() {
        grantAt(NOON.plus(DAY));

        grantAt(NOON);

        assertThat(listsAt(windowFrom(NOON.plus(DAY)).minusMillis(1))).isTrue();
    }

    @Test
    void whatWasWithdrawnStaysWithdrawnBeforeTheHourAtWhichItWas() {
        grantAt(NOON);
        clock.set(NOON.plus(DAY));
        authorize.withdraw(patient, RECORD, MARTIN.id());

        assertThat(listsAt(NOON.plusSeconds(1))).isFalse();
        assertThat(listsAt(NOON.minus(DAY))).isFalse();
    }

    @Test
    void aBlockHoldsBeforeTheHourAtWhichItWasSet() {
        grantAt(NOON);
        clock.set(NOON.plus(DAY));
        authorize.block(patient, RECORD, MARTIN);

        assertThat(listsAt(NOON.plusSeconds(1))).isFalse();
    }

    private void grantAt(Instant instant) {
        clock.set(instant);
        assertThat(authorize.grant(physician, RECORD, MARTIN, false)).isInstanceOf(Outcome.Done.class);
    }

    private boolean listsAt(Instant instant) {
        clock.set(instant);
        var everything =
                new Find.Search(RECORD, List.of(), DocumentQuery.Order.NEWEST_FIRST, Optional.empty(), 10, true);
        return find.find(physician, everything) instanceof Outcome.Done<Find.Page> page
                && page.value().overall().permitted();
    }

    private static Instant windowFrom(Instant lastAccess) {
        return new Authorization.Granted(lastAccess).end();
    }

    private static Caller caller(Requester requester) {
        return new Caller(requester, Purpose.NORMAL, new Caller.Origin("test", "127.0.0.1", "test"));
    }
}
