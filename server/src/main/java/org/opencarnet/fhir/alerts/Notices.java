package org.opencarnet.fhir.alerts;

import ca.uhn.fhir.context.FhirContext;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.opencarnet.sharing.Message;
import org.opencarnet.sharing.NoticeRendering;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Subscription;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Tell.Letter;

/** What endpoints are sent, and what {@code $status} and {@code $events} answer: Bundles around a status in Parameters (backport for R4, ITI-112). */
public final class Notices implements NoticeRendering {

    static final String JSON = "application/fhir+json";

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @Override
    public String notice(Letter letter) {
        var message = letter.message();
        var subscription = letter.subscription();
        var base = ((Channel.RestHook) subscription.channel()).base().toString();
        var type =
                switch (message.occasion()) {
                    case HANDSHAKE -> Type.HANDSHAKE;
                    case HEARTBEAT -> Type.HEARTBEAT;
                    default -> Type.EVENT_NOTIFICATION;
                };
        var told = message.number().orElse(subscription.told());
        var events = type == Type.EVENT_NOTIFICATION ? List.of(message) : List.<Message>of();
        var bundle = bundle(new Told(subscription, base, type, told), events);
        bundle.setId(message.id().toString());
        bundle.setTimestamp(Date.from(message.at()));
        return FHIR.newJsonParser().encodeResourceToString(bundle);
    }

    @Override
    public String mediaType() {
        return JSON;
    }

    /** The answer to {@code $status}. */
    static Bundle status(Told told) {
        var bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.setId(UUID.randomUUID().toString());
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(parameters(told, List.of()))
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH);
        return bundle.setTotal(1);
    }

    /** A Bundle of the kind {@code history}: the status first, then what it is about. */
    static Bundle bundle(Told told, List<Message> events) {
        var bundle = new Bundle().setType(BundleType.HISTORY);
        bundle.getMeta().addProfile(Backport.NOTIFICATION);
        var first = bundle.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID());
        first.setResource(parameters(told, events));
        first.getRequest().setMethod(HTTPVerb.GET).setUrl(told.url() + "/$status");
        first.getResponse().setStatus("200");
        if (told.ids()) {
            events.stream()
                    .filter(one -> one.document().isPresent())
                    .forEach(one -> focus(bundle.addEntry(), told, one));
        }
        return bundle;
    }

    private static void focus(BundleEntryComponent entry, Told told, Message event) {
        var added = event.occasion() == Occasion.DOCUMENT_ADDED;
        var document = "DocumentReference/" + event.document().orElseThrow();
        entry.setFullUrl(told.base() + "/" + document);
        entry.getRequest()
                .setMethod(added ? HTTPVerb.POST : HTTPVerb.PUT)
                .setUrl(added ? "DocumentReference" : document);
        entry.getResponse().setStatus(added ? "201" : "200");
    }

    private static Parameters parameters(Told told, List<Message> events) {
        var parameters = new Parameters();
        parameters.setId(UUID.randomUUID().toString());
        parameters.getMeta().addProfile(Backport.STATUS);
        parameters.addParameter().setName("subscription").setValue(new Reference(told.url()));
        parameters
                .addParameter()
                .setName("topic")
                .setValue(new CanonicalType(told.subscription().wish().topic()));
        parameters.addParameter().setName("status").setValue(new CodeType(told.status()));
        parameters
                .addParameter()
                .setName("type")
                .setValue(new CodeType(told.type().code()));
        parameters
                .addParameter()
                .setName("events-since-subscription-start")
                .setValue(new StringType(Long.toString(told.number())));
        events.forEach(one -> event(parameters.addParameter().setName("notification-event"), told, one));
        return parameters;
    }

    private static void event(ParametersParameterComponent part, Told told, Message event) {
        part.addPart()
                .setName("event-number")
                .setValue(new StringType(Long.toString(event.number().orElse(0L))));
        part.addPart().setName("timestamp").setValue(new InstantType(Date.from(event.at())));
        if (told.ids()) {
            event.document().ifPresent(id -> part.addPart()
                    .setName("focus")
                    .setValue(new Reference(told.base() + "/DocumentReference/" + id)));
        }
    }

    /** The kinds of notification. */
    enum Type {
        HANDSHAKE("handshake"),
        HEARTBEAT("heartbeat"),
        EVENT_NOTIFICATION("event-notification"),
        QUERY_STATUS("query-status"),
        QUERY_EVENT("query-event");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * What is told of a subscription.
     *
     * @param base the URL by which the reader knows this server
     * @param number of events so far
     */
    record Told(Subscription subscription, String base, Type type, long number) {

        String url() {
            return base + "/Subscription/" + subscription.id();
        }

        String status() {
            return subscription.state().status().name().toLowerCase(java.util.Locale.ROOT);
        }

        boolean ids() {
            return subscription.channel() instanceof Channel.RestHook hook && hook.ids();
        }
    }
}
