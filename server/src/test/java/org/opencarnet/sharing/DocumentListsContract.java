package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.sharing.PortsContract.aRecord;
import static org.opencarnet.sharing.PortsContract.anEntry;
import static org.opencarnet.sharing.PortsContract.next;
import static org.opencarnet.sharing.PortsContract.submission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.access.Narrowing;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.DocumentQuery.Order;
import org.opencarnet.record.DocumentQuery.Position;
import org.opencarnet.record.Entries;
import org.opencarnet.record.Questions;
import org.opencarnet.record.RecordId;
import org.opencarnet.terminology.Code;

/** What every keeper of documents does with lists: what is asked, within what the law lets pass, page by page. */
public interface DocumentListsContract extends PortsContract {

    Narrowing ALL = new Narrowing(true, Narrowing.Types.ALL, new Narrowing.Hidden(false, false, false), Set.of());
    int MANY = 1000;

    private List<UUID> found(DocumentQuery query, Narrowing narrowing) {
        return unit(() -> ports().documents().find(query, narrowing)).stream()
                .map(listed -> listed.identity().logicalId())
                .toList();
    }

    private static DocumentQuery query(RecordId record, List<Criterion> criteria) {
        return new DocumentQuery(record, criteria, Order.NEWEST_FIRST, Optional.empty(), MANY);
    }

    private List<DocumentEntry> added(RecordId record, int count, long seed) {
        var entries = Entries.several(Entries.of(record), count, seed);
        add(submission(record, entries.toArray(DocumentEntry[]::new)));
        return entries;
    }

    private static List<UUID> ids(List<DocumentEntry> entries, Predicate<DocumentEntry> expected) {
        return entries.stream()
                .filter(entry -> entry.status() != AvailabilityStatus.DELETED)
                .filter(expected)
                .map(entry -> entry.identity().logicalId())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    default void findsJustWhatACriterionMatches(int kind) {
        var record = aRecord();
        var entries = added(record, 100, kind);
        var criteria = Entries.several(Questions.about(entries).get(kind), 150, kind);
        var telling = 0;

        for (var criterion : criteria) {
            var expected = ids(entries, criterion::matches);
            assertThat(found(query(record, List.of(criterion)), ALL))
                    .as("%s", criterion)
                    .containsExactlyInAnyOrderElementsOf(expected);
            telling += expected.isEmpty() ? 0 : 1;
        }

        assertThat(telling).as("criteria that find anything").isGreaterThan(40);
    }

    @Test
    default void findsWhatAllCriteriaMatchAndCountsIt() {
        var record = aRecord();
        var entries = added(record, 100, 9);
        var kinds = Questions.about(entries).stream()
                .map(kind -> (Arbitrary<Criterion>) kind.map(one -> (Criterion) one))
                .toList();
        var several =
                Arbitraries.of(kinds).flatMap(kind -> kind).list().ofMinSize(2).ofMaxSize(3);

        for (var criteria : Entries.several(several, 150, 10)) {
            var expected = ids(entries, entry -> criteria.stream().allMatch(one -> one.matches(entry)));
            var query = query(record, criteria);
            assertThat(found(query, ALL)).as("%s", criteria).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(unit(() -> ports().documents().count(query, ALL))).isEqualTo(expected.size());
        }
    }

    @Test
    default void letsPassJustWhatTheLawLetsPass() {
        var record = aRecord();
        var entries = added(record, 100, 11);
        var flag = Arbitraries.of(true, false);
        var types =
                Combinators.combine(flag, Entries.codes().set().ofMaxSize(4)).as(Narrowing.Types::new);
        var hidden = Combinators.combine(flag, flag, flag).as(Narrowing.Hidden::new);
        var narrowings = Combinators.combine(
                        flag, types, hidden, Entries.awkward().set().ofMaxSize(2))
                .as(Narrowing::new);

        for (var narrowing : Entries.several(narrowings, 150, 12)) {
            var expected = ids(entries, entry -> lets(narrowing, entry));
            assertThat(found(query(record, List.of()), narrowing))
                    .as("%s", narrowing)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(unit(() -> ports().documents().count(query(record, List.of()), narrowing)))
                    .isEqualTo(expected.size());
        }
    }

    /** In other words than any implementation: authors first, then each reason for which others' entries stay out. */
    private static boolean lets(Narrowing narrowing, DocumentEntry entry) {
        for (var author : entry.metadata().authors()) {
            if (author.identifiers().anyMatch(narrowing.own()::contains)) {
                return true;
            }
        }
        var type = entry.metadata().classification().type().code();
        var reasons = Stream.of(
                !narrowing.others(),
                narrowing.types().allBut() && narrowing.types().codes().contains(type),
                !narrowing.types().allBut() && !narrowing.types().codes().contains(type),
                narrowing.hidden().maskedFromProfessionals()
                        && entry.visibility().maskedFromProfessionals(),
                narrowing.hidden().invisibleToPatient() && entry.visibility().invisibleToPatient(),
                narrowing.hidden().invisibleToRepresentatives()
                        && entry.visibility().invisibleToRepresentatives());
        return reasons.noneMatch(reason -> reason);
    }

    @ParameterizedTest
    @EnumSource
    default void pagesThroughEveryOrderWithoutLossOrRepetition(Order.By by) {
        var record = aRecord();
        var entries = added(record, 250, 13);

        for (var descending : new boolean[] {true, false}) {
            for (var size : new int[] {3, 100, 250, 251}) {
                var order = new Order(by, descending);
                var expected = entries.stream()
                        .filter(entry -> entry.status() != AvailabilityStatus.DELETED)
                        .sorted(comparing(order))
                        .map(entry -> entry.identity().logicalId())
                        .toList();

                assertThat(paged(new DocumentQuery(record, List.of(), order, Optional.empty(), size)))
                        .as("%s by %d", order, size)
                        .containsExactlyElementsOf(expected);
            }
        }
    }

    private List<UUID> paged(DocumentQuery first) {
        return unit(() -> {
            var all = new ArrayList<UUID>();
            var page = ports().documents().find(first, ALL);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(first.limit());
                page.forEach(listed -> all.add(listed.identity().logicalId()));
                assertThat(all).as("a page that comes again").doesNotHaveDuplicates();
                var last = page.get(page.size() - 1).position();
                page = ports().documents().find(first.from(last), ALL);
            }
            return all;
        });
    }

