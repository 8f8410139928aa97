package org.opencarnet.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Contents;
import org.opencarnet.sharing.OutOfReach;

/** Contents in {@code content}, in parts of 1 MiB: written with the entry in one transaction, backed up with it. */
public final class DatabaseContents implements Contents {

    private static final int PART = 1 << 20;

    private final Database database;
    private final Path staging;

    /** Contents in this database; those larger than one part wait in this folder until they are kept. */
    public DatabaseContents(DataSource source, Path staging) {
        this.database = new Database(source);
        this.staging = staging;
    }

    @Override
    public Staged stage(InputStream bytes, long limit) throws IOException {
        return Spool.of(bytes, limit, new Spool.Place(staging, PART));
    }

    @Override
    public void keep(RecordId record, Staged staged) {
        try (var bytes = ((Spool) staged).open()) {
            var first = row(record, staged, 0, bytes.readNBytes(PART));
            if (staged.size() <= PART) {
                database.insertIfAbsentLater("content", first);
            } else if (database.insertIfAbsent("content", first)) {
                keepRest(record, staged, bytes);
            }
        } catch (IOException e) {
            throw new OutOfReach(e);
        }
    }

    private void keepRest(RecordId record, Staged staged, InputStream bytes) throws IOException {
        var number = 1;
        for (var part = bytes.readNBytes(PART); part.length > 0; part = bytes.readNBytes(PART)) {
            database.insertIfAbsent("content", row(record, staged, number, part));
            number++;
        }
    }

    @Override
    public Optional<InputStream> open(RecordId record, String sha256) {
        return part(record, sha256, 0).map(first -> new Parts(first, PART, number -> part(record, sha256, number)));
    }

    @Override
    public void forget(RecordId record) {
        database.change(Sql.of("delete from content where patient = ?", record.value()));
    }

    private static Map<String, Object> row(RecordId record, Staged staged, int number, byte[] bytes) {
        var row = new LinkedHashMap<String, Object>();
        row.put("patient", record.value());
        row.put("sha256", staged.sha256());
        row.put("part", number);
        row.put("bytes", bytes);
        return row;
    }

    private Optional<byte[]> part(RecordId record, String sha256, int number) {
        var sql = Sql.of(
                "select bytes from content where patient = ? and sha256 = ? and part = ?",
                record.value(),
                sha256,
                number);
        return database.rowsAlong(sql, (row, n) -> row.getBytes("bytes")).stream()
                .findFirst();
    }
}
