package org.opencarnet.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.access.Action;
import org.opencarnet.access.Rule;
import org.opencarnet.sharing.Message.State;
import org.opencarnet.sharing.Subscription.Status;

/**
 * Makes what happened known to those who want to be told and may know (rules 9; ITI-112). What happened becomes messages; each is handed out
 * to be sent until it is said to have arrived, and each time it is decided anew, as for a read at that instant, whether it may leave.
 */
public final class Tell {

    private static final int TRACES = 100;
    private static final Set<Status> SAID = Set.of(Status.ACTIVE, Status.OFF);

    private final Ports ports;
    private final Reception reception;
    private final Knowing knowing;

    public Tell(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
        this.knowing = new Knowing(reception);
    }

    /** Turns what happened into messages, and silences that have lasted long enough into heartbeats; tells how much there was. */
    public int spread(Instant at, int most) {
        return ports.unit().of(() -> {
            var happenings = ports.outbox().unspread(most);
            happenings.forEach(one -> ports.outbox().spread(one, messages(one)));
            var silent = ports.subscriptions().silent(at, most);
            silent.forEach(one -> ports.outbox().add(Message.of(one, Occasion.HEARTBEAT, at)));
            return happenings.size() + silent.size();
        });
    }

    /**
     * The next message to be sent.
     *
     * @param at the instant
     * @param again when it is handed out again, unless by then it is said what became of it
     */
    public Next next(Instant at, Instant again) {
        return ports.unit()
                .of(() -> ports.outbox().take(at, again).map(this::considered).orElse(Next.NOTHING));
    }

    /** It has arrived. */
    public void arrived(Letter letter) {
        ports.unit().of(() -> {
            ports.outbox().settle(letter.message().as(State.SENT, ""));
            return letter.message().occasion() == Occasion.HANDSHAKE && confirmed(letter.subscription());
        });
    }

    /**
     * It has not arrived.
     *
     * @param again when it is to be tried again; empty when it is given up
     * @param why a word, without contents
     */
    public void failed(Letter letter, Optional<Instant> again, String why) {
        ports.unit().of(() -> {
            var message = letter.message();
            if (again.isPresent()) {
                ports.outbox().postpone(message.as(State.WAITING, why), again.get());
                return false;
            }
            ports.outbox().settle(message.as(State.DEAD, why));
            return !letter.subscription().channel().isForPeople() && broken(letter.subscription(), why);
        });
    }

    /** How many messages wait, and how many were given up. */
    public Map<State, Long> unsettled() {
        return ports.unit().of(ports.outbox()::unsettled);
    }

    /** Lets what was given up be sent again from this instant on; tells how many messages. */
    public int revive(Instant at) {
        return ports.unit().of(() -> ports.outbox().revive(at));
    }

    /** Forgets what was settled before this instant. */
    public int forget(Instant before) {
        return ports.unit().of(() -> ports.outbox().forget(before));
    }

    private boolean confirmed(Subscription asked) {
        return ports.subscriptions()
                .subscription(asked.id())
                .filter(now -> now.version() == asked.version() && now.state().status() == Status.REQUESTED)
                .map(now -> ports.subscriptions().change(now.in(Subscription.State.ACTIVE)))
                .orElse(false);
    }

    private boolean broken(Subscription asked, String why) {
        return ports.subscriptions()
                .subscription(asked.id())
                .filter(now -> now.version() == asked.version())
                .map(now -> ports.subscriptions()
                        .change(now.in(new Subscription.State(Status.ERROR, why, Optional.empty()))))
                .orElse(false);
    }

    private List<Message> messages(Happening happening) {
        if (happening.occasion() == Occasion.FIRST_CONSULTATION && consultedBefore(happening)) {
            return List.of();
        }
        var all = ports.subscriptions().concerning(happening.record());
        return all.stream()
                .filter(one -> wants(one, happening) && !isOverruled(one, all))
                .map(one -> Message.of(happening, one.id()))
                .toList();
    }

    /** What was noted is the first consultation since anybody watches; the trail knows whether there were others before. */
    private boolean consultedBefore(Happening happening) {
        var search = new Trail.Search(
                happening.record(),
                Optional.of(happening.actor()),
                Set.of(Action.LIST, Action.READ),
                Optional.empty(),
                Optional.of(happening.at()),
                Optional.empty(),
                TRACES);
        return ports.trail().read(search).stream()
                .anyMatch(trace -> trace.permitted()
                        && (trace.rules().contains(Rule.AUTHORIZED)
                                || trace.rules().contains(Rule.CARE_TEAM)));
    }

    /** People are not told of what they did themselves; software is, for it may not be the one that did it. */
    private boolean wants(Subscription one, Happening happening) {
        return one.statusAt(reception.now()) == Status.ACTIVE
                && one.wish().occasions().contains(happening.occasion())
                && !(one.channel().isForPeople() && one.subscriber().id().equals(happening.actor()));
    }

    /** What a person says for one record, be it that nothing is to be told, takes the place of what is said for all. */
    private static boolean isOverruled(Subscription one, List<Subscription> all) {
        return one.record().isEmpty()
                && one.channel().isForPeople()
                && all.stream()
                        .anyMatch(other -> other.record().isPresent()
                                && other.channel().isForPeople()
                                && other.subscriber()
                                        .id()
                                        .equals(one.subscriber().id())
                                && SAID.contains(other.state().status()));
    }

    private Next considered(Message message) {
        var subscription = ports.subscriptions().subscription(message.subscription());
        if (subscription.filter(one -> mayLeave(one, message)).isEmpty()) {
            ports.outbox().settle(message.as(State.WITHHELD, ""));
            return Next.WITHHELD;
        }
        return new Letter(counted(subscription.get(), message), subscription.get());
    }

    /** Numbers are given only to what may leave, so that a gap tells nobody of something hidden. */
    private Message counted(Subscription subscription, Message message) {
        if (subscription.channel().isForPeople()
                || !message.occasion().isOfRecords()
                || message.number().isPresent()) {
            return message;
        }
        var numbered = message.numbered(ports.subscriptions().nextNumber(subscription.id()));
        ports.outbox().settle(numbered);
        return numbered;
    }

    private boolean mayLeave(Subscription subscription, Message message) {
        var status = subscription.statusAt(reception.now());
        return switch (message.occasion()) {
            case CODE ->
                status == Status.REQUESTED
                        && subscription
                                .state()
                                .code()
                                .filter(code -> code.holdsAt(reception.now())
                                        && code.sent().equals(message.at()))
                                .isPresent();
            case HANDSHAKE -> status == Status.REQUESTED;
            case HEARTBEAT -> status == Status.ACTIVE;
            case FIRST_CONSULTATION, EMERGENCY_ACCESS, DOCUMENT_ADDED, DOCUMENT_CHANGED ->
                status == Status.ACTIVE && knowing.permits(subscription.subscriber(), message);
        };
    }

    /** What there is to send. */
    public sealed interface Next {

        /** Nothing is due. */
        Next NOTHING = new Nothing();

        /** Something was due that may not leave any more; there may be others. */
        Next WITHHELD = new Withheld();
    }

    /** Nothing is due. */
    public record Nothing() implements Next {}

    /** Something was due that may not leave any more. */
    public record Withheld() implements Next {}

    /** A message, and to whom. */
    public record Letter(Message message, Subscription subscription) implements Next {}
}
