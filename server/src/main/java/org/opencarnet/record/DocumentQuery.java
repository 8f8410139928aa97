package org.opencarnet.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is sought among the documents of one record: every criterion must hold. Both faces translate into it, only storage
 * translates it out; nothing else can be asked.
 *
 * @param record in whose record
 * @param criteria all must hold; an empty list finds every current version that is not deleted
 * @param order which comes first
 * @param after where the previous page ended
 * @param limit how many at the most, 1 or more
 */
public record DocumentQuery(
        RecordId record, List<Criterion> criteria, Order order, Optional<Position> after, int limit) {

    public DocumentQuery {
        criteria = List.copyOf(criteria);
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one entry");
        }
    }

    /** The same search, going on after this entry. */
    public DocumentQuery from(Position position) {
        return new DocumentQuery(record, criteria, order, Optional.of(position), limit);
    }

    /** The same search in pages of another size. */
    public DocumentQuery limitedTo(int size) {
        return new DocumentQuery(record, criteria, order, after, size);
    }

    /** By what a list is ordered; ties are broken by logicalId, descending with it. */
    public record Order(By by, boolean descending) {

        public static final Order NEWEST_FIRST = new Order(By.DATE, true);

        /** The times a list may be ordered by. */
        public enum By {
            DATE,
            CREATION,
            UPDATED
        }
    }

    /** Where a page ended: the ordering time of its last entry, in microseconds since 1970, and its logicalId. */
    public record Position(long micros, UUID logicalId) {}
}
