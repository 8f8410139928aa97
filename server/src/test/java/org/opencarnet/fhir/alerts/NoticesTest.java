package org.opencarnet.fhir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Requester;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Happening;
import org.opencarnet.sharing.Message;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Subscription;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Subscription.State;
import org.opencarnet.sharing.Subscription.Status;
import org.opencarnet.sharing.Subscription.Wish;
import org.opencarnet.sharing.Tell.Letter;

class NoticesTest {

    private static final Instant AT = Instant.parse("2026-06-15T08:30:00.123Z");
    private static final String BASE = "https://carnet.example.org/fhir";
    private static final UUID DOCUMENT = UUID.randomUUID();

    private static Subscription subscription(boolean ids, Status status) {
        return new Subscription(
                UUID.randomUUID(),
                1,
                Optional.empty(),
                new Requester.Structure("1750000001", "Hôpital"),
                new Wish(Topic.OF_ALL.canonical(), Topic.OF_ALL.occasions(), "fr", Optional.empty()),
                new Channel.RestHook(
                        URI.create("https://example.org/hook"), List.of(), ids, Optional.empty(), URI.create(BASE)),
                new State(status, "", Optional.empty()),
                6);
    }

    private static Bundle notice(Letter letter) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, new Notices().notice(letter));
    }

    private static Letter added(Subscription to) {
        var happening = new Happening(
                UUID.randomUUID(),
                new RecordId(UUID.randomUUID()),
                "key",
                Occasion.DOCUMENT_ADDED,
                AT,
                "1",
                Optional.of(DOCUMENT));
        return new Letter(Message.of(happening, to.id()).numbered(7), to);
    }

    private static Parameters status(Bundle bundle) {
        return (Parameters) bundle.getEntryFirstRep().getResource();
    }

    private static String said(Bundle bundle, String name) {
        return status(bundle).getParameter(name).getValue().primitiveValue();
    }

    @Test
    void namesTheDocumentAndNothingElseOfIt() {
        var to = subscription(true, Status.ACTIVE);
        var letter = added(to);

        var bundle = notice(letter);

        assertThat(bundle.getType()).isEqualTo(BundleType.HISTORY);
        assertThat(bundle.getIdElement().getIdPart())
                .isEqualTo(letter.message().id().toString());
        assertThat(said(bundle, "type")).isEqualTo("event-notification");
        assertThat(said(bundle, "status")).isEqualTo("active");
        assertThat(said(bundle, "topic")).isEqualTo(Topic.OF_ALL.canonical());
        assertThat(said(bundle, "events-since-subscription-start")).isEqualTo("7");
        assertThat(bundle.getEntry()).hasSize(2);
        assertThat(bundle.getEntry().get(1).getFullUrl()).isEqualTo(BASE + "/DocumentReference/" + DOCUMENT);
        assertThat(bundle.getEntry().get(1).hasResource()).isFalse();
        assertThat(bundle.getEntry().get(1).getRequest().getMethod().toCode()).isEqualTo("POST");
        assertThat(new Notices().notice(letter))
                .doesNotContain(letter.message().record().toString());
    }

    @Test
    void namesNoDocumentToWhoWantsNone() {
        var letter = added(subscription(false, Status.ACTIVE));

        assertThat(new Notices().notice(letter)).doesNotContain(DOCUMENT.toString());
        assertThat(notice(letter).getEntry()).hasSize(1);
        assertThat(said(notice(letter), "events-since-subscription-start")).isEqualTo("7");
    }

    @Test
    void shakesHandsAndBeats() {
        var asked = subscription(true, Status.REQUESTED);
        var active = subscription(true, Status.ACTIVE);

        var handshake = notice(new Letter(Message.of(asked, Occasion.HANDSHAKE, AT), asked));
        var heartbeat = notice(new Letter(Message.of(active, Occasion.HEARTBEAT, AT), active));

        assertThat(said(handshake, "type")).isEqualTo("handshake");
        assertThat(said(handshake, "status")).isEqualTo("requested");
        assertThat(said(heartbeat, "type")).isEqualTo("heartbeat");
        assertThat(said(heartbeat, "events-since-subscription-start")).isEqualTo("6");
        assertThat(List.of(handshake, heartbeat))
                .allSatisfy(one -> assertThat(one.getEntry()).hasSize(1));
    }
}
