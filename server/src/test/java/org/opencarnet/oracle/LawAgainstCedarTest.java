package org.opencarnet.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Access;
import org.opencarnet.oracle.Cell.Age;
import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Deed;
import org.opencarnet.oracle.Cell.Errand;
import org.opencarnet.oracle.Cell.Life;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Situation;
import org.opencarnet.oracle.Cell.Way;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cells drawn at random from the whole decision space, asked of the law and of Cedar: the same answer on the same rules. A million with {@code -Pexhaustive};
 * every cell depends on its number and the seed alone ({@code -Doracle.seed}).
 */
class LawAgainstCedarTest {

    private static final Logger LOG = LoggerFactory.getLogger(LawAgainstCedarTest.class);
    private static final long SEED = Long.getLong("oracle.seed", 20_260_315);
    private static final int CELLS = Boolean.getBoolean("oracle.whole") ? 1_000_000 : 20_000;

    private final CedarOracle cedar = new CedarOracle();
    private final Map<Options, Access> laws =
            Space.options().stream().collect(Collectors.toMap(Function.identity(), Translation::law));

    @Test
    void agreesWithCedarOnWhateverIsDrawn() {
        var start = System.nanoTime();

        var tally = LongStream.range(0, CELLS)
                .parallel()
                .mapToObj(number -> compared(new Draw(new SplittableRandom(SEED + number))))
                .reduce(new Tally(), Tally::plus);

        LOG.info("{} cells in {} ms, seed {}", tally.cells(), (System.nanoTime() - start) / 1_000_000, SEED);
        assertThat(tally.differences()).as("where Cedar and law differ").isEmpty();
    }

    private Tally compared(Draw draw) {
        var question = draw.question();
        var moment = draw.of(Moment.ALL);
        var facts = Translation.facts(question.situation(), moment);
        var about = question.paper() == Paper.NONE ? facts : facts.about(Translation.document(question.paper()));
        var decision = Objects.requireNonNull(laws.get(question.options()))
                .decide(Translation.request(question.asker(), question.errand(), moment), about);
        var expected = cedar.answer(question);
        var actual = Translation.reasons(decision);
        var tally = new Tally();
        tally.count();
        if (actual != expected || decision.permitted() != Because.permits(expected)) {
            tally.differs(new Tally.Difference(
                    question.asker(), question.errand(), question.situation(), question.paper(), expected, actual));
        }
        return tally;
    }

    /** One cell of the space. */
    private record Draw(SplittableRandom random) {

        private static final List<Asker> OTHERS = Space.others();
        private static final List<Asker> PROFESSIONALS = Space.professionals(Tables.practices());
        private static final List<Tables.Type> TYPES = Tables.types();
        private static final List<Options> OPTIONS = Space.options();
        private static final List<Situation> SITUATIONS =
                Space.situations(Space.wills(), Space.bonds(), List.of(Age.MINOR, Age.ADULT));
        private static final List<Deed> OF_A_DOCUMENT =
                List.copyOf(EnumSet.range(Deed.LIST, Deed.SHOW_TO_REPRESENTATIVES));
        private static final List<Deed> OF_THE_RECORD = Stream.concat(
                        Stream.of(Deed.LIST, Deed.READ, Deed.FEED),
                        EnumSet.range(Deed.OPEN_RECORD, Deed.CHANGE_CARE_CIRCLE).stream())
                .toList();

        <T> T of(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        CedarQuestion question() {
            var asker = random.nextInt(4) == 0 ? of(OTHERS) : of(PROFESSIONALS);
            var situation = of(SITUATIONS);
            var document = random.nextInt(5) > 0;
            var errand = new Errand(of(List.of(Way.values())), of(document ? OF_A_DOCUMENT : OF_THE_RECORD));
            return new CedarQuestion(asker, errand, situation, document ? paper(errand) : Paper.NONE, of(OPTIONS));
        }

        private Paper paper(Errand errand) {
            var life = errand.deed() == Deed.FEED ? Life.APPROVED : of(List.of(Life.values()));
            return new Paper(of(TYPES), of(Space.hidden()), life, random.nextBoolean());
        }
    }
}
