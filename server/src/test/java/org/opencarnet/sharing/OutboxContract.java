package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencarnet.sharing.PortsContract.aRecord;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Message.State;

/** What every outbox does. Tests share one, so each looks at its own. */
public interface OutboxContract extends PortsContract {

    int ALL = 10_000;

    private RecordId watched() {
        var record = aRecord();
        var one = SubscriptionsContract.active(
                SubscriptionsContract.aProfessional(), Optional.of(record), SubscriptionsContract.HOOK);
        inUnit(() -> ports().subscriptions().add(one));
        return record;
    }

    private static Happening added(RecordId record, String key) {
        return new Happening(
                UUID.randomUUID(),
                record,
                key,
                Occasion.DOCUMENT_ADDED,
                NOW,
                "899700990015",
                Optional.of(UUID.randomUUID()));
    }

    private void note(Happening... happenings) {
        inUnit(() -> ports().outbox().note(List.of(happenings)));
    }

    private List<Happening> unspread(RecordId record) {
        return unit(() -> ports().outbox().unspread(ALL)).stream()
                .filter(one -> one.record().equals(record))
                .toList();
    }

    private Message message(RecordId record) {
        var message = Message.of(added(record, "x"), UUID.randomUUID());
        inUnit(() -> ports().outbox().add(message));
        return message;
    }

    /** Takes all that are due. */
    private List<Message> taken(Instant at, Instant again) {
        var taken = new ArrayList<Message>();
        for (var next = take(at, again); next.isPresent(); next = take(at, again)) {
            taken.add(next.get());
        }
        return taken;
    }

    private Optional<Message> take(Instant at, Instant again) {
        return unit(() -> ports().outbox().take(at, again));
    }

    private Optional<Message> own(List<Message> taken, Message message) {
        return taken.stream().filter(one -> one.id().equals(message.id())).findFirst();
    }

    @Test
    default void notesWhatSomebodyMightWantToBeToldOf() {
        var record = watched();
        var one = added(record, "a");
        var other = new Happening(
                UUID.randomUUID(), record, "b", Occasion.FIRST_CONSULTATION, NOW, "899700990015", Optional.empty());

        note(one, other);

        assertThat(unspread(record)).containsExactlyInAnyOrder(one, other);
    }

    @Test
    default void notesNothingWhereNobodyDoes() {
        var record = aRecord();

        note(added(record, "a"));

        assertThat(unspread(record)).isEmpty();
    }

    @Test
    default void notesForWhoeverFollowsTheRecord() {
        var record = aRecord();
        var one = SubscriptionsContract.active(
                SubscriptionsContract.aProfessional(), Optional.empty(), SubscriptionsContract.HOOK);
        inUnit(() -> {
            ports().subscriptions().add(one);
            ports().authorizations()
                    .grant(record, new Professional(one.subscriber().id(), "Claire"), NOW);
        });
        var happening = added(record, "a");

        note(happening, added(aRecord(), "a"));

        assertThat(unspread(record)).containsExactly(happening);
        inUnit(() -> ports().subscriptions().remove(one));
    }

    @Test
    default void notesTheSameOnce() {
        var record = watched();
        var first = added(record, "a");

        note(first);
        note(added(record, "a"));

        assertThat(unspread(record)).containsExactly(first);
    }

