package org.opencarnet.storage.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.opencarnet.access.Narrowing;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.DocumentQuery.Order;
import org.opencarnet.record.DocumentQuery.Position;
import org.opencarnet.sharing.Documents.Listed;
import org.opencarnet.sharing.Documents.Written;
import org.opencarnet.sharing.Form;
import org.opencarnet.sharing.StoredText;

/** How entries stand in a list. */
final class Listing {

    private static final Comparator<Position> ASCENDING =
            Comparator.comparingLong(Position::micros).thenComparing(Position::logicalId, Unsigned.ORDER);

    private Listing() {}

    static Listed of(Written written, Order.By by, Form form) {
        var entry = written.entry();
        return new Listed(
                entry.identity(),
                entry.metadata().uniqueId(),
                entry.submissionSet(),
                entry.record(),
                entry.metadata().classification().type().code(),
                entry.visibility(),
                entry.status(),
                entry.metadata().authorIdentifiers(),
                entry.content(),
                entry.metadata().mimeType(),
                new Position(
                        ChronoUnit.MICROS.between(Instant.EPOCH, time(entry, by)),
                        entry.identity().logicalId()),
                StoredText.of(written.forms().in(form)));
    }

    static Comparator<Position> order(Order order) {
        return order.descending() ? ASCENDING.reversed() : ASCENDING;
    }

    /** Whether the law lets a list contain this entry. */
    static boolean lets(Narrowing narrowing, DocumentEntry entry) {
        return entry.status() != AvailabilityStatus.DELETED
                && (ownOf(narrowing, entry) || narrowing.others() && letsOthers(narrowing, entry));
    }

    private static boolean ownOf(Narrowing narrowing, DocumentEntry entry) {
        return entry.metadata().authorIdentifiers().stream().anyMatch(narrowing.own()::contains);
    }

    private static boolean letsOthers(Narrowing narrowing, DocumentEntry entry) {
        var hidden = narrowing.hidden();
        var visibility = entry.visibility();
        return narrowing
                        .types()
                        .include(entry.metadata().classification().type().code())
                && !(hidden.maskedFromProfessionals() && visibility.maskedFromProfessionals())
                && !(hidden.invisibleToPatient() && visibility.invisibleToPatient())
                && !(hidden.invisibleToRepresentatives() && visibility.invisibleToRepresentatives());
    }

    private static Instant time(DocumentEntry entry, Order.By by) {
        return switch (by) {
            case DATE -> entry.metadata().date();
            case CREATION -> entry.metadata().creation();
            case UPDATED -> entry.updated();
        };
    }
}
