package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencarnet.sharing.PortsContract.aRecord;
import static org.opencarnet.sharing.PortsContract.aSet;
import static org.opencarnet.sharing.PortsContract.anEntry;
import static org.opencarnet.sharing.PortsContract.anIns;
import static org.opencarnet.sharing.PortsContract.next;
import static org.opencarnet.sharing.PortsContract.open;
import static org.opencarnet.sharing.PortsContract.submission;
import static org.opencarnet.sharing.PortsContract.written;
import static org.opencarnet.sharing.RecordsContract.DOCTOR;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Authorization;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Entries;
import org.opencarnet.sharing.Documents.AlreadyThere;
import org.opencarnet.sharing.Documents.Listed;

/** What every keeper of documents does with one document and its versions. */
public interface DocumentsContract extends PortsContract {

    private Documents documents() {
        return ports().documents();
    }

    private Listed current(DocumentEntry entry) {
        return unit(() -> documents().current(entry.identity().logicalId()).orElseThrow());
    }

    @Test
    default void tellsOfADocumentWhatADecisionAndAListNeed() {
        var entries = Entries.several(Entries.of(aRecord()), 50, 1);

        entries.forEach(this::add);

        assertThat(entries).allSatisfy(entry -> {
            var listed = current(entry);
            assertThat(listed.identity()).isEqualTo(entry.identity());
            assertThat(listed.uniqueId()).isEqualTo(entry.metadata().uniqueId());
            assertThat(listed.submissionSet()).isEqualTo(entry.submissionSet());
            assertThat(listed.record()).isEqualTo(entry.record());
            assertThat(listed.type())
                    .isEqualTo(entry.metadata().classification().type().code());
            assertThat(listed.visibility()).isEqualTo(entry.visibility());
            assertThat(listed.status()).isEqualTo(entry.status());
            assertThat(listed.authors()).isEqualTo(entry.metadata().authorIdentifiers());
            assertThat(listed.content()).isEqualTo(entry.content());
            assertThat(listed.mimeType()).isEqualTo(entry.metadata().mimeType());
            assertThat(listed.rendered()).isEqualTo(written(entry).forms().fhir());
        });
    }

    @Test
    default void listsInTheWordsThatAreAskedFor() {
        var entry = anEntry(aRecord());
        add(entry);
        var forms = written(entry).forms();
        var logicalId = entry.identity().logicalId();
        var listed = current(entry);

        for (var form : Form.values()) {
            var asked = documents().in(form);

            assertThat(unit(() -> asked.current(logicalId)).orElseThrow().rendered())
                    .isEqualTo(forms.in(form));
            assertThat(unit(() -> asked.versions(logicalId)))
                    .extracting(Listed::rendered)
                    .containsExactly(forms.in(form));
            assertThat(unit(() -> asked.entry(listed))).isEqualTo(written(entry));
        }
    }

    @Test
    default void findsADocumentTogetherWithWhatBindsTheRequesterToItsRecord() {
        var record = open(anIns());
        assertThat(unit(() -> ports().records().open(record))).isTrue();
        var entry = anEntry(record.id());
        add(entry);
        var professional = new Authorizations.Professional(DOCTOR.id(), DOCTOR.name());
        inUnit(() -> ports().authorizations().grant(record.id(), professional, NOW));

        var situated = unit(() -> documents().situated(entry.identity().logicalId(), DOCTOR, NOW));

        assertThat(situated)
                .contains(new Documents.Situated(
                        current(entry),
                        unit(() -> ports().records().situation(new Records.Reference.ById(record.id()), DOCTOR, NOW))
                                .orElseThrow()));
        assertThat(situated.orElseThrow().situation().ties().authorization()).isInstanceOf(Authorization.Granted.class);
        assertThat(unit(() -> documents().situated(new UUID(0, 1), DOCTOR, NOW)))
                .isEmpty();
    }

    @Test
    default void noTwoDocumentsBearOneName() {
        var first = anEntry(aRecord());
        add(first);
        var other = anEntry(aRecord());
        var impostor = new DocumentEntry(
                first.identity(),
                other.record(),
                other.submissionSet(),
                other.status(),
                other.visibility(),
                other.metadata(),
                other.content(),
                other.updated());

        assertThatThrownBy(() -> add(impostor)).isInstanceOf(AlreadyThere.class);

        assertThat(current(first).record()).isEqualTo(first.record());
    }

