package org.opencarnet.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.opencarnet.record.Author;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Criterion.Axis;
import org.opencarnet.record.Criterion.NamePart;
import org.opencarnet.record.DocumentEntry;
import org.opencarnet.record.DocumentQuery;
import org.opencarnet.record.DocumentQuery.Order.By;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Fingerprint;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Documents.Listed;
import org.opencarnet.sharing.Documents.Written;
import org.opencarnet.sharing.Form;
import org.opencarnet.sharing.Forms;
import org.opencarnet.sharing.StoredText;

/** How an entry lies in {@code document_entry}: written whole, read as far as a list needs it. */
final class EntryRow {

    private static final String LISTED = """
            e.logical_id, e.entry_uuid, e.version, e.unique_id, e.submission_set, e.patient, e.type_code,
            e.masked_from_professionals, e.invisible_to_patient, e.invisible_to_representatives, e.status, e.authors,
            e.sha256, e.sha1, e.content_size, e.mime_type, e.%s, e.%s
            """;

    private EntryRow() {}

    /** The columns of a {@link Listed}, of the table under the name {@code e}. */
    static String listed(Form form, By by) {
        return LISTED.formatted(column(by), column(form));
    }

    static Map<String, Object> of(Written written) {
        var entry = written.entry();
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", entry.record().value());
        row.put("logical_id", entry.identity().logicalId());
        row.put("version", entry.identity().version());
        row.put("is_current", true);
        row.put("entry_uuid", entry.identity().entryUuid());
        row.put("unique_id", entry.metadata().uniqueId().uri());
        row.put("submission_set", entry.submissionSet());
        row.put("status", entry.status());
        row.put("masked_from_professionals", entry.visibility().maskedFromProfessionals());
        row.put("invisible_to_patient", entry.visibility().invisibleToPatient());
        row.put("invisible_to_representatives", entry.visibility().invisibleToRepresentatives());
        for (var axis : Axis.values()) {
            row.put(column(axis), Marks.codes(axis.of(entry)));
        }
        authors(entry, row);
        row.put("reference_ids", Marks.list(entry.metadata().references().stream()));
        row.put("reference_date", entry.metadata().date());
        row.put("creation", entry.metadata().creation());
        row.put("service_start", entry.metadata().service().start());
        row.put("service_end", entry.metadata().service().end());
        row.put("updated", entry.updated());
        row.put("sha256", entry.content().sha256());
        row.put("sha1", entry.content().sha1());
        row.put("content_size", entry.content().size());
        row.put("mime_type", entry.metadata().mimeType());
        row.put("entry", Json.write(entry));
        for (var form : Form.values()) {
            row.put(column(form), written.forms().in(form));
        }
        return row;
    }

    /** Columns are read by their places: to look up the names of all costs as much as the rest of a row. */
    static Listed listed(ResultSet row, int number) throws SQLException {
        var logicalId = Rows.uuid(row, 1);
        return new Listed(
                new EntryIdentity(logicalId, Rows.uuid(row, 2), row.getInt(3)),
                UniqueId.ofUri(row.getString(4)),
                Rows.uuid(row, 5),
                new RecordId(Rows.uuid(row, 6)),
                Marks.code(row.getString(7)),
                new Visibility(row.getBoolean(8), row.getBoolean(9), row.getBoolean(10)),
                AvailabilityStatus.valueOf(row.getString(11)),
                Set.copyOf(Marks.words(row.getString(12))),
                new Fingerprint(row.getString(13), row.getString(14), row.getLong(15)),
                row.getString(16),
                new DocumentQuery.Position(micros(Rows.instant(row, 17)), logicalId),
                StoredText.ofUtf8(row.getBytes(18)));
    }

    static String column(Form form) {
        return switch (form) {
            case FHIR -> "rendered";
            case EBXML -> "ebxml";
        };
    }

    static Forms forms(ResultSet row) throws SQLException {
        return new Forms(row.getString(column(Form.FHIR)), row.getString(column(Form.EBXML)));
    }

    static String column(By by) {
        return switch (by) {
            case DATE -> "reference_date";
            case CREATION -> "creation";
            case UPDATED -> "updated";
        };
    }

    static String column(Axis axis) {
        return switch (axis) {
            case TYPE -> "type_code";
            case CLASS -> "class_code";
            case FORMAT -> "format_code";
            case FACILITY -> "facility_code";
            case PRACTICE -> "practice_code";
            case EVENT -> "event_codes";
            case CONFIDENTIALITY -> "confidentiality_codes";
        };
    }

    static String column(NamePart part) {
        return switch (part) {
            case FAMILY -> "author_families";
            case GIVEN -> "author_givens";
        };
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static void authors(DocumentEntry entry, Map<String, Object> row) {
        row.put(
                "authors",
                Marks.list(entry.metadata().authorIdentifiers().stream().sorted()));
        for (var part : NamePart.values()) {
            row.put(column(part), Marks.list(names(entry, part)));
        }
    }

    private static Stream<String> names(DocumentEntry entry, NamePart part) {
        return entry.metadata().authors().stream()
                .map(Author::person)
                .flatMap(person -> person.stream())
                .map(person -> part.of(person).toLowerCase(Locale.ROOT));
    }
}
