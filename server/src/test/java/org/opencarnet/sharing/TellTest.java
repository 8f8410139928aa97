package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.record.DocumentQuery.Order;
import org.opencarnet.sharing.Message.State;
import org.opencarnet.sharing.Subscribe.Request;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Subscription.Status;
import org.opencarnet.sharing.Subscription.Wish;
import org.opencarnet.sharing.Tell.Letter;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.terminology.HabilitationMatrix;

/** Who is told of what, when it comes to be sent. */
class TellTest {

    private static final Wish ALL = new Wish("urn:all", Occasion.OF_RECORDS, "fr", Optional.empty());
    private static final Wish DOCUMENTS = new Wish("urn:documents", Occasion.OF_DOCUMENTS, "fr", Optional.empty());
    private static final Channel MAIL = new Channel.Mail("someone@example.org");
    private static final Channel HOOK = new Channel.RestHook(
            URI.create("https://example.org/hook"),
            List.of(),
            true,
            Optional.empty(),
            URI.create("https://carnet.example.org/fhir"));
    private static final Instant LATER = PortsContract.NOW.plus(Duration.ofDays(1));

    private final House house = new House(MemoryPorts.fresh());
    private Instant now = PortsContract.NOW;
    private final Reception reception =
            new Reception(house.ports, new Access(Policy.DEFAULT, HabilitationMatrix.published()), ticking());
    private final Subscribe subscribe = new Subscribe(reception);
    private final Tell tell = new Tell(reception);
    private final Find find = new Find(reception);

