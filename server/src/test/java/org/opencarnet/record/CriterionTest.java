package org.opencarnet.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.record.Letter.ENDED;
import static org.opencarnet.record.Letter.STARTED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.record.Criterion.Axis;
import org.opencarnet.record.Criterion.CodePattern;
import org.opencarnet.record.Criterion.Coded;
import org.opencarnet.record.Criterion.NamePart;
import org.opencarnet.record.Criterion.Range;
import org.opencarnet.record.Criterion.TimeAxis;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;

/** What each condition of a search lets pass. */
class CriterionTest {

    private static final DocumentEntry LETTER = Letter.written();
    private static final Optional<Instant> OPEN = Optional.empty();

    @Test
    void findsByStatus() {
        assertThat(new Criterion.InStatus(Set.of(AvailabilityStatus.APPROVED)).matches(LETTER))
                .isTrue();
        assertThat(new Criterion.InStatus(Set.of(AvailabilityStatus.ARCHIVED)).matches(LETTER))
                .isFalse();
    }

    static Stream<Arguments> axes() {
        return Stream.of(
                Arguments.of(Axis.TYPE, Letter.TYPE),
                Arguments.of(Axis.CLASS, Letter.CLASS),
                Arguments.of(Axis.FORMAT, Letter.FORMAT),
                Arguments.of(Axis.FACILITY, Letter.FACILITY),
                Arguments.of(Axis.PRACTICE, Letter.PRACTICE),
                Arguments.of(Axis.EVENT, Letter.EVENT),
                Arguments.of(Axis.CONFIDENTIALITY, Letter.NORMAL));
    }

    @ParameterizedTest
    @MethodSource("axes")
    void findsByTheCodeOnThisAxisAndOnNoOther(Axis axis, Concept concept) {
        var code = concept.code();

        for (var each : Axis.values()) {
            assertThat(coded(each, Optional.of(code.system()), Optional.of(code.value())))
                    .isEqualTo(each == axis);
        }
        assertThat(coded(axis, Optional.empty(), Optional.of(code.value()))).isTrue();
        assertThat(coded(axis, Optional.of(code.system()), Optional.empty())).isTrue();
        assertThat(coded(axis, Optional.empty(), Optional.empty())).isTrue();
        assertThat(coded(axis, Optional.of("1.2.3.99"), Optional.of(code.value())))
                .isFalse();
        assertThat(coded(axis, Optional.of(code.system()), Optional.of("another")))
                .isFalse();
    }

    @Test
    void findsByTheVisibilitiesThatItBearsAmongItsConfidentialities() {
        assertThat(Axis.CONFIDENTIALITY.of(LETTER))
                .containsExactly(
                        Letter.NORMAL.code(),
                        new Code(CodeSystems.VISIBILITY, "MASQUE_PS"),
                        new Code(CodeSystems.VISIBILITY, "INVISIBLE_REPRESENTANTS_LEGAUX"));
    }

