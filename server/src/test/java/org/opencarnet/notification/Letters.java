package org.opencarnet.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.access.Requester;
import org.opencarnet.record.Ins;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Happening;
import org.opencarnet.sharing.Message;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Subscription;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Subscription.Code;
import org.opencarnet.sharing.Subscription.State;
import org.opencarnet.sharing.Subscription.Status;
import org.opencarnet.sharing.Subscription.Wish;
import org.opencarnet.sharing.Tell.Letter;
import org.opencarnet.terminology.MatrixColumn;

/** Letters to be carried. */
final class Letters {

    static final Instant AT = Instant.parse("2026-03-12T23:30:00Z");
    static final Requester PATIENT =
            new Requester.Patient(new Ins(Ins.Authority.TEST, "279035121518989"), "DURAND Jeanne");
    static final Requester PROFESSIONAL = new Requester.Professional(
            "899700990015", "Claire MARTIN", "10", Optional.of(MatrixColumn.MEDECINS), Optional.empty(), false);

    private Letters() {}

    /** To somebody, of something, by a channel. */
    static Letter to(Requester who, Occasion occasion, Channel channel, String language) {
        var record = new RecordId(UUID.randomUUID());
        var code = Optional.of(new Code("123456", AT, 0)).filter(any -> occasion == Occasion.CODE);
        var subscription = new Subscription(
                UUID.randomUUID(),
                1,
                Optional.of(record),
                who,
                new Wish("urn:all", Occasion.OF_RECORDS, language, Optional.empty()),
                channel,
                new State(Status.ACTIVE, "", code),
                0);
        var message = occasion.isOfRecords()
                ? Message.of(
                        new Happening(
                                UUID.randomUUID(),
                                record,
                                "key",
                                occasion,
                                AT,
                                PROFESSIONAL.id(),
                                occasion.isOfDocuments() ? Optional.of(UUID.randomUUID()) : Optional.empty()),
                        subscription.id())
                : Message.of(subscription, occasion, AT);
        return new Letter(message, subscription);
    }
}
