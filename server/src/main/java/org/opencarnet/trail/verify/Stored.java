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
import java.util.function.BiConsumer;

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
    private static final String OF_RECORD = "select l.place, l.trace, l.leaf_hash, " + ALL
            + " from trail_leaf l join trail t on t.id = l.trace where t.patient = ? and l.place < ? order by l.place";
    private static final String DESTRUCTION = "trail d on d.action = 'DESTROY_RECORD' and d.permitted";
    private static final String DESTRUCTIONS = "select d.id, d.patient, d.reason from trail_leaf l join " + DESTRUCTION
            + " and d.id = l.trace where not exists (select 1 from trail_thinned n where n.destruction = d.id)"
            + " order by l.place";
    private static final String THINNED = "select n.trace, g.leaf_hash, d.id, d.patient, d.reason from trail_thinned n"
            + " join trail_leaf g on g.trace = n.trace join " + DESTRUCTION + " and d.id = n.destruction"
            + " join trail_leaf l on l.trace = d.id"
            + " where not exists (select 1 from trail t where t.id = n.trace) order by g.place";
    private static final int AT_ONCE = 2_000;

    /** The places in their order, each with the row that it names; a place comes twice where two rows bear its name. */
    void places(Each<Place> each) throws SQLException {
        query(PLACED, row -> each.one(place(row)));
    }

    /** Those of a record that come before a place, with rows that are there. */
    List<Place> places(UUID record, long before) throws SQLException {
        var places = new ArrayList<Place>();
        try (var statement = connection.prepareStatement(OF_RECORD)) {
            statement.setObject(1, record);
            statement.setLong(2, before);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    places.add(place(rows));
                }
            }
        }
        return places;
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getLong("place"),
                Objects.toString(row.getObject("trace"), ""),
                row.getBytes("leaf_hash"),
                row.getObject("id") == null ? Optional.empty() : Optional.of(row(row)));
    }

    /** Rows that are in no place. */
    void unplaced(Each<Row> each) throws SQLException {
        query(UNPLACED, row -> each.one(row(row)));
    }

    /** Rows that are gone and said to have been let go, in the order of their places, each with the row that is said to tell of it. */
    void thinned(BiConsumer<Thinned.Gone, Thinned.Destruction> each) throws SQLException {
        query(
                THINNED,
                row -> each.accept(
                        new Thinned.Gone(Objects.toString(row.getObject("trace")), row.getBytes("leaf_hash")),
                        destruction(row)));
    }

    /** The rows that tell of destructions with which nothing has gone yet. */
    List<Thinned.Destruction> destructions() throws SQLException {
        var destructions = new ArrayList<Thinned.Destruction>();
        query(DESTRUCTIONS, row -> destructions.add(destruction(row)));
        return destructions;
    }

    private static Thinned.Destruction destruction(ResultSet row) throws SQLException {
        return new Thinned.Destruction(
                Objects.toString(row.getObject("id")),
                Objects.toString(row.getObject("patient")),
                row.getString("reason"));
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