    private static boolean coded(Axis axis, Optional<String> system, Optional<String> value) {
        var impossible = new CodePattern(Optional.of("no"), Optional.of("no"));
        return new Coded(axis, List.of(impossible, new CodePattern(system, value))).matches(LETTER);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATION, 2026-01-01T00:00:00Z",
        "DATE, 2026-01-02T00:00:00Z",
        "SERVICE_START, 2026-01-03T00:00:00Z",
        "SERVICE_END, 2026-01-05T00:00:00Z",
        "UPDATED, 2026-01-09T00:00:00Z"
    })
    void findsFromAnInstantOnAndBeforeAnother(TimeAxis axis, Instant time) {
        var next = time.plusMillis(1);

        assertThat(timed(axis, Optional.of(time), OPEN)).isTrue();
        assertThat(timed(axis, Optional.of(next), OPEN)).isFalse();
        assertThat(timed(axis, OPEN, Optional.of(next))).isTrue();
        assertThat(timed(axis, OPEN, Optional.of(time))).isFalse();
        assertThat(timed(axis, Optional.of(time), Optional.of(next))).isTrue();
        assertThat(timed(axis, Optional.of(next), Optional.of(next))).isFalse();
        assertThat(timed(axis, OPEN, OPEN)).isTrue();
    }

    private static boolean timed(TimeAxis axis, Optional<Instant> from, Optional<Instant> before) {
        return new Criterion.Timed(axis, new Range(from, before)).matches(LETTER);
    }

    @Test
    void findsCareThatOverlapsTheRange() {
        var care = LETTER;

        assertThat(overlaps(care, Optional.of(ENDED), OPEN)).isTrue();
        assertThat(overlaps(care, Optional.of(ENDED.plusMillis(1)), OPEN)).isFalse();
        assertThat(overlaps(care, OPEN, Optional.of(STARTED.plusMillis(1)))).isTrue();
        assertThat(overlaps(care, OPEN, Optional.of(STARTED))).isFalse();
        assertThat(overlaps(care, OPEN, OPEN)).isTrue();
    }

    @Test
    void careWithoutAnEndReachesForEverAndCareWithoutTimesNowhere() {
        var endless = Letter.with(new Period(Optional.of(STARTED), OPEN));
        var ended = Letter.with(new Period(OPEN, Optional.of(ENDED)));
        var always = Instant.parse("2999-01-01T00:00:00Z");

        assertThat(overlaps(endless, Optional.of(always), OPEN)).isTrue();
        assertThat(overlaps(endless, OPEN, Optional.of(STARTED))).isFalse();
        assertThat(overlaps(ended, OPEN, Optional.of(Instant.EPOCH))).isTrue();
        assertThat(overlaps(ended, Optional.of(always), OPEN)).isFalse();
        assertThat(overlaps(Letter.with(Period.UNKNOWN), OPEN, OPEN)).isFalse();
    }

    private static boolean overlaps(DocumentEntry entry, Optional<Instant> from, Optional<Instant> before) {
        return new Criterion.Overlapping(new Range(from, before)).matches(entry);
    }

    @Test
    void findsAuthorsByTheBeginningOfANameWhateverTheCase() {
        assertThat(named(NamePart.FAMILY, "nobody", "dur")).isTrue();
        assertThat(named(NamePart.FAMILY, "DURAND")).isTrue();
        assertThat(named(NamePart.FAMILY, "urand")).isFalse();
        assertThat(named(NamePart.FAMILY, "él")).isFalse();
        assertThat(named(NamePart.GIVEN, "ÉL")).isTrue();
        assertThat(named(NamePart.GIVEN, "dur")).isFalse();
    }

    private static boolean named(NamePart part, String... beginnings) {
        return new Criterion.AuthorNamed(part, List.of(beginnings)).matches(LETTER);
    }

    @Test
    void findsByTheIdentifiersOfItsAuthors() {
        assertThat(new Criterion.AuthoredBy(Set.of(Letter.PHYSICIAN, "x")).matches(LETTER))
                .isTrue();
        assertThat(new Criterion.AuthoredBy(Set.of(Letter.CLINIC)).matches(LETTER))
                .isTrue();
        assertThat(new Criterion.AuthoredBy(Set.of("x")).matches(LETTER)).isFalse();
        assertThat(new Criterion.AuthoredBy(Set.of("")).matches(LETTER)).isFalse();
    }

    @Test
    void findsByEachOfItsNames() {
        for (var name : List.of("urn:oid:1.2.3.4", "urn:uuid:" + Letter.ENTRY_UUID, "urn:uuid:" + Letter.LOGICAL_ID)) {
            assertThat(new Criterion.Identified(Set.of(name)).matches(LETTER)).isTrue();
        }
        assertThat(new Criterion.Identified(Set.of("1.2.3.4")).matches(LETTER)).isFalse();
        assertThat(new Criterion.OneOf(Set.of(Letter.LOGICAL_ID)).matches(LETTER))
                .isTrue();
        assertThat(new Criterion.OneOf(Set.of(new UUID(9, 9))).matches(LETTER)).isFalse();
    }

    @Test
    void findsByItsOtherIdentifiers() {
        assertThat(new Criterion.Referring(Set.of("urn:accession|17", "x")).matches(LETTER))
                .isTrue();
        assertThat(new Criterion.Referring(Set.of("x")).matches(LETTER)).isFalse();
    }

    @Test
    void tellsWhatIsMadeOnDemandFromWhatIsThere() {
        assertThat(new Criterion.Made(true).matches(LETTER)).isTrue();
        assertThat(new Criterion.Made(false).matches(LETTER)).isFalse();
    }
}
