package org.opencarnet.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.Entries;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Documents.Linked;
import org.opencarnet.sharing.Documents.Rendered;
import org.opencarnet.sharing.Documents.Submission;
import org.opencarnet.sharing.Documents.Written;

/** What the contracts of the ports have in common. Tests share one store, so each works on records and names of its own. */
public interface PortsContract {

    Instant NOW = Instant.parse("2026-06-15T08:30:00.123Z");

    Ports ports();

    default <T> T unit(Supplier<T> work) {
        return ports().unit().of(work);
    }

    default void inUnit(Runnable work) {
        unit(() -> {
            work.run();
            return true;
        });
    }

    /** A record that nobody else uses; it stands in no table. */
    static RecordId aRecord() {
        return new RecordId(UUID.randomUUID());
    }

    /** An INS that nobody else uses. */
    static Ins anIns() {
        var number = new Random().nextLong(1_000_000_000L);
        var thirteen = "2790" + String.format("%09d", number);
        return new Ins(Ins.Authority.TEST, thirteen + String.format("%02d", Ins.keyOf(thirteen)));
    }

    static PatientRecord open(Ins ins) {
        return new PatientRecord(
                aRecord(), ins, LocalDate.of(1979, 3, 4), new PatientRecord.State.Open(), StandingConsents.AT_CREATION);
    }

    static UniqueId aUniqueId() {
        return new UniqueId("urn:uuid:" + UUID.randomUUID());
    }

    /** An approved document that everybody may see, different at each call in what must be unique. */
    static DocumentEntry anEntry(RecordId record) {
        var any = Entries.several(Entries.of(record), 1, 7).get(0);
        return new DocumentEntry(
                any.identity(),
                record,
                any.submissionSet(),
                AvailabilityStatus.APPROVED,
                Visibility.OPEN,
                any.metadata(),
                any.content(),
                NOW);
    }

    static Written written(DocumentEntry entry) {
        return new Written(
                entry,
                forms("{\"id\":\"" + entry.identity().logicalId() + "\",\"version\":"
                        + entry.identity().version() + "}"));
    }

    static Written next(DocumentEntry entry, AvailabilityStatus status) {
        return written(entry.next(status, entry.visibility(), new DocumentEntry.Version(UUID.randomUUID(), NOW)));
    }

    static Rendered<SubmissionSet> aSet(RecordId record) {
        var declared = new SubmissionSet.Declared(
                aUniqueId(), Optional.of("1.2.3"), Optional.empty(), List.of(), Optional.of("Sortie"), NOW);
        var set = new SubmissionSet(UUID.randomUUID(), record, NOW, declared);
        return new Rendered<>(set, forms("set " + set.id()));
    }

    static Submission submission(RecordId record, DocumentEntry... entries) {
        return submission(
                aSet(record), Arrays.stream(entries).map(PortsContract::written).toList(), List.of());
    }

    static Submission submission(Rendered<SubmissionSet> set, List<Written> entries, List<Written> next) {
        return new Submission(set, entries, next, List.of(), List.of());
    }

    static Linked association(Association.Type type, UUID source, UUID target) {
        return new Linked(new Association(UUID.randomUUID(), type, source, target), "<association/>");
    }

    /** Something in the words of either face. */
    static Forms forms(String text) {
        return new Forms(text, "<text>" + text + "</text>");
    }

    default void add(Submission submission) {
        inUnit(() -> ports().documents().add(submission));
    }

    default void add(DocumentEntry entry) {
        add(submission(entry.record(), entry));
    }
}
