package org.opencarnet.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A small draw from the whole decision space, quick enough to be asked again for every mutant of the law. */
class DrawnCellsTest {

    @Test
    void theLawAnswersAsTheOracleDoes() {
        var oracles = Space.options().stream().collect(Collectors.toMap(Function.identity(), Oracle::new));

        var tally = new DrawnCells(1, 100_000)
                .against(question -> Objects.requireNonNull(oracles.get(question.options()))
                        .answer(question.asker(), question.errand(), question.situation(), question.paper()));

        assertThat(tally.differences()).isEmpty();
    }
}
