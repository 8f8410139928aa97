package org.opencarnet.sharing;

import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;

/**
 * Whether a subscriber may know now of what happened: the decision of a read at this instant, though none is made. It slides no window, and is no
 * act of the subscriber's in the trail.
 */
final class Knowing {

    private final Ports ports;
    private final Reception reception;

    Knowing(Reception reception) {
        this.ports = reception.ports();
        this.reception = reception;
    }

    /** Of a document whoever may list it; of who consulted the record whoever sees its trail as a patient does. */
    boolean permits(Requester subscriber, Message message) {
        var origin = new Caller.Origin("alerts", "", message.id().toString());
        var visit = reception.admit(
                new Caller(subscriber, Purpose.NORMAL, origin), new Records.Reference.ById(message.record()));
        if (message.occasion().isOfDocuments()) {
            return message.document()
                    .flatMap(ports.documents()::current)
                    .filter(one -> one.record().equals(message.record()))
                    .filter(one -> reception
                            .decide(visit, Action.LIST, one.factsFor(subscriber))
                            .permitted())
                    .isPresent();
        }
        return (subscriber instanceof Requester.Patient || subscriber instanceof Requester.Representative)
                && reception.decide(visit, Action.READ_TRAIL).permitted();
    }
}
