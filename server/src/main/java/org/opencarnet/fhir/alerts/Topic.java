package org.opencarnet.fhir.alerts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.sharing.Occasion;

/** The topics to which one may subscribe, by their canonical URIs. */
enum Topic {
    /** DSUBm: a document is added to the record of one patient. */
    OF_ONE_PATIENT(
            "https://profiles.ihe.net/ITI/DSUBm/SubscriptionTopic/DSUBm-SubscriptionTopic-DocumentReference-PatientDependent",
            EnumSet.of(Occasion.DOCUMENT_ADDED)),
    /** DSUBm: a document is added to any record that one follows. */
    OF_ALL(
            "https://profiles.ihe.net/ITI/DSUBm/SubscriptionTopic/DSUBm-SubscriptionTopic-DocumentReference-MultiPatient",
            EnumSet.of(Occasion.DOCUMENT_ADDED)),
    /** A document is added or changed, in one record or in all that one follows. */
    DOCUMENTS(
            "https://opencarnet.org/fhir/SubscriptionTopic/documents",
            EnumSet.of(Occasion.DOCUMENT_ADDED, Occasion.DOCUMENT_CHANGED)),
    /** All of which a patient is told: who consults the record first, who in an emergency, and what becomes of documents. */
    ACTIVITY(
            "https://opencarnet.org/fhir/SubscriptionTopic/record-activity",
            EnumSet.range(Occasion.FIRST_CONSULTATION, Occasion.DOCUMENT_CHANGED));

    private final String canonical;
    private final EnumSet<Occasion> occasions;

    Topic(String canonical, EnumSet<Occasion> occasions) {
        this.canonical = canonical;
        this.occasions = occasions;
    }

    static Optional<Topic> of(String canonical) {
        return Arrays.stream(values())
                .filter(one -> one.canonical.equals(canonical))
                .findFirst();
    }

    String canonical() {
        return canonical;
    }

    Set<Occasion> occasions() {
        return Set.copyOf(occasions);
    }
}
