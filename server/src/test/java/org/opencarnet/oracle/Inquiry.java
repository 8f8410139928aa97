package org.opencarnet.oracle;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Situation;

/** A part of the decision space: everybody here asks everything of every document in every situation, at every critical moment in turn. */
record Inquiry(List<Asker> askers, List<Paper> papers, List<Situation> situations) {

    /** Compares law and oracle under one policy in the situations whose numbers are chosen; on all processors. */
    Tally under(Options options, IntPredicate chosen) {
        var atMoments = Moment.ALL.stream()
                .map(moment -> new Comparison(options, moment, askers, papers))
                .toList();
        return IntStream.range(0, situations.size())
                .filter(chosen)
                .parallel()
                .mapToObj(number -> atMoments.get(number % atMoments.size()).in(situations.get(number)))
                .reduce(new Tally(), Tally::plus);
    }
}
