package org.opencarnet.oracle;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.opencarnet.access.Access;
import org.opencarnet.access.Decision;
import org.opencarnet.oracle.Cell.Deed;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Question;

/** So many cells drawn from the whole space; each depends on the seed and its own number alone. */
record DrawnCells(long seed, int count) {

    /** Compares the law with an oracle in each of them, and what a list shows. */
    Tally against(ToLongFunction<Question> oracle) {
        var laws =
                Space.options().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Translation::law));
        return LongStream.range(0, count)
                .parallel()
                .mapToObj(number -> compared(new Draw(new SplittableRandom(seed + number)), laws, oracle))
                .reduce(new Tally(), Tally::plus);
    }

    private static Tally compared(Draw draw, Map<Options, Access> laws, ToLongFunction<Question> oracle) {
        var question = draw.question();
        var moment = draw.of(Moment.ALL);
        var law = Objects.requireNonNull(laws.get(question.options()));
        var request = Translation.request(question.asker(), question.errand(), moment);
        var facts = Translation.facts(question.situation(), moment, question.options());
        var expected = oracle.applyAsLong(question);
        var tally = new Tally();
        tally.count();
        if (question.paper() == Paper.NONE) {
            decision(tally, question, expected, law.decide(request, facts));
            return tally;
        }
        decision(tally, question, expected, law.decide(request, facts.about(Translation.document(question.paper()))));
        if (question.errand().deed() == Deed.LIST
                && Comparison.shows(law.narrow(request, facts), request, question.paper())
                        != Because.permits(expected)) {
            tally.differs(difference(question, expected, Tally.A_LIST));
        }
        return tally;
    }

    private static void decision(Tally tally, Question question, long expected, Decision decision) {
        var actual = Translation.reasons(decision);
        if (actual != expected || decision.permitted() != Because.permits(expected)) {
            tally.differs(difference(question, expected, actual));
        }
    }

    private static Tally.Difference difference(Question question, long expected, long actual) {
        return new Tally.Difference(
                question.asker(), question.errand(), question.situation(), question.paper(), expected, actual);
    }
}
