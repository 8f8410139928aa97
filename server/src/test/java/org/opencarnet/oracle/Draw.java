package org.opencarnet.oracle;

import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.opencarnet.oracle.Cell.Age;
import org.opencarnet.oracle.Cell.Asker;
import org.opencarnet.oracle.Cell.Deed;
import org.opencarnet.oracle.Cell.Errand;
import org.opencarnet.oracle.Cell.Life;
import org.opencarnet.oracle.Cell.Options;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Question;
import org.opencarnet.oracle.Cell.Situation;
import org.opencarnet.oracle.Cell.Way;

/** Draws cells from the whole space. */
record Draw(SplittableRandom random) {

    private static final List<Asker> OTHERS = Space.others();
    private static final List<Asker> PROFESSIONALS = Space.professionals(Tables.practices());
    private static final List<Tables.Type> TYPES = Tables.types();
    private static final List<Options> OPTIONS = Space.options();
    private static final List<Situation> SITUATIONS =
            Space.situations(Space.wills(), Space.bonds(), List.of(Age.MINOR, Age.ADULT));
    private static final List<Deed> OF_A_DOCUMENT = Stream.concat(
                    EnumSet.range(Deed.LIST, Deed.SHOW_TO_REPRESENTATIVES).stream(), Stream.of(Deed.EXPORT_RECORD))
            .toList();
    private static final List<Deed> OF_THE_RECORD = Stream.concat(
                    Stream.of(Deed.LIST, Deed.READ, Deed.FEED),
                    EnumSet.range(Deed.OPEN_RECORD, Deed.DESTROY_RECORD).stream())
            .toList();

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Question question() {
        var asker = random.nextInt(4) == 0 ? of(OTHERS) : of(PROFESSIONALS);
        var situation = of(SITUATIONS);
        var document = random.nextInt(5) > 0;
        var errand = new Errand(of(List.of(Way.values())), of(document ? OF_A_DOCUMENT : OF_THE_RECORD));
        return new Question(asker, errand, situation, document ? paper(errand) : Paper.NONE, of(OPTIONS));
    }

    private Paper paper(Errand errand) {
        var life = errand.deed() == Deed.FEED ? Life.APPROVED : of(List.of(Life.values()));
        return new Paper(of(TYPES), of(Space.hidden()), life, random.nextBoolean());
    }
}