    @Test
    default void givesBackTheWholeEntryAsItWasWritten() {
        var entries = Entries.several(Entries.of(aRecord()), 50, 2);

        entries.forEach(this::add);

        assertThat(entries).allSatisfy(entry -> {
            var listed = current(entry);
            assertThat(unit(() -> documents().entry(listed))).isEqualTo(written(entry));
        });
    }

    @Test
    default void knowsNothingOfAbsentDocuments() {
        assertThat(unit(() -> documents().current(UUID.randomUUID()))).isEmpty();
        assertThat(unit(() -> documents().versions(UUID.randomUUID()))).isEmpty();
        assertThat(unit(() -> documents().identifiedBy(List.of()))).isEmpty();
        assertThat(unit(() -> documents().identifiedBy(List.of("urn:uuid:" + UUID.randomUUID(), "urn:oid:1.2", "x"))))
                .isEmpty();
    }

    @Test
    default void theNewestVersionIsTheCurrentOneAndAllAreKept() {
        var first = anEntry(aRecord());
        var second = next(first, AvailabilityStatus.ARCHIVED);
        var third = next(second.entry(), AvailabilityStatus.DELETED);
        add(first);

        assertThat(unit(() -> documents().addVersion(second))).isTrue();
        assertThat(unit(() -> documents().addVersion(third))).isTrue();

        assertThat(current(first).identity()).isEqualTo(third.entry().identity());
        assertThat(current(first).status()).isEqualTo(AvailabilityStatus.DELETED);
        var versions = unit(() -> documents().versions(first.identity().logicalId()));
        assertThat(versions)
                .extracting(Listed::identity)
                .containsExactly(third.entry().identity(), second.entry().identity(), first.identity());
        assertThat(unit(() -> versions.stream().map(documents()::entry).toList()))
                .containsExactly(third, second, written(first));
    }

    @Test
    default void addsNoVersionButTheNext() {
        var first = anEntry(aRecord());
        var second = next(first, AvailabilityStatus.ARCHIVED);
        var third = next(second.entry(), AvailabilityStatus.APPROVED);
        add(first);

        assertThat(unit(() -> documents().addVersion(third))).isFalse();
        assertThat(unit(() -> documents().addVersion(second))).isTrue();
        assertThat(unit(() -> documents().addVersion(next(first, AvailabilityStatus.DELETED))))
                .isFalse();

        assertThat(current(first).status()).isEqualTo(AvailabilityStatus.ARCHIVED);
    }

    @Test
    default void aRefusedVersionLeavesTheUnitUsable() {
        var first = anEntry(aRecord());
        var other = anEntry(first.record());
        add(first);

        inUnit(() -> {
            assertThat(documents()
                            .addVersion(next(
                                    next(first, AvailabilityStatus.ARCHIVED).entry(), AvailabilityStatus.DELETED)))
                    .isFalse();
            documents().add(submission(other.record(), other));
        });

        assertThat(current(other).identity()).isEqualTo(other.identity());
    }

    @Test
    default void findsADocumentByEachNameOfItsCurrentVersionAlone() {
        var first = anEntry(aRecord());
        var version = new DocumentEntry.Version(UUID.randomUUID(), NOW);
        var second = written(first.next(first.status(), first.visibility().masked(true), version));
        add(first);
        inUnit(() -> documents().addVersion(second));

        assertThat(second.entry().identifiers())
                .allSatisfy(uri -> assertThat(unit(() -> documents().identifiedBy(List.of(uri))))
                        .singleElement()
                        .extracting(Listed::identity)
                        .isEqualTo(second.entry().identity()));
        assertThat(unit(() ->
                        documents().identifiedBy(second.entry().identifiers().toList())))
                .hasSize(1);
        assertThat(unit(() -> documents()
                        .identifiedBy(List.of("urn:uuid:" + first.identity().entryUuid()))))
                .isEmpty();
    }

