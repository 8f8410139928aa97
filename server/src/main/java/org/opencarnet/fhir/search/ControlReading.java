package org.opencarnet.fhir.search;

import java.util.Optional;
import java.util.Set;
import org.opencarnet.record.DocumentQuery.Position;

/** Reads the parameters that say how the answer is to be. */
final class ControlReading {

    private static final Set<String> SUMMARIES = Set.of("true", "false", "text", "data");
    private static final Set<String> TOTALS = Set.of("accurate", "estimate");

    private final Set<String> includes;
    private final int largest;
    private int count;
    private boolean countOnly;
    private boolean total = true;
    private Optional<Asked> sort = Optional.empty();
    private Optional<Position> after = Optional.empty();
    private boolean includeSubject;

    ControlReading(Paging paging, Set<String> includes) {
        this.includes = includes;
        this.largest = paging.largest();
        this.count = paging.size();
    }

    /** Takes a parameter; false when it is none of these. */
    boolean takes(Asked asked) {
        switch (asked.name()) {
            case "_count" -> count(asked);
            case "_summary" -> summary(asked);
            case "_total" -> total(asked);
            case "_sort" -> sort = Optional.of(asked);
            case "_include" -> include(asked);
            case Cursor.PARAMETER -> after = Optional.of(Cursor.position(asked));
            // These are read where the answer is encoded.
            case "_elements", "_format", "_pretty" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    SearchRequest.Controls done() {
        return new SearchRequest.Controls(count, countOnly, total, sort, after, includeSubject);
    }

    private void count(Asked asked) {
        var value = asked.single();
        if (!value.matches("\\d{1,9}")) {
            throw asked.invalid(value);
        }
        var stated = Integer.parseInt(value);
        countOnly |= stated == 0;
        count = Math.max(1, Math.min(stated, largest));
    }

    private void summary(Asked asked) {
        if ("count".equals(asked.single())) {
            countOnly = true;
        } else if (!SUMMARIES.contains(asked.single())) {
            throw asked.invalid(asked.single());
        }
    }

    private void total(Asked asked) {
        total = !"none".equals(asked.single());
        if (total && !TOTALS.contains(asked.single())) {
            throw asked.invalid(asked.single());
        }
    }

    private void include(Asked asked) {
        if (!includes.contains(asked.single())) {
            throw asked.invalid(asked.single());
        }
        includeSubject = true;
    }
}
