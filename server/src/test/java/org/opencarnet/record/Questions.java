package org.opencarnet.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.opencarnet.record.Criterion.AuthorNamed;
import org.opencarnet.record.Criterion.AuthoredBy;
import org.opencarnet.record.Criterion.Axis;
import org.opencarnet.record.Criterion.CodePattern;
import org.opencarnet.record.Criterion.Coded;
import org.opencarnet.record.Criterion.Identified;
import org.opencarnet.record.Criterion.InStatus;
import org.opencarnet.record.Criterion.NamePart;
import org.opencarnet.record.Criterion.OneOf;
import org.opencarnet.record.Criterion.Overlapping;
import org.opencarnet.record.Criterion.Range;
import org.opencarnet.record.Criterion.Referring;
import org.opencarnet.record.Criterion.TimeAxis;
import org.opencarnet.record.Criterion.Timed;
import org.opencarnet.terminology.Code;

/** Generated criteria, of every kind, about entries that {@link Entries} may have made. */
public final class Questions {

    private Questions() {}

    /** Criteria of each kind by its name, about these entries. */
    public static List<Arbitrary<? extends Criterion>> about(List<DocumentEntry> entries) {
        return List.of(
                some(Arbitraries.of(AvailabilityStatus.class)).map(InStatus::new),
                coded(),
                Combinators.combine(Arbitraries.of(TimeAxis.class), ranges()).as(Timed::new),
                ranges().map(Overlapping::new),
                Combinators.combine(
                                Arbitraries.of(NamePart.class),
                                beginnings().list().ofMaxSize(2))
                        .as(AuthorNamed::new),
                some(Entries.awkward()).map(AuthoredBy::new),
                some(uris(entries)).map(Identified::new),
                some(Arbitraries.of(entries).map(entry -> entry.identity().logicalId()))
                        .map(OneOf::new),
                some(Entries.awkward()).map(Referring::new));
    }

    private static Arbitrary<Coded> coded() {
        var pattern = Combinators.combine(
                        Entries.codes().map(Code::system).optional(0.7),
                        Entries.codes().map(Code::value).optional(0.7))
                .as(CodePattern::new);
        return Combinators.combine(Arbitraries.of(Axis.class), pattern.list().ofMaxSize(3))
                .as(Coded::new);
    }

    private static Arbitrary<Range> ranges() {
        return Combinators.combine(instants().optional(0.7), instants().optional(0.7))
                .as(Range::new);
    }

    private static Arbitrary<Instant> instants() {
        var near = Arbitraries.integers().between(-3, 3);
        return Arbitraries.oneOf(
                near.map(micros -> Entries.AROUND.plus(micros, ChronoUnit.MICROS)), Entries.instants());
    }

    private static Arbitrary<String> beginnings() {
        var cut = Combinators.combine(Entries.names(), Arbitraries.integers().between(1, 4))
                .as((name, length) -> name.substring(0, Math.min(length, name.length())));
        return Arbitraries.oneOf(cut, cut.map(String::toLowerCase), Arbitraries.of("%", "_", "|", "é", "É", ""));
    }

    private static Arbitrary<String> uris(List<DocumentEntry> entries) {
        var borne = Arbitraries.of(entries)
                .flatMap(entry -> Arbitraries.of(entry.identifiers().toList()));
        return Arbitraries.oneOf(
                borne,
                borne.map(String::toUpperCase),
                Arbitraries.of("urn:uuid:", "urn:uuid:1-1-1-1-1", "x", ""),
                Arbitraries.create(() -> "urn:uuid:" + UUID.randomUUID()));
    }

    private static <T> Arbitrary<Set<T>> some(Arbitrary<T> arbitrary) {
        return arbitrary.set().ofMaxSize(3);
    }
}
