package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.sharing.PortsContract.anIns;
import static org.opencarnet.sharing.PortsContract.open;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Requester;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Records.Reference.ById;
import org.opencarnet.sharing.Records.Watch;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Subscription.Code;
import org.opencarnet.sharing.Subscription.State;
import org.opencarnet.sharing.Subscription.Status;
import org.opencarnet.sharing.Subscription.Wish;
import org.opencarnet.terminology.MatrixColumn;

/** What every keeper of subscriptions does. */
public interface SubscriptionsContract extends PortsContract {

    Wish DOCUMENTS = new Wish("urn:documents", Occasion.OF_DOCUMENTS, "fr", Optional.of(NOW.plusSeconds(99)));
    Channel HOOK = new Channel.RestHook(
            URI.create("https://example.org/hook"),
            List.of("Authorization: Bearer x"),
            true,
            Optional.of(Duration.ofSeconds(60)),
            URI.create("https://carnet.example.org/fhir"));

    /** A professional whom nobody else knows. */
    static Requester.Professional aProfessional() {
        return new Requester.Professional(
                "8" + UUID.randomUUID(), "Claire", "10", Optional.of(MatrixColumn.MEDECINS), Optional.of("1x"), false);
    }

    /** An active subscription to documents. */
    static Subscription active(Requester who, Optional<RecordId> record, Channel channel) {
        return new Subscription(UUID.randomUUID(), 1, record, who, DOCUMENTS, channel, State.ACTIVE, 0);
    }

    private PatientRecord opened() {
        var record = open(anIns());
        inUnit(() -> ports().records().open(record));
        return record;
    }

    private Subscription added(Subscription one) {
        inUnit(() -> ports().subscriptions().add(one));
        return one;
    }

    private Optional<Subscription> kept(Subscription one) {
        return unit(() -> ports().subscriptions().subscription(one.id()));
    }

    private Watch watch(RecordId record) {
        return unit(() -> ports().records().situation(new ById(record), RecordsContract.DOCTOR, NOW))
                .orElseThrow()
                .watch();
    }

    private boolean change(Subscription next) {
        return unit(() -> ports().subscriptions().change(next));
    }

    @Test
    default void keepsASubscriptionAsItIs() {
        var code = new State(Status.REQUESTED, "", Optional.of(new Code("012345", NOW, 2)));
        var patient = open(anIns());
        var mail = new Subscription(
                UUID.randomUUID(),
                1,
                Optional.of(patient.id()),
                new Requester.Patient(patient.ins(), "Durand"),
                DOCUMENTS,
                new Channel.Mail("a@example.org"),
                code,
                0);
        var hook = active(aProfessional(), Optional.empty(), HOOK);
        var sms = active(
                new Requester.Representative("r" + UUID.randomUUID(), "Mère", patient.ins()),
                Optional.of(patient.id()),
                new Channel.Sms("+33612345678"));

        assertThat(kept(added(mail))).contains(mail);
        assertThat(kept(added(hook))).contains(hook);
        assertThat(kept(added(sms))).contains(sms);
        inUnit(() -> ports().subscriptions().remove(hook));
    }

    @Test
    default void changesOnlyTheVersionThatIsCurrent() {
        var first = added(active(aProfessional(), Optional.of(opened().id()), HOOK));

        assertThat(change(first.in(State.OFF))).isTrue();
        assertThat(change(first.in(State.ACTIVE))).isFalse();

        assertThat(kept(first)).contains(first.in(State.OFF));
    }

    @Test
    default void forgetsWhatIsRemoved() {
        var one = added(active(aProfessional(), Optional.of(opened().id()), HOOK));

        inUnit(() -> ports().subscriptions().remove(one));

        assertThat(kept(one)).isEmpty();
        assertThat(unit(() -> ports().subscriptions().of(one.subscriber().id())))
                .isEmpty();
    }

    @Test
    default void tellsThoseOfASubscriber() {
        var who = aProfessional();
        var one = added(active(who, Optional.of(opened().id()), HOOK));
        added(active(aProfessional(), Optional.of(opened().id()), HOOK));

        assertThat(unit(() -> ports().subscriptions().of(who.id()))).containsExactly(one);
    }

    @Test
    default void isWatchedHereWhileSomebodyWantsToBeToldOfIt() {
        var record = opened().id();
        var one = added(active(aProfessional(), Optional.of(record), HOOK));

        var watched = watch(record);
        change(one.in(State.OFF));

        assertThat(watched).isEqualTo(Watch.HERE);
        assertThat(watch(record)).isNotEqualTo(Watch.HERE);
    }

    @Test
    default void isWatchedElsewhereWhileSomebodyWantsToBeToldOfAllThatHeFollows() {
        var record = opened().id();
        var one = added(active(aProfessional(), Optional.empty(), HOOK));

        assertThat(watch(record)).isEqualTo(Watch.ELSEWHERE);
        inUnit(() -> ports().subscriptions().remove(one));
    }

    @Test
    default void concernsThoseOfTheRecordAndThoseWhoFollowIt() {
        var record = opened().id();
        var here = added(active(aProfessional(), Optional.of(record), HOOK));
        var off = added(active(aProfessional(), Optional.of(record), HOOK).in(State.OFF));
        var follower = added(active(aProfessional(), Optional.empty(), HOOK));
        var member = added(active(aProfessional(), Optional.empty(), HOOK));
        var stranger = added(active(aProfessional(), Optional.empty(), HOOK));
        inUnit(() -> {
            var claire = new Professional(follower.subscriber().id(), "Claire");
            ports().authorizations().grant(record, claire, NOW);
            ports().careTeams().join(record, member.subscriber().id(), NOW, Optional.empty());
        });

        assertThat(unit(() -> ports().subscriptions().concerning(record)))
                .containsExactlyInAnyOrder(here, off, follower, member);
        inUnit(() -> List.of(follower, member, stranger).forEach(ports().subscriptions()::remove));
    }

    @Test
    default void numbersOneAfterTheOther() {
        var one = added(active(aProfessional(), Optional.of(opened().id()), HOOK));

        assertThat(unit(() -> ports().subscriptions().nextNumber(one.id()))).isEqualTo(1);
        assertThat(unit(() -> ports().subscriptions().nextNumber(one.id()))).isEqualTo(2);

        assertThat(kept(one).orElseThrow().told()).isEqualTo(2);
    }

    @Test
    default void isSilentOnceAfterEachStretchOfSilence() {
        var asked =
                added(active(aProfessional(), Optional.of(opened().id()), HOOK).in(State.REQUESTED));
        change(asked.in(State.ACTIVE));

        assertThat(silent(asked, NOW)).isTrue();
        assertThat(silent(asked, NOW.plusSeconds(59))).isFalse();
        assertThat(silent(asked, NOW.plusSeconds(60))).isTrue();
        assertThat(change(kept(asked).orElseThrow().in(State.OFF))).isTrue();
        assertThat(silent(asked, NOW.plusSeconds(999))).isFalse();
    }

    private boolean silent(Subscription one, Instant at) {
        return unit(() -> ports().subscriptions().silent(at, 1000)).stream()
                .anyMatch(silent -> silent.id().equals(one.id()));
    }
}