    @Test
    default void tellsWhichDocumentBoreANameInWhateverVersion() {
        var first = anEntry(aRecord());
        var version = new DocumentEntry.Version(UUID.randomUUID(), NOW);
        var second = written(first.next(first.status(), first.visibility().masked(true), version));
        var elsewhere = anEntry(aRecord());
        add(first);
        add(elsewhere);
        inUnit(() -> documents().addVersion(second));
        var logicalId = first.identity().logicalId();
        var former = first.identity().entryUuid();

        var named = unit(() -> documents()
                .named(
                        first.record(),
                        List.of(
                                former,
                                version.entryUuid(),
                                elsewhere.identity().entryUuid(),
                                UUID.randomUUID())));

        assertThat(named).isEqualTo(Map.of(former, logicalId, version.entryUuid(), logicalId));
        assertThat(unit(() -> documents().named(first.record(), List.of()))).isEmpty();
    }

    @Test
    default void aTakenUniqueIdUndoesTheWholeUnit() {
        var first = anEntry(aRecord());
        var elsewhere = anEntry(aRecord());
        var taken = Renamed.as(anEntry(aRecord()), first.metadata().uniqueId());
        add(first);

        assertThatThrownBy(() -> inUnit(() -> {
                    documents().add(submission(elsewhere.record(), elsewhere));
                    documents().add(submission(taken.record(), taken));
                }))
                .isInstanceOf(AlreadyThere.class);

        assertThat(unit(() -> documents().current(elsewhere.identity().logicalId())))
                .isEmpty();
        assertThat(unit(() -> documents().current(taken.identity().logicalId())))
                .isEmpty();
        assertThat(unit(() -> documents().gatherings(taken.record()))).isEmpty();
        assertThat(current(first).identity()).isEqualTo(first.identity());
    }

    @Test
    default void oneNameIsForOneObjectWhetherDocumentOrSubmissionSet() {
        var record = aRecord();
        var set = aSet(record);
        var sameName = Renamed.as(anEntry(record), set.value().declared().uniqueId());
        add(submission(set, List.of(), List.of()));

        assertThatThrownBy(() -> add(sameName)).isInstanceOf(AlreadyThere.class);
        assertThatThrownBy(() -> add(submission(set, List.of(), List.of()))).isInstanceOf(AlreadyThere.class);
    }

    @Test
    default void aReplacementAndWhatItReplacesAreWrittenTogether() {
        var old = anEntry(aRecord());
        var replacement = anEntry(old.record());
        var deprecated = next(old, AvailabilityStatus.DEPRECATED);
        add(old);

        add(submission(aSet(old.record()), List.of(written(replacement)), List.of(deprecated)));

        assertThat(current(old).status()).isEqualTo(AvailabilityStatus.DEPRECATED);
        assertThat(current(replacement).status()).isEqualTo(AvailabilityStatus.APPROVED);
    }

    @Test
    default void aReplacementOfWhatHasChangedMeanwhileIsNotWritten() {
        var old = anEntry(aRecord());
        var replacement = anEntry(old.record());
        add(old);
        inUnit(() -> documents().addVersion(next(old, AvailabilityStatus.ARCHIVED)));

        assertThatThrownBy(() -> add(submission(
                        aSet(old.record()),
                        List.of(written(replacement)),
                        List.of(next(old, AvailabilityStatus.DEPRECATED)))))
                .isInstanceOf(AlreadyThere.class);

        assertThat(current(old).status()).isEqualTo(AvailabilityStatus.ARCHIVED);
        assertThat(unit(() -> documents().current(replacement.identity().logicalId())))
                .isEmpty();
    }

    @Test
    default void aReplacementOfAVersionThatNeverWasIsNotWritten() {
        var old = anEntry(aRecord());
        var archived = next(old, AvailabilityStatus.ARCHIVED);
        add(old);

        assertThatThrownBy(() -> add(submission(
                        aSet(old.record()),
                        List.of(written(anEntry(old.record()))),
                        List.of(next(archived.entry(), AvailabilityStatus.DEPRECATED)))))
                .isInstanceOf(AlreadyThere.class);

        assertThat(unit(() -> documents().versions(old.identity().logicalId()))).hasSize(1);
    }
}
