package org.opencarnet.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
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

    private static final Set<String> TYPES_OF_EVERY_AGE = Set.of("11505-5", "DOCPAT05", Tables.ADVANCE_DIRECTIVES);
    private static final String PHYSICIAN = "10";
    private static final IntPredicate ALL = number -> true;

    private static final Options ASSUMED = new Options(false, false, true, true, false, false, false, true);
    private static final Options CONTRARY = new Options(true, true, false, false, true, true, true, true);

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

        agree(List.of(Options.DEFAULT, ASSUMED), options -> new Inquiry(practitioners, papers, situations)
                .under(options, ALL));
    }

    @Test
    void everyKindOfProfessionInEverySituation() {
        var askers = Space.professionals(Space.KINDS_OF_PRACTICES);
        var papers = Space.papers(Space.KINDS_OF_TYPES);
        var situations = Space.situations(Space.wills(), Space.bonds(), List.of(Age.ADULT));

        agree(List.of(Options.DEFAULT), options -> new Inquiry(askers, papers, situations)
                .under(options, shareOf(options)));
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

        agree(Space.options(), options -> new Inquiry(askers, papers, situations).under(options, shareOf(options)));
    }

    @Test
    void everybodyElseWithEveryType() {
        var papers = Space.papers(Tables.types());
        var wills = List.of(Will.AT_CREATION, new Will(false, false, true, true));
        var situations = Space.situations(wills, List.of(Bond.NONE), List.of(Age.MINOR, Age.ADULT));

        agree(List.of(Options.DEFAULT, CONTRARY), options -> new Inquiry(Space.others(), papers, situations)
                .under(options, ALL));
    }

    @Test
    void everybodyAtEveryMomentAtWhichSomethingEndsOrBegins() {
        var physicians = Space.KINDS_OF_PRACTICES.stream()
                .filter(practice -> practice.profession().equals(PHYSICIAN))
                .toList();
        var askers = Stream.concat(Space.others().stream(), Space.professionals(physicians).stream())
                .toList();
        var papers = Space.papers(Tables.types().stream()
                .filter(type -> TYPES_OF_EVERY_AGE.contains(type.code()))
                .toList());
        var bonds = Stream.of(Consent.values())
                .map(consent -> new Bond(consent, false, false, false))
                .toList();
        var situations = Space.situations(List.of(Will.AT_CREATION), bonds, List.of(Age.MINOR, Age.ADULT));

        agree(List.of(Options.DEFAULT), options -> new Inquiry(askers, papers, situations).always(options));
    }

    /** Another tenth of the situations under each policy. */
    private static IntPredicate shareOf(Options options) {
        var shift = Space.options().indexOf(options) + SHARE;
        return number -> (number + shift) % SHARES == 0;
    }

    private static void agree(List<Options> policies, Function<Options, Tally> inquiry) {
        var start = System.nanoTime();

        var tally = policies.stream().map(inquiry).reduce(new Tally(), Tally::plus);

        var time = (System.nanoTime() - start) / 1_000_000;
        LOG.info("{} cells in {} ms, tenth {}", tally.cells(), time, WHOLE ? "all" : SHARE);
        assertThat(tally.differences()).as("where oracle and law differ").isEmpty();
    }
}