    @Test
    default void notesNothingInAUnitThatFails() {
        var record = watched();

        assertThatThrownBy(() -> inUnit(() -> {
                    ports().outbox().note(List.of(added(record, "a")));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(unspread(record)).isEmpty();
    }

    @Test
    default void whatIsSpreadIsNotSpreadAgainAndEachMessageIsThereOnce() {
        var record = watched();
        var happening = added(record, "a");
        note(happening);
        var message = Message.of(happening, UUID.randomUUID());

        inUnit(() -> ports().outbox().spread(happening, List.of(message)));
        inUnit(() -> ports().outbox().spread(happening, List.of(message)));

        assertThat(unspread(record)).isEmpty();
        assertThat(taken(NOW, NOW.plusSeconds(60)))
                .filteredOn(one -> one.id().equals(message.id()))
                .containsExactly(message.attempted(1));
    }

    @Test
    default void whatIsTakenIsTakenAgainOnlyWhenItsTimeIsOver() {
        var message = message(aRecord());
        var again = NOW.plusSeconds(60);

        assertThat(own(taken(NOW, again), message)).contains(message.attempted(1));
        assertThat(own(taken(again.minusMillis(1), again), message)).isEmpty();
        assertThat(own(taken(again, again.plusSeconds(60)), message)).contains(message.attempted(2));
    }

    @Test
    default void whatIsSettledIsNotTakenAgain() {
        var message = message(aRecord());
        taken(NOW, NOW.plusSeconds(9));

        inUnit(() -> ports().outbox().settle(message.as(State.SENT, "")));

        assertThat(own(taken(NOW.plusSeconds(999), NOW.plusSeconds(9999)), message))
                .isEmpty();
    }

    @Test
    default void whatIsPostponedIsTakenThen() {
        var message = message(aRecord());
        taken(NOW, NOW.plusSeconds(9));

        inUnit(() ->
                ports().outbox().postpone(message.attempted(1).as(State.WAITING, "http 500"), NOW.plusSeconds(300)));

        assertThat(own(taken(NOW.plusSeconds(299), NOW.plusSeconds(9999)), message))
                .isEmpty();
        assertThat(own(taken(NOW.plusSeconds(300), NOW.plusSeconds(9999)), message))
                .contains(message.attempted(2).as(State.WAITING, "http 500"));
    }

    @Test
    default void whatIsGivenUpIsCountedAndMayBeRevived() {
        var message = message(aRecord());
        taken(NOW, NOW.plusSeconds(9));
        var dead = unit(() -> ports().outbox().unsettled()).get(State.DEAD);

        inUnit(() -> ports().outbox().settle(message.attempted(12).as(State.DEAD, "mail")));

        assertThat(unit(() -> ports().outbox().unsettled())).containsEntry(State.DEAD, dead + 1);
        assertThat(unit(() -> ports().outbox().revive(NOW))).isPositive();
        assertThat(own(taken(NOW, NOW.plusSeconds(9)), message).orElseThrow().attempts())
                .isEqualTo(1);
    }

    @Test
    default void tellsWhatWasNumbered() {
        var first = message(aRecord());
        var second = new Message(
                UUID.randomUUID(),
                first.record(),
                first.subscription(),
                first.occasion(),
                NOW,
                first.document(),
                State.WAITING,
                0,
                Optional.empty(),
                "");
        inUnit(() -> {
            ports().outbox().add(second);
            ports().outbox().settle(second.numbered(2).as(State.SENT, ""));
            ports().outbox().settle(first.numbered(1));
        });

        assertThat(unit(() -> ports().outbox().numbered(first.subscription(), 1, Long.MAX_VALUE, 10)))
                .extracting(Message::id)
                .containsExactly(first.id(), second.id());
        assertThat(unit(() -> ports().outbox().numbered(first.subscription(), 2, 2, 10)))
                .extracting(Message::id)
                .containsExactly(second.id());
    }

    @Test
    default void forgetsAllOfOneRecord() {
        var record = watched();
        var other = watched();
        note(added(record, "a"), added(other, "a"));
        var message = message(record);
        var kept = message(other);

        inUnit(() -> ports().outbox().forget(record));

        assertThat(unspread(record)).isEmpty();
        assertThat(unspread(other)).hasSize(1);
        var taken = taken(NOW, NOW.plusSeconds(60));
        assertThat(own(taken, message)).isEmpty();
        assertThat(own(taken, kept)).isPresent();
    }

    @Test
    default void forgetsWhatIsSettledButNoFirstConsultation() {
        var record = watched();
        var first = new Happening(
                UUID.randomUUID(), record, "first", Occasion.FIRST_CONSULTATION, NOW, "1", Optional.empty());
        var document = added(record, "document");
        note(first, document);
        var message = message(record);
        inUnit(() -> {
            ports().outbox().spread(first, List.of());
            ports().outbox().spread(document, List.of());
            ports().outbox().settle(message.numbered(7).as(State.SENT, ""));
        });

        inUnit(() -> ports().outbox().forget(NOW.plusSeconds(1)));

        note(added(record, "first"), added(record, "document"));
        assertThat(unspread(record)).extracting(Happening::key).containsExactly("document");
        assertThat(unit(() -> ports().outbox().numbered(message.subscription(), 7, 7, 1)))
                .isEmpty();
    }
}
