package org.opencarnet.oracle;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.opencarnet.access.Access;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Question;

/** So many cells drawn from the whole space; each depends on the seed and its own number alone. */
record DrawnCells(long seed, int count) {

    private static final Map<Options, Access> LAWS =
            Space.options().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Translation::law));

    /** Compares the law with an oracle in each of them. */
    Tally against(ToLongFunction<Question> oracle) {
        return LongStream.range(0, count)
                .parallel()
                .mapToObj(number -> compared(new Draw(new SplittableRandom(seed + number)), oracle))
                .reduce(new Tally(), Tally::plus);
    }

    private static Tally compared(Draw draw, ToLongFunction<Question> oracle) {
        var question = draw.question();
        var moment = draw.of(Moment.ALL);
        var facts = Translation.facts(question.situation(), moment);
        var about = question.paper() == Paper.NONE ? facts : facts.about(Translation.document(question.paper()));
        var decision = Objects.requireNonNull(LAWS.get(question.options()))
                .decide(Translation.request(question.asker(), question.errand(), moment), about);
        var expected = oracle.applyAsLong(question);
        var actual = Translation.reasons(decision);
        var tally = new Tally();
        tally.count();
        if (actual != expected || decision.permitted() != Because.permits(expected)) {
            tally.differs(new Tally.Difference(
                    question.asker(), question.errand(), question.situation(), question.paper(), expected, actual));
        }
        return tally;
    }
}
