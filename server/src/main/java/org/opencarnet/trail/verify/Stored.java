package org.opencarnet.trail.verify;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What the database holds, read by the documented tables and columns. */
record Stored(Connection connection) {

    private static final String FORM = "carnet-trail-row/1";
    private static final String FORM_OF_REPORTS = "carnet-trail-row/2";
    private static final List<String> COLUMNS = List.of(
            "patient",
            "at",
            "id",
            "actor_kind",
            "actor",
            "actor_name",
            "profession",
            "structure",
            "purpose",
            "reason",
            "action",
            "subject",
            "document",
            "permitted",
            "rules",
            "face",
            "address",
            "request_id");
    private static final String ALL = "t." + String.join(", t.", COLUMNS) + ", t.reported, t.arrival";
    private static final String PLACED = "select l.place, l.trace, l.leaf_hash, " + ALL
            + " from trail_leaf l left join trail t on t.id = l.trace order by l.place";
    private static final String UNPLACED = "select " + ALL
            + " from trail t left join trail_leaf l on l.trace = t.id where l.trace is null order by t.at, t.id";
    private static final int AT_ONCE = 2_000;

    /** The places in their order, each with the row that it names; a place comes twice where two rows bear its name. */
    void places(Each<Place> each) throws SQLException {
        query(
                PLACED,
                row -> each.one(new Place(
                        row.getLong("place"),
                        Objects.toString(row.getObject("trace"), ""),
                        row.getBytes("leaf_hash"),
                        row.getObject("id") == null ? Optional.empty() : Optional.of(row(row)))));
    }

    /** Rows that are in no place. */
    void unplaced(Each<Row> each) throws SQLException {
        query(UNPLACED, row -> each.one(row(row)));
    }

    void nodes(Each<Node> each) throws SQLException {
        query(
                "select height, place, node_hash from trail_node",
                row -> each.one(new Node(row.getInt(1), row.getLong(2), row.getBytes(3))));
    }

    List<Note> notes() throws SQLException {
        var notes = new ArrayList<Note>();
        query(
                "select tree_size, note from trail_checkpoint order by tree_size",
                row -> notes.add(new Note(row.getLong(1), row.getString(2))));
        return notes;
    }

    /** Empty where it is gone. */
    Optional<Head> head() throws SQLException {
        var heads = new ArrayList<Head>();
        query(
                "select tree_size, frontier, taken_below from trail_head",
                row -> heads.add(new Head(row.getLong(1), row.getBytes(2), row.getLong(3))));
        return heads.stream().findFirst();
    }

    private void query(String sql, Each<ResultSet> each) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    each.one(rows);
                }
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        var bytes = new ByteArrayOutputStream();
        var reported = row.getString("reported");
        try (var out = new DataOutputStream(bytes)) {
            write(reported == null ? FORM : FORM_OF_REPORTS, out);
            for (var column : COLUMNS) {
                write(text(row, column), out);
            }
            if (reported != null) {
                write(reported, out);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return new Row(
                row.getObject("id", UUID.class),
                Subtrees.leaf(bytes.toByteArray()),
                row.getLong("arrival"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return switch (column) {
            case "at" -> time(row.getObject(column, OffsetDateTime.class).toInstant());
            case "permitted" -> row.getBoolean(column) ? "true" : "false";
            default -> Objects.toString(row.getObject(column), "");
        };
    }

    private static String time(Instant instant) {
        var seconds = instant.truncatedTo(ChronoUnit.SECONDS).toString();
        return "%s.%06dZ".formatted(seconds.substring(0, seconds.length() - 1), instant.getNano() / 1_000);
    }

    /**
     * A row of the trail.
     *
     * @param hash its leaf hash, from the row itself
     */
    record Row(UUID id, byte[] hash, long arrival, Instant at) {}

    /**
     * A place in the tree.
     *
     * @param kept the leaf hash that was kept; empty where nothing was
     */
    record Place(long number, String trace, byte[] kept, Optional<Row> row) {

        static Place lost(long number) {
            return new Place(number, "", new byte[0], Optional.empty());
        }
    }

    record Node(int height, long place, byte[] hash) {}

    record Note(long size, String text) {}

    record Head(long size, byte[] frontier, long takenBelow) {}

    /** Is given one after the other. */
    @FunctionalInterface
    interface Each<T> {

        void one(T one) throws SQLException;
    }
}
