package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencarnet.sharing.PortsContract.aRecord;
import static org.opencarnet.sharing.PortsContract.aSet;
import static org.opencarnet.sharing.PortsContract.aUniqueId;
import static org.opencarnet.sharing.PortsContract.anEntry;
import static org.opencarnet.sharing.PortsContract.anIns;
import static org.opencarnet.sharing.PortsContract.next;
import static org.opencarnet.sharing.PortsContract.open;
import static org.opencarnet.sharing.PortsContract.submission;
import static org.opencarnet.sharing.PortsContract.written;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Authorization;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.UniqueId;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Documents.AlreadyThere;

/** What happens when several do at once what only one can do. */
public interface RacesContract extends PortsContract {

    int RACERS = 10;

    /** Starts all at one signal and tells how each ended. */
    static <T> List<T> atOnce(List<Callable<T>> racers) throws Exception {
        var pool = Executors.newFixedThreadPool(racers.size());
        try {
            var start = new CyclicBarrier(racers.size());
            var running = racers.stream()
                    .map(racer -> pool.submit(() -> {
                        start.await();
                        return racer.call();
                    }))
                    .toList();
            var ends = new ArrayList<T>();
            for (var one : running) {
                ends.add(one.get());
            }
            return ends;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            pool.shutdownNow();
        }
    }

    static <T> List<T> times(int count, Callable<T> racer) throws Exception {
        return atOnce(Collections.nCopies(count, racer));
    }

    private boolean adds(DocumentEntry... entries) {
        try {
            add(submission(entries[0].record(), entries));
            return true;
        } catch (AlreadyThere taken) {
            return false;
        }
    }

    @RepeatedTest(3)
    default void ofTenDocumentsUnderOneUniqueIdOneIsAdded() throws Exception {
        var uniqueId = aUniqueId();
        var entries = Stream.generate(() -> Renamed.as(anEntry(aRecord()), uniqueId))
                .limit(RACERS)
                .toList();

        var added = atOnce(entries.stream()
                .<Callable<Boolean>>map(entry -> () -> adds(entry))
                .toList());

        assertThat(added).containsOnlyOnce(true);
        assertThat(unit(() -> ports().documents().identifiedBy(List.of(uniqueId.uri()))))
                .singleElement()
                .extracting(listed -> listed.identity())
                .isEqualTo(entries.get(added.indexOf(true)).identity());
        assertThat(entries.stream().filter(entry -> unit(() ->
                                ports().documents().current(entry.identity().logicalId()))
                        .isPresent()))
                .hasSize(1);
    }

    /** Its own name comes first in the order in which names are taken, and is taken by nobody. */
    @Test
    default void aNameThatAnotherGivesUpIsFree() throws Exception {
        var contested =
                new UniqueId("urn:uuid:ffffffff" + UUID.randomUUID().toString().substring(8));
        var given = Renamed.as(anEntry(aRecord()), contested);
        var taken = Renamed.as(anEntry(aRecord()), contested);
        var pool = Executors.newSingleThreadExecutor();
        try {
            var taking = new ArrayList<Future<Boolean>>();
            assertThatThrownBy(() -> inUnit(() -> {
                        ports().documents().add(submission(given.record(), given));
                        // Sends what waits to be sent.
                        ports().documents().current(given.identity().logicalId());
                        taking.add(pool.submit(() -> adds(taken)));
                        waitAWhile(taking.get(0));
                        throw new IllegalStateException("given up");
                    }))
                    .hasMessage("given up");

            assertThat(taking.get(0).get()).isTrue();
        } finally {
            pool.shutdownNow();
        }
    }