    /** Each look at it is a millisecond later than the one before. */
    private Clock ticking() {
        InstantSource source = () -> now = now.plusMillis(1);
        return source.withZone(ZoneOffset.UTC);
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    private Subscription subscribed(Caller caller, Request request) {
        var asked = done(subscribe.subscribe(caller, request));
        if (asked.channel().isForPeople()) {
            var code = asked.state().code().orElseThrow().digits();
            done(subscribe.confirm(caller, asked.id(), code));
        }
        arrivals();
        return asked;
    }

    private Subscription subscribed(Caller caller, Wish wish, Channel channel) {
        return subscribed(caller, new Request(Optional.of(house.here()), wish, channel, false));
    }

    private static <T> T done(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }

    /** All that is sent now, and arrives. */
    private List<Letter> arrivals() {
        tell.spread(LATER, 100);
        var arrived = new ArrayList<Letter>();
        for (var next = next(); !(next instanceof Tell.Nothing); next = next()) {
            if (next instanceof Letter letter) {
                tell.arrived(letter);
                arrived.add(letter);
            }
        }
        return arrived;
    }

    private Tell.Next next() {
        return tell.next(LATER, LATER.plusSeconds(60));
    }

    private List<Occasion> told() {
        return arrivals().stream().map(letter -> letter.message().occasion()).toList();
    }

    private void consult(Caller caller) {
        find.find(caller, new Find.Search(house.here(), List.of(), Order.NEWEST_FIRST, Optional.empty(), 50, false));
    }

    private Status status(Caller caller, Subscription one) {
        return done(subscribe.subscription(caller, one.id())).state().status();
    }

    @Test
    void thePatientIsToldOfADocument() {
        subscribed(house.patient, ALL, MAIL);

        house.fed();

        assertThat(told()).containsExactly(Occasion.DOCUMENT_ADDED);
        assertThat(told()).isEmpty();
    }

    @Test
    void nobodyIsToldBeforeTheAddressIsConfirmed() {
        var asked = done(subscribe.subscribe(house.patient, new Request(Optional.empty(), ALL, MAIL, false)));

        house.fed();

        assertThat(told()).containsExactly(Occasion.CODE);
        assertThat(status(house.patient, asked)).isEqualTo(Status.REQUESTED);
    }

    @Test
    void thePatientIsToldOfAFirstConsultationOnce() {
        subscribed(house.patient, ALL, MAIL);

        consult(house.colleague);
        consult(house.colleague);

        assertThat(told()).containsExactly(Occasion.FIRST_CONSULTATION);
        consult(house.colleague);
        assertThat(told()).isEmpty();
    }

    @Test
    void whoConsultedBeforeAnybodyWatchedDoesNotDoSoForTheFirstTime() {
        consult(house.colleague);
        subscribed(house.patient, ALL, MAIL);

        consult(house.colleague);

        assertThat(told()).isEmpty();
    }

    @Test
    void thePatientIsToldOfEachEmergency() {
        subscribed(house.patient, ALL, MAIL);
        var rescuer = new Caller(
                house.stranger.requester(),
                new Purpose(Purpose.Mode.BREAK_GLASS, "inconscient"),
                house.stranger.origin());

        consult(rescuer);
        consult(rescuer);
        pass(Duration.ofHours(2));
        consult(rescuer);

        assertThat(told()).containsExactly(Occasion.EMERGENCY_ACCESS, Occasion.EMERGENCY_ACCESS);
    }

    @Test
    void nothingIsToldOfAConsultationThatWasRefused() {
        subscribed(house.patient, ALL, MAIL);

        consult(house.stranger);

        assertThat(told()).isEmpty();
    }

    @Test
    void peopleAreNotToldOfWhatTheyDoThemselves() {
        subscribed(house.author, DOCUMENTS, MAIL);
        subscribed(house.colleague, DOCUMENTS, MAIL);

        house.fed();

        assertThat(arrivals())
                .extracting(letter -> letter.subscription().subscriber())
                .containsExactly(house.colleague.requester());
    }

    @Test
    void whoFollowsThePatientIsToldOfAllThatHeFollowsAndAStrangerOfNothing() {
        subscribed(house.colleague, new Request(Optional.empty(), DOCUMENTS, MAIL, false));
        subscribed(house.stranger, new Request(Optional.empty(), DOCUMENTS, MAIL, false));

        house.fed();

        assertThat(arrivals())
                .extracting(letter -> letter.subscription().subscriber())
                .containsExactly(house.colleague.requester());
    }

    @Test
    void whatIsSaidForOnePatientTakesThePlaceOfWhatIsSaidForAll() {
        subscribed(house.colleague, new Request(Optional.empty(), DOCUMENTS, MAIL, false));
        var off = done(
                subscribe.subscribe(house.colleague, new Request(Optional.of(house.here()), DOCUMENTS, MAIL, true)));

        house.fed();
        assertThat(told()).isEmpty();

        done(subscribe.forget(house.colleague, off.id()));
        house.fed();
        assertThat(told()).containsExactly(Occasion.DOCUMENT_ADDED);
    }

    @Test
    void aDocumentThatIsHiddenMeanwhileIsToldToNobodyAndLeavesNoGap() {
        subscribed(house.colleague, DOCUMENTS, HOOK);
        var first = house.fed();
        house.mask(first);
        house.fed();

        var told = arrivals();

        assertThat(told).hasSize(1);
        assertThat(told.get(0).message().number()).contains(1L);
        assertThat(told.get(0).message().document().orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void whoIsBlockedBeforeItIsSentIsNotTold() {
        subscribed(house.colleague, DOCUMENTS, HOOK);
        house.fed();
        var colleague =
                new Authorizations.Professional(house.colleague.requester().id(), "Collègue");
        house.authorize.block(house.patient, house.here(), colleague);

        assertThat(told()).isEmpty();
    }

    @Test
    void anEndpointIsToldOfNothingBeforeItHasShakenHands() {
        var asked = done(
                subscribe.subscribe(house.colleague, new Request(Optional.of(house.here()), DOCUMENTS, HOOK, false)));
        house.fed();

        assertThat(told()).containsExactly(Occasion.HANDSHAKE);
        assertThat(status(house.colleague, asked)).isEqualTo(Status.ACTIVE);

        house.fed();
        assertThat(told()).containsExactly(Occasion.DOCUMENT_ADDED);
    }

    @Test
    void anEndpointThatIsGivenUpIsToldNothingMore() {
        var one = subscribed(house.colleague, DOCUMENTS, HOOK);
        house.fed();
        tell.spread(LATER, 10);

        tell.failed((Letter) next(), Optional.empty(), "http 410");

        assertThat(status(house.colleague, one)).isEqualTo(Status.ERROR);
        assertThat(tell.unsettled()).containsEntry(State.DEAD, 1L);
        house.fed();
        assertThat(told()).isEmpty();
    }

    @Test
    void whatFailedIsTheSameMessageWhenItIsSentAgain() {
        subscribed(house.colleague, DOCUMENTS, HOOK);
        house.fed();
        tell.spread(LATER, 10);
        var first = (Letter) next();
        tell.failed(first, Optional.of(LATER), "http 500");

        var second = (Letter) next();

        assertThat(second.message().id()).isEqualTo(first.message().id());
        assertThat(second.message().number()).isEqualTo(first.message().number());
        assertThat(second.message().attempts()).isEqualTo(2);
    }

    @Test
    void aSubscriptionEndsByItself() {
        var wish = new Wish("urn:all", Occasion.OF_RECORDS, "fr", Optional.of(PortsContract.NOW.plusSeconds(3600)));
        subscribed(house.patient, wish, MAIL);
        pass(Duration.ofHours(2));

        house.fed();

        assertThat(told()).isEmpty();
    }

    @Test
    void whatWasToldIsToldAgainOnRequestAsFarAsItMayBeKnownToday() {
        var one = subscribed(house.colleague, DOCUMENTS, HOOK);
        var first = house.fed();
        var second = house.fed();
        arrivals();
        house.mask(first);

        var told = done(subscribe.told(house.colleague, one.id(), new Subscribe.Stretch(1, 9)));

        assertThat(told.messages()).extracting(Message::document).containsExactly(Optional.of(second));
        assertThat(subscribe.told(house.stranger, one.id(), new Subscribe.Stretch(1, 9)))
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void aCodeCountsForAFewTriesAndAFewMinutes() {
        var asked = done(subscribe.subscribe(house.patient, new Request(Optional.empty(), ALL, MAIL, false)));
        var code = asked.state().code().orElseThrow().digits();
        var wrong = code.equals("000000") ? "000001" : "000000";

        for (var i = 0; i < Subscription.Code.MOST_TRIES; i++) {
            assertThat(problem(subscribe.confirm(house.patient, asked.id(), wrong)))
                    .isEqualTo(Problem.CODE_WRONG);
        }
        assertThat(problem(subscribe.confirm(house.patient, asked.id(), code))).isEqualTo(Problem.CODE_LAPSED);

        var again = new Subscribe.Change(false, ALL, MAIL, Optional.empty());
        assertThat(problem(subscribe.change(house.patient, asked.id(), again))).isEqualTo(Problem.CODE_SENT_JUST_NOW);
        pass(Duration.ofMinutes(2));
        var fresh = done(subscribe.change(house.patient, asked.id(), again));
        pass(Subscription.Code.LIFE);
        var late = fresh.state().code().orElseThrow().digits();
        assertThat(problem(subscribe.confirm(house.patient, asked.id(), late))).isEqualTo(Problem.CODE_LAPSED);
    }

    @Test
    void nobodySendsCodesToStrangersByTheDozen() {
        var request = new Request(Optional.empty(), ALL, MAIL, false);
        var asked = new ArrayList<Subscription>();
        for (var i = 0; i < 5; i++) {
            asked.add(done(subscribe.subscribe(house.patient, request)));
        }
        var first = asked.get(0).id();

        assertThat(problem(subscribe.subscribe(house.patient, request))).isEqualTo(Problem.TOO_MANY_SUBSCRIPTIONS);
        assertThat(problem(subscribe.forget(house.patient, first))).isEqualTo(Problem.CODE_SENT_JUST_NOW);
        var off = done(subscribe.change(house.patient, first, new Subscribe.Change(true, ALL, MAIL, Optional.empty())));
        assertThat(problem(subscribe.subscribe(house.patient, request))).isEqualTo(Problem.TOO_MANY_SUBSCRIPTIONS);
        assertThat(problem(subscribe.confirm(
                        house.patient, first, off.state().code().orElseThrow().digits())))
                .isEqualTo(Problem.CODE_LAPSED);
        pass(Subscription.Code.LIFE);
        assertThat(subscribe.forget(house.patient, first)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void othersDoNotFindASubscription() {
        var one = subscribed(house.patient, ALL, MAIL);

        assertThat(problem(subscribe.subscription(house.colleague, one.id()))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(subscribe.forget(house.colleague, one.id()))).isEqualTo(Problem.NOT_FOUND);
        assertThat(subscribe.of(house.colleague)).isEmpty();
        assertThat(subscribe.of(house.patient)).hasSize(1);
    }

    @Test
    void consultationsAreThePatientsToKnowAndTheRecordIsOnlyForThoseWhoMayListIt() {
        var here = Optional.of(house.here());

        assertThat(problem(subscribe.subscribe(house.colleague, new Request(here, ALL, MAIL, false))))
                .isEqualTo(Problem.SUBSCRIPTION_NOT_THEIRS);
        assertThat(problem(subscribe.subscribe(house.patient, new Request(here, ALL, HOOK, false))))
                .isEqualTo(Problem.SUBSCRIPTION_NOT_THEIRS);
        assertThat(subscribe.subscribe(house.stranger, new Request(here, DOCUMENTS, MAIL, false)))
                .isInstanceOf(Outcome.Refused.class);
    }

    private static Problem problem(Outcome<?> outcome) {
        return ((Outcome.Rejected<?>) outcome).rejection().problem();
    }
}
