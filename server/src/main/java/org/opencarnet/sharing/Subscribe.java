package org.opencarnet.sharing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Action;
import org.opencarnet.access.Requester;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Subscription.Code;
import org.opencarnet.sharing.Subscription.State;
import org.opencarnet.sharing.Subscription.Status;
import org.opencarnet.sharing.Subscription.Wish;

/**
 * Says where somebody wants to be told of what happens (rules 9; « adresse de réception des alertes »; ITI-110). An address of mail or a
 * number is confirmed by a code, an endpoint by its answer to a handshake. Everybody sees and changes his own subscriptions alone.
 */
public final class Subscribe {

    /** Subscriptions of one subscriber, and unconfirmed ones among them: whoever could make more could send mail to strangers. */
    private static final int MOST = 200;

    private static final int MOST_UNCONFIRMED = 5;
    private static final int MOST_TOLD = 100;
    private static final Duration BETWEEN_CODES = Duration.ofMinutes(1);
    private static final int CODES = 1_000_000;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final Ports ports;
    private final Reception reception;

    public Subscribe(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** Subscribes; the subscription waits to be confirmed. */
    public Outcome<Subscription> subscribe(Caller caller, Request request) {
        return ports.unit().of(() -> {
            var problem = problemOf(caller.requester(), request);
            if (problem.isPresent()) {
                return Outcome.rejected(problem.get(), "");
            }
            var patient = request.patient().or(() -> own(caller.requester()));
            if (patient.isEmpty()) {
                return Outcome.done(added(caller, Optional.empty(), request));
            }
            var visit = reception.admit(caller, patient.get());
            var action = isForThemselves(caller.requester()) ? Action.CHANGE_STANDING_CONSENTS : Action.LIST;
            var decision = reception.decide(visit, action);
            reception.trace(visit, Reception.Act.onTheRecord(action, decision));
            return decision.refused() || visit.situation().isEmpty()
                    ? Outcome.refused(decision)
                    : Outcome.done(added(
                            caller, Optional.of(visit.situation().get().record().id()), request));
        });
    }

    /** One's own subscriptions, oldest first. */
    public List<Subscription> of(Caller caller) {
        return ports.unit().of(() -> ports.subscriptions().of(caller.requester().id()).stream()
                .filter(one -> isOf(one, caller))
                .toList());
    }

    /** One of one's own; whatever else is not found. */
    public Outcome<Subscription> subscription(Caller caller, UUID id) {
        return ports.unit().of(() -> found(caller, id).map(Outcome::done).orElseGet(() -> notFound(id)));
    }

    /** Turns a subscription off, or asks for it anew: with another wish and channel, and to be confirmed again. */
    public Outcome<Subscription> change(Caller caller, UUID id, Change change) {
        return ports.unit().of(() -> {
            var found = found(caller, id);
            if (found.isEmpty()) {
                return notFound(id);
            }
            var former = found.get();
            if (change.expects().filter(version -> version != former.version()).isPresent()) {
                return Outcome.rejected(Problem.VERSION_CONFLICT, id.toString());
            }
            if (change.off()) {
                // With its code, which goes on to count as one that was sent
                return kept(former.in(new State(Status.OFF, "", former.state().code())));
            }
            var request = new Request(Optional.empty(), change.wish(), change.channel(), false);
            var problem = unfit(caller.requester(), request)
                    .or(() -> tooSoon(former, BETWEEN_CODES))
                    .or(() -> tooMany(caller.requester(), Optional.of(former)));
            return problem.isPresent()
                    ? Outcome.rejected(problem.get(), "")
                    : kept(former.changed(change.wish(), change.channel(), requested(change.channel())))
                            .map(this::confirmable);
        });
    }

    /** Forgets a subscription, but not as long as its code counts; what is said for all then counts again for its record. */
    public Outcome<Subscription> forget(Caller caller, UUID id) {
        return ports.unit().of(() -> {
            var found = found(caller, id);
            var problem = found.flatMap(one -> tooSoon(one, Code.LIFE));
            if (problem.isPresent()) {
                return Outcome.rejected(problem.get(), "");
            }
            found.ifPresent(ports.subscriptions()::remove);
            return found.map(Outcome::done).orElseGet(() -> notFound(id));
        });
    }

    /** Confirms an address by the code that was sent to it. */
    public Outcome<Subscription> confirm(Caller caller, UUID id, String digits) {
        return ports.unit().of(() -> {
            var found = found(caller, id);
            if (found.isEmpty()) {
                return notFound(id);
            }
            var code = found.filter(one -> one.state().status() == Status.REQUESTED)
                    .flatMap(one -> one.state().code());
            if (code.filter(sent -> sent.holdsAt(reception.now())).isEmpty()) {
                return Outcome.rejected(Problem.CODE_LAPSED, id.toString());
            }
            if (equal(code.get().digits(), digits)) {
                return kept(found.get().in(State.ACTIVE));
            }
            var tried = new State(Status.REQUESTED, "", code.map(Code::triedInVain));
            return kept(found.get().in(tried)) instanceof Outcome.Done<Subscription>
                    ? Outcome.rejected(Problem.CODE_WRONG, id.toString())
                    : Outcome.rejected(Problem.VERSION_CONFLICT, id.toString());
        });
    }

    /** What a software was told under these numbers, as far as it may still know of it. */
    public Outcome<Told> told(Caller caller, UUID id, Stretch stretch) {
        return ports.unit().of(() -> {
            var found = found(caller, id);
            if (found.isEmpty()) {
                return notFound(id);
            }
            var knowing = new Knowing(reception);
            var messages = ports.outbox().numbered(id, stretch.from(), stretch.to(), MOST_TOLD).stream()
                    .filter(one -> knowing.permits(found.get().subscriber(), one))
                    .toList();
            return Outcome.done(new Told(found.get(), messages));
        });
    }

    private Subscription added(Caller caller, Optional<RecordId> record, Request request) {
        var state = request.off() ? State.OFF : requested(request.channel());
        var added = new Subscription(
                Ids.next(reception.now()), 1, record, caller.requester(), request.wish(), request.channel(), state, 0);
        ports.subscriptions().add(added);
        return request.off() ? added : confirmable(added);
    }

    /** Sends what confirms. */
    private Subscription confirmable(Subscription asked) {
        var code = asked.state().code();
        var message = code.map(sent -> Message.of(asked, Occasion.CODE, sent.sent()))
                .orElseGet(() -> Message.of(asked, Occasion.HANDSHAKE, reception.now()));
        ports.outbox().add(message);
        return asked;
    }

    private State requested(Channel channel) {
        return channel.isForPeople()
                ? new State(
                        Status.REQUESTED,
                        "",
                        Optional.of(new Code("%06d".formatted(CHANCE.nextInt(CODES)), reception.now(), 0)))
                : State.REQUESTED;
    }

    private Outcome<Subscription> kept(Subscription next) {
        return ports.subscriptions().change(next)
                ? Outcome.done(next)
                : Outcome.rejected(Problem.VERSION_CONFLICT, next.id().toString());
    }

    private Optional<Problem> problemOf(Requester requester, Request request) {
        return tooMany(requester, Optional.empty())
                .or(() -> unfit(requester, request))
                .or(() -> unnamed(requester, request));
    }

    /** Besides one that is there already. */
    private Optional<Problem> tooMany(Requester requester, Optional<Subscription> besides) {
        var others = ports.subscriptions().of(requester.id()).stream()
                .filter(one ->
                        besides.filter(same -> same.id().equals(one.id())).isEmpty())
                .toList();
        var unconfirmed = others.stream()
                .filter(one -> one.state().status() == Status.REQUESTED
                        || tooSoon(one, Code.LIFE).isPresent())
                .count();
        return others.size() >= MOST || unconfirmed >= MOST_UNCONFIRMED
                ? Optional.of(Problem.TOO_MANY_SUBSCRIPTIONS)
                : Optional.empty();
    }

    /** People have mail and SMS, software has endpoints, a professional both; who consulted the record is told to the patient alone. */
    private static Optional<Problem> unfit(Requester requester, Request request) {
        var people = request.channel().isForPeople();
        var fits = requester instanceof Requester.Professional && areOfDocuments(request.wish())
                || requester instanceof Requester.Structure && !people && areOfDocuments(request.wish())
                || isForThemselves(requester) && people;
        return fits ? Optional.empty() : Optional.of(Problem.SUBSCRIPTION_NOT_THEIRS);
    }

    private static Optional<Problem> unnamed(Requester requester, Request request) {
        return requester instanceof Requester.Structure && request.patient().isEmpty()
                ? Optional.of(Problem.SUBSCRIPTION_WITHOUT_PATIENT)
                : Optional.empty();
    }

    /** Whether a code was sent for it so short a time ago, and was not used. */
    private Optional<Problem> tooSoon(Subscription former, Duration pause) {
        return former.state()
                .code()
                .filter(code -> reception.now().isBefore(code.sent().plus(pause)))
                .map(code -> Problem.CODE_SENT_JUST_NOW);
    }

    private Optional<Subscription> found(Caller caller, UUID id) {
        return ports.subscriptions().subscription(id).filter(one -> isOf(one, caller));
    }

    /** A representative is not the patient whom he may be elsewhere. */
    private static boolean isOf(Subscription one, Caller caller) {
        return one.subscriber().id().equals(caller.requester().id())
                && one.subscriber().getClass() == caller.requester().getClass();
    }

    private static boolean isForThemselves(Requester requester) {
        return requester instanceof Requester.Patient || requester instanceof Requester.Representative;
    }

    private static Optional<Records.Reference> own(Requester requester) {
        if (requester instanceof Requester.Patient patient) {
            return Optional.of(new Records.Reference.ByIns(patient.ins()));
        }
        return requester instanceof Requester.Representative representative
                ? Optional.of(new Records.Reference.ByIns(representative.represented()))
                : Optional.empty();
    }

    private static boolean areOfDocuments(Wish wish) {
        return Occasion.OF_DOCUMENTS.containsAll(wish.occasions());
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> Outcome<T> notFound(UUID id) {
        return Outcome.rejected(Problem.NOT_FOUND, id.toString());
    }

    /**
     * What is asked.
     *
     * @param patient whose record; a patient's own where he says nothing, for a professional all that he follows
     * @param off whether it says for one record that nothing is to be told, whatever is said for all
     */
    public record Request(Optional<Records.Reference> patient, Wish wish, Channel channel, boolean off) {}

    /**
     * What is to be so.
     *
     * @param off whether it is turned off; otherwise it is asked for anew
     * @param expects the version that the caller has seen; absent: whichever
     */
    public record Change(boolean off, Wish wish, Channel channel, Optional<Integer> expects) {}

    /** Numbers of what was told, both ends included. */
    public record Stretch(long from, long to) {}

    /** What was told to one subscriber, in the order of its numbers. */
    public record Told(Subscription subscription, List<Message> messages) {}
}
