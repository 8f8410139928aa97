package org.opencarnet.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Deed;
import org.opencarnet.oracle.Cell.Errand;
import org.opencarnet.oracle.Cell.Hidden;
import org.opencarnet.oracle.Cell.Kind;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Practice;
import org.opencarnet.oracle.Cell.Situation;
import org.opencarnet.oracle.Cell.Standing;
import org.opencarnet.oracle.Cell.Way;
import org.opencarnet.oracle.Cell.Will;

/** The axes of the decision space. */
final class Space {

    private static final List<Boolean> EITHER = List.of(false, true);

    /** Types of which no two stand alike in the matrix; every row of it is like one of them. */
    static final List<Tables.Type> KINDS_OF_TYPES = kinds(
            Tables.types(),
            type -> List.of(
                    type.row(), type.columns(), type.patients(), type.code().equals(Tables.ADVANCE_DIRECTIVES)));

    /** Professions of which no two stand alike in the matrix. */
    static final List<Practice> KINDS_OF_PRACTICES =
            kinds(Tables.practices(), practice -> List.of(practice.column(), practice.occupational()));

    private Space() {}

    private static <T, K> List<T> kinds(List<T> all, Function<T, K> likeness) {
        var seen = new HashSet<K>();
        return all.stream().filter(each -> seen.add(likeness.apply(each))).toList();
    }

    /** Every policy. No rule of access asks whether a document may be both masked and invisible, so that may go along
     * with another; how long a consent holds, which each cell says, and what structures declare go along with two. */
    static List<Options> options() {
        return IntStream.range(0, 1 << 5)
                .mapToObj(bits -> new Options(
                        bit(bits, 0),
                        bit(bits, 1),
                        bit(bits, 2),
                        bit(bits, 3),
                        !bit(bits, 3),
                        bit(bits, 0) != bit(bits, 2),
                        bit(bits, 1) != bit(bits, 4),
                        bit(bits, 4)))
                .toList();
    }

    private static boolean bit(int bits, int which) {
        return (bits >> which & 1) == 1;
    }

    static List<Asker> professionals(List<Practice> practices) {
        return practices.stream()
                .flatMap(practice ->
                        EITHER.stream().map(regulation -> new Asker(Kind.PROFESSIONAL, practice, regulation)))
                .toList();
    }

    /** Everybody who is no professional. */
    static List<Asker> others() {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.PROFESSIONAL)
                .map(kind -> new Asker(kind, Practice.NONE, false))
                .toList();
    }

    static List<Errand> errands(Set<Deed> deeds) {
        return Stream.of(Way.values())
                .flatMap(way -> deeds.stream().map(deed -> new Errand(way, deed)))
                .toList();
    }

    /** Documents of these types: all that may be asked for, deleted ones included. */
    static List<Paper> papers(List<Tables.Type> types) {
        return types.stream()
                .flatMap(type -> Stream.of(Cell.Life.values()).flatMap(life -> papers(type, life).stream()))
                .toList();
    }

    /** Documents of this type in this stage of life. */
    static List<Paper> papers(Tables.Type type, Cell.Life life) {
        return hidden().stream()
                .flatMap(hidden -> EITHER.stream().map(authored -> new Paper(type, hidden, life, authored)))
                .toList();
    }

    static List<Hidden> hidden() {
        return IntStream.range(0, 1 << 3)
                .mapToObj(bits -> new Hidden(bit(bits, 0), bit(bits, 1), bit(bits, 2)))
                .toList();
    }

    static List<Will> wills() {
        return IntStream.range(0, 1 << 4)
                .mapToObj(bits -> new Will(bit(bits, 0), bit(bits, 1), bit(bits, 2), bit(bits, 3)))
                .toList();
    }

    static List<Cell.Bond> bonds() {
        return Stream.of(Cell.Consent.values())
                .flatMap(consent -> IntStream.range(0, 1 << 3)
                        .mapToObj(bits -> new Cell.Bond(consent, bit(bits, 0), bit(bits, 1), bit(bits, 2))))
                .toList();
    }

    /** Every situation of a record, and the two in which there is none. */
    static List<Situation> situations(List<Will> wills, List<Cell.Bond> bonds, List<Cell.Age> ages) {
        var all = new ArrayList<Situation>();
        for (var standing : List.of(Standing.ACTIVE, Standing.CLOSED)) {
            wills.forEach(will ->
                    bonds.forEach(bond -> ages.forEach(age -> all.add(new Situation(standing, age, will, bond)))));
        }
        all.add(new Situation(Standing.ABSENT, Cell.Age.UNKNOWN, Will.AT_CREATION, Cell.Bond.NONE));
        all.add(new Situation(Standing.UNHEARD_OF, Cell.Age.UNKNOWN, Will.AT_CREATION, Cell.Bond.NONE));
        return all;
    }
}