    private static Comparator<DocumentEntry> comparing(Order order) {
        var ascending = Comparator.comparing((DocumentEntry entry) -> time(entry, order.by()))
                .thenComparing(entry -> entry.identity().logicalId().toString());
        return order.descending() ? ascending.reversed() : ascending;
    }

    private static Instant time(DocumentEntry entry, Order.By by) {
        return switch (by) {
            case DATE -> entry.metadata().date();
            case CREATION -> entry.metadata().creation();
            case UPDATED -> entry.updated();
        };
    }

    @Test
    default void thePositionOfAnEntryIsItsTimeInMicroseconds() {
        var record = aRecord();
        add(Renamed.at(anEntry(record), Instant.parse("2026-01-02T03:04:05.678901Z")));

        var listed = unit(() -> ports().documents().find(query(record, List.of()), ALL))
                .get(0);

        assertThat(listed.position())
                .isEqualTo(
                        new Position(1_767_323_045_678_901L, listed.identity().logicalId()));
        assertThat(Instant.EPOCH.plus(listed.position().micros(), ChronoUnit.MICROS))
                .isEqualTo("2026-01-02T03:04:05.678901Z");
    }

    @Test
    default void listsTheCurrentVersionAloneAndNothingDeleted() {
        var record = aRecord();
        var entry = anEntry(record);
        var archived = next(entry, AvailabilityStatus.ARCHIVED);
        add(entry);
        inUnit(() -> ports().documents().addVersion(archived));

        assertThat(unit(() -> ports().documents().find(query(record, List.of()), ALL)))
                .extracting(listed -> listed.identity())
                .containsExactly(archived.entry().identity());

        inUnit(() -> ports().documents().addVersion(next(archived.entry(), AvailabilityStatus.DELETED)));

        var deleted = new Criterion.InStatus(Set.of(AvailabilityStatus.DELETED));
        assertThat(found(query(record, List.of()), ALL)).isEmpty();
        assertThat(found(query(record, List.of(deleted)), ALL)).isEmpty();
        assertThat(unit(() -> ports().documents().count(query(record, List.of(deleted)), ALL)))
                .isZero();
    }

    @Test
    default void takesAndCountsThousandsOfDocumentsOfOneSubmission() {
        var record = aRecord();
        var entries = added(record, 2000, 16);

        assertThat(unit(() -> ports().documents().count(query(record, List.of()), ALL)))
                .isEqualTo(ids(entries, entry -> true).size());
    }

    @Test
    default void listsOneRecordAlone() {
        var record = aRecord();
        var entries = added(record, 20, 14);
        added(aRecord(), 20, 14);

        assertThat(found(query(record, List.of()), ALL))
                .containsExactlyInAnyOrderElementsOf(ids(entries, entry -> true));
        assertThat(found(query(aRecord(), List.of()), ALL)).isEmpty();
        var foreign = new Criterion.OneOf(Set.copyOf(ids(entries, entry -> true).subList(0, 3)));
        assertThat(found(query(aRecord(), List.of(foreign)), ALL)).isEmpty();
    }

    @Test
    default void aLongListOfTypesIsNoObstacle() {
        var record = aRecord();
        var entries = added(record, 50, 15);
        var types = IntStream.range(0, 150)
                .mapToObj(i -> new Code("1.2.250.1.213.1.1.4.12", "" + i))
                .collect(Collectors.toSet());
        var narrowing = new Narrowing(
                true, new Narrowing.Types(false, types), new Narrowing.Hidden(false, false, false), Set.of());

        assertThat(found(query(record, List.of()), narrowing))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(ids(entries, entry -> lets(narrowing, entry)));
    }
}
