package org.opencarnet.fhir.alerts;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Subscribe;
import org.opencarnet.sharing.Subscription.Wish;

/**
 * What a Subscription that was sent asks for; what cannot be done as it is asked is refused.
 *
 * @param asked as it was sent
 * @param language of the reader, for messages where the Subscription itself says none
 * @param base the URL under which the request came
 */
record Asking(Subscription asked, Locale language, URI base) {

    private static final Set<String> SPOKEN = Set.of("fr", "en");

    /** A new subscription. */
    Subscribe.Request request(Channels channels, Clock clock) {
        return new Subscribe.Request(patient(), wish(clock), channels.of(asked.getChannel(), base), isOff());
    }

    /** A change of one that is there. */
    Subscribe.Change change(Channels channels, Clock clock, Optional<Integer> expects) {
        return new Subscribe.Change(isOff(), wish(clock), channels.of(asked.getChannel(), base), expects);
    }

    private boolean isOff() {
        if (asked.getStatus() == SubscriptionStatus.OFF) {
            return true;
        }
        if (asked.getStatus() != SubscriptionStatus.REQUESTED) {
            throw complaint(AlertFault.SUBSCRIPTION_STATUS, "Subscription.status");
        }
        return false;
    }

    private Wish wish(Clock clock) {
        var topic = topic();
        return new Wish(topic.canonical(), topic.occasions(), spoken(), end(clock.instant()));
    }

    private Topic topic() {
        return Optional.ofNullable(asked.getCriteria())
                .flatMap(Topic::of)
                .orElseThrow(() -> complaint(AlertFault.TOPIC_UNKNOWN, "Subscription.criteria"));
    }

    private String spoken() {
        return Optional.ofNullable(asked.getLanguage())
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .filter(SPOKEN::contains)
                .orElse(language.getLanguage());
    }

    private Optional<Instant> end(Instant now) {
        var end = Optional.ofNullable(asked.getEnd()).map(java.util.Date::toInstant);
        if (end.filter(at -> !at.isAfter(now)).isPresent()) {
            throw complaint(AlertFault.SUBSCRIPTION_END, "Subscription.end");
        }
        return end;
    }

    private Optional<Records.Reference> patient() {
        var patient = new Filter(asked.getCriteriaElement()).patient();
        if (topic() == Topic.OF_ONE_PATIENT && patient.isEmpty()) {
            throw complaint(AlertFault.FILTER_WITHOUT_PATIENT, Filter.WHERE);
        }
        if (topic() == Topic.OF_ALL && patient.isPresent()) {
            throw complaint(AlertFault.FILTER_WITH_PATIENT, Filter.WHERE);
        }
        return patient;
    }

    static Refusal complaint(AlertFault fault, String where) {
        return Refusal.of(Complaint.of(fault).at(where));
    }
}
