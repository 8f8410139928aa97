package org.opencarnet.oracle;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Situation;

/** A part of the decision space: everybody here asks everything of every document in every situation. */
record Inquiry(List<Asker> askers, List<Paper> papers, List<Situation> situations) {

    /** Compares law and oracle under one policy in the situations whose numbers are chosen, each at one critical moment; on all processors. */
    Tally under(Options options, IntPredicate chosen) {
        var atMoments = Moment.ALL.stream()
                .map(moment -> new Comparison(options, moment, askers, papers))
                .toList();
        return IntStream.range(0, situations.size())
                .filter(chosen)
                .parallel()
                .mapToObj(number -> atMoments.get(moment(number)).in(situations.get(number)))
                .reduce(new Tally(), Tally::plus);
    }

    /** Compares law and oracle under one policy in every situation at every moment. */
    Tally always(Options options) {
        return Moment.ALL.stream()
                .map(moment -> new Comparison(options, moment, askers, papers))
                .flatMap(at -> situations.stream().map(at::in))
                .reduce(new Tally(), Tally::plus);
    }

    /** Numbers that are neighbours in any axis meet different moments. */
    private static int moment(int number) {
        return Math.floorMod(number * 0x9E3779B9 >>> 16, Moment.ALL.size());
    }
}
