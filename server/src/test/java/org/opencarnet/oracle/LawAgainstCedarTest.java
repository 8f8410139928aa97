package org.opencarnet.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cells drawn at random from the whole decision space, asked of the law and of Cedar: the same answer on the same rules. A million with {@code -Pexhaustive};
 * {@code -Doracle.seed} draws others.
 */
class LawAgainstCedarTest {

    private static final Logger LOG = LoggerFactory.getLogger(LawAgainstCedarTest.class);
    private static final long SEED = Long.getLong("oracle.seed", 20_260_315);
    private static final int CELLS = Boolean.getBoolean("oracle.whole") ? 1_000_000 : 20_000;

    @Test
    void agreesWithCedarOnWhateverIsDrawn() {
        var start = System.nanoTime();
        var cedar = new CedarOracle();

        var tally = new DrawnCells(SEED, CELLS).against(question -> cedar.answer(new CedarQuestion(question)));

        LOG.info("{} cells in {} ms, seed {}", tally.cells(), (System.nanoTime() - start) / 1_000_000, SEED);
        assertThat(tally.differences()).as("where Cedar and law differ").isEmpty();
    }
}
