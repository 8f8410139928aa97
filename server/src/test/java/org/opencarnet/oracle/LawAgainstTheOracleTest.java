package org.opencarnet.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencarnet.oracle.Cell.Age;
import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Bond;
import org.opencarnet.oracle.Cell.Consent;
import org.opencarnet.oracle.Cell.Kind;
import org.opencarnet.oracle.Cell.Life;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Will;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole decision space, cell by cell: whether it is permitted, on which rules that rests, and whether a list shows just that. Every profession meets every
 * document type; every kind of profession and of type meets every situation; every situation meets every policy. The two larger parts are asked whole with
 * {@code -Pexhaustive}, and otherwise by a tenth that changes from day to day ({@code -Doracle.tenth=0} to {@code 9} names one).
 */
class LawAgainstTheOracleTest {

    private static final Logger LOG = LoggerFactory.getLogger(LawAgainstTheOracleTest.class);
    private static final boolean WHOLE = Boolean.getBoolean("oracle.whole");
    private static final int SHARES = WHOLE ? 1 : 10;
    private static final int SHARE = WHOLE
            ? 0
            : Integer.getInteger("oracle.tenth", (int) (LocalDate.now().toEpochDay() % SHARES));

    // Among the kinds, those that differ under some policy.
    private static final Set<Integer> SOME_COLUMNS = Set.of(0, 1, 6, 12);
    private static final Set<String> SOME_TYPES = Set.of("15508-5", "78513-9", "11488-4", "UNHEARD-OF");

    private static final Options ASSUMED = new Options(false, false, true, true, false, true);
    private static final Options CONTRARY = new Options(true, true, false, false, true, true);

    @Test
    void everyProfessionReadsEveryTypeAsTheMatrixSays() {
        var practitioners = Tables.practices().stream()
                .map(practice -> new Asker(Kind.PROFESSIONAL, practice, false))
                .toList();
        var papers = Tables.types().stream()
                .flatMap(type -> Space.papers(type, Life.APPROVED).stream())
                .toList();
        var bonds = List.of(
                Bond.NONE, new Bond(Consent.VALID, false, false, false), new Bond(Consent.NONE, false, true, false));
        var situations = Space.situations(List.of(Will.AT_CREATION), bonds, List.of(Age.ADULT));

        agree(new Inquiry(practitioners, papers, situations), List.of(Options.DEFAULT, ASSUMED), 1);
    }

    @Test
    void everyKindOfProfessionInEverySituation() {
        var askers = Space.professionals(Space.KINDS_OF_PRACTICES);
        var papers = Space.papers(Space.KINDS_OF_TYPES);
        var situations = Space.situations(Space.wills(), Space.bonds(), List.of(Age.ADULT));

        agree(new Inquiry(askers, papers, situations), List.of(Options.DEFAULT), SHARES);
    }

    @Test
    void everySituationUnderEveryPolicy() {
        var askers = Space.professionals(Space.KINDS_OF_PRACTICES.stream()
                .filter(practice -> SOME_COLUMNS.contains(practice.column()))
                .toList());
        var papers = Space.papers(Tables.types().stream()
                .filter(type -> SOME_TYPES.contains(type.code()))
                .toList());
        var situations = Space.situations(Space.wills(), Space.bonds(), List.of(Age.ADULT));

        agree(new Inquiry(askers, papers, situations), Space.options(), SHARES);
    }

    @Test
    void everybodyElseWithEveryType() {
        var papers = Space.papers(Tables.types());
        var wills = List.of(Will.AT_CREATION, new Will(false, false, true));
        var situations = Space.situations(wills, List.of(Bond.NONE), List.of(Age.MINOR, Age.ADULT));

        agree(new Inquiry(Space.others(), papers, situations), List.of(Options.DEFAULT, CONTRARY), 1);
    }

    private static void agree(Inquiry inquiry, List<Options> policies, int shares) {
        var start = System.nanoTime();
        var tally = new Tally();
        for (var each : policies) {
            var shift = policies.indexOf(each) + SHARE;
            tally = tally.plus(inquiry.under(each, number -> (number + shift) % shares == 0));
        }
        var part = shares == 1 ? "all" : "tenth " + SHARE;
        LOG.info("{} of: {} cells in {} ms", part, tally.cells(), (System.nanoTime() - start) / 1_000_000);

        assertThat(tally.differences()).as("where oracle and law differ").isEmpty();
    }
}