    private static void waitAWhile(Future<Boolean> other) {
        try {
            other.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException waits) {
            // As it should.
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @RepeatedTest(3)
    default void submissionsThatShareNamesInOppositeOrderDoNotBlockEachOther() throws Exception {
        var one = aUniqueId();
        var other = aUniqueId();
        var record = aRecord();

        var added = atOnce(IntStream.range(0, RACERS)
                .<Callable<Boolean>>mapToObj(i -> () -> adds(
                        Renamed.as(anEntry(record), i % 2 == 0 ? one : other),
                        Renamed.as(anEntry(record), i % 2 == 0 ? other : one)))
                .toList());

        assertThat(added).containsOnlyOnce(true);
    }

    @RepeatedTest(3)
    default void ofTenNextVersionsOneIsMade() throws Exception {
        var entry = anEntry(aRecord());
        add(entry);

        var made = times(
                RACERS, () -> unit(() -> ports().documents().addVersion(next(entry, AvailabilityStatus.ARCHIVED))));

        assertThat(made).containsOnlyOnce(true);
        assertThat(unit(() -> ports().documents().versions(entry.identity().logicalId())))
                .hasSize(2);
    }

    @RepeatedTest(3)
    default void ofTenReplacementsOneIsMade() throws Exception {
        var old = anEntry(aRecord());
        add(old);

        var made = times(RACERS, () -> {
            try {
                var deprecated = next(old, AvailabilityStatus.DEPRECATED);
                add(submission(aSet(old.record()), List.of(written(anEntry(old.record()))), List.of(deprecated)));
                return true;
            } catch (AlreadyThere quicker) {
                return false;
            }
        });

        assertThat(made).containsOnlyOnce(true);
        assertThat(unit(() -> ports().documents().gatherings(old.record()))).hasSize(2);
    }

    @RepeatedTest(3)
    default void replacementsOfTwoDocumentsInOppositeOrderDoNotBlockEachOther() throws Exception {
        var record = aRecord();
        var one = anEntry(record);
        var other = anEntry(record);
        add(submission(record, one, other));

        var made = atOnce(IntStream.range(0, RACERS)
                .<Callable<Boolean>>mapToObj(i -> () -> replaces(i % 2 == 0 ? one : other, i % 2 == 0 ? other : one))
                .toList());

        assertThat(made).containsOnlyOnce(true);
    }

    private boolean replaces(DocumentEntry one, DocumentEntry other) {
        try {
            add(submission(
                    aSet(one.record()),
                    List.of(written(anEntry(one.record()))),
                    List.of(next(one, AvailabilityStatus.DEPRECATED), next(other, AvailabilityStatus.DEPRECATED))));
            return true;
        } catch (AlreadyThere quicker) {
            return false;
        }
    }

    @RepeatedTest(3)
    default void ofTenRecordsForOneInsOneIsOpened() throws Exception {
        var ins = anIns();

        assertThat(times(RACERS, () -> unit(() -> ports().records().open(open(ins)))))
                .containsOnlyOnce(true);
    }

    @RepeatedTest(3)
    default void tenKeepTheSameBytesInOneRecord() throws Exception {
        var record = aRecord();
        var bytes = "the same for all".getBytes(StandardCharsets.UTF_8);

        var names = times(RACERS, () -> {
            try (var staged = ports().contents().stage(new ByteArrayInputStream(bytes), bytes.length)) {
                inUnit(() -> {
                    ports().contents().keep(record, staged);
                    ports().documents().add(submission(record, anEntry(record)));
                });
                return staged.sha256();
            }
        });

        assertThat(names).hasSize(RACERS).containsOnly(names.get(0));
        assertThat(read(record, names)).isEqualTo(bytes);
    }

    private byte[] read(RecordId record, List<String> names) {
        try (var kept =
                unit(() -> ports().contents().open(record, names.get(0))).orElseThrow()) {
            return kept.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @RepeatedTest(3)
    default void noAccessAtTheSameTimeRevivesWhatIsWithdrawn() throws Exception {
        var record = aRecord();
        var someone = new Professional("810000000021", "Dr Sept");
        inUnit(() -> ports().authorizations().grant(record, someone, NOW));

        atOnce(IntStream.range(0, RACERS)
                .<Callable<Boolean>>mapToObj(i -> () -> unit(() -> {
                    if (i == 5) {
                        ports().authorizations().block(record, someone, Optional.of(NOW.plusSeconds(100)));
                    } else {
                        ports().authorizations().slide(record, someone.id(), NOW.plusSeconds(i));
                    }
                    return true;
                }))
                .toList());

        var standing = unit(() -> ports().authorizations().standing(record, someone.id()));
        assertThat(standing.orElseThrow().authorization()).isEqualTo(new Authorization.Withdrawn(NOW.plusSeconds(100)));
    }

    @RepeatedTest(3)
    default void ofTenFirstDeclarationsAllEndInOnePairAndNoneIsLost() throws Exception {
        var record = aRecord();
        var someone = new Professional("810000000022", "Dr Huit");

        var ids = times(RACERS, () -> unit(() -> ports().authorizations().grant(record, someone, NOW))
                .id());

        assertThat(ids).containsOnly(ids.get(0));
        assertThat(unit(() -> ports().authorizations().of(record)))
                .singleElement()
                .extracting(standing -> standing.version())
                .as("versions, one for each declaration")
                .isEqualTo(RACERS);
    }

    @RepeatedTest(3)
    default void allJoinOneCareTeamAtOnce() throws Exception {
        var record = open(anIns());
        inUnit(() -> ports().records().open(record));

        times(
                RACERS,
                () -> unit(() -> {
                    ports().careTeams().join(record.id(), RecordsContract.NURSE.id(), NOW, Optional.empty());
                    return true;
                }));

        assertThat(unit(() -> ports().records()
                                .situation(new Records.Reference.ById(record.id()), RecordsContract.NURSE, NOW))
                        .orElseThrow()
                        .ties()
                        .careTeam())
                .isTrue();
    }
}
