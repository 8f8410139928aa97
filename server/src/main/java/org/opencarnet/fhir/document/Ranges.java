package org.opencarnet.fhir.document;

import java.util.Optional;
import java.util.regex.Pattern;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/**
 * A stretch of a document's bytes (RFC 9110, 14): one range only; of several the whole is sent, as the RFC allows.
 *
 * @param from first byte, from 0
 * @param to last byte
 */
record Ranges(long from, long to) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The stretch that a header asks of so many bytes; empty for the whole, which answers a header that makes no sense too. */
    static Optional<Ranges> of(String header, long size) {
        var range = SINGLE.matcher(header);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        return range.group(1).isEmpty()
                ? Optional.of(last(Long.parseLong(range.group(2)), size))
                : from(Long.parseLong(range.group(1)), range.group(2), size);
    }

    private static Ranges last(long count, long size) {
        return within(size, new Ranges(count == 0 ? size : Math.max(0, size - count), size - 1));
    }

    private static Optional<Ranges> from(long first, String last, long size) {
        var to = last.isEmpty() ? size - 1 : Long.parseLong(last);
        return to < first && !last.isEmpty()
                ? Optional.empty()
                : Optional.of(within(size, new Ranges(first, Math.min(to, size - 1))));
    }

    private static Ranges within(long size, Ranges range) {
        if (range.from < size) {
            return range;
        }
        var refusal = Refusal.of(RequestFault.RANGE_NOT_SATISFIABLE, Long.toString(size));
        refusal.addResponseHeader("Content-Range", "bytes */" + size);
        throw refusal;
    }

    long length() {
        return to - from + 1;
    }
}
