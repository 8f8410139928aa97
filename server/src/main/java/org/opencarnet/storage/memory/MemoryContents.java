package org.opencarnet.storage.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Contents;
import org.opencarnet.storage.Intake;
import org.opencarnet.storage.StagedBytes;

/** Contents in memory. */
final class MemoryContents implements Contents {

    private final Memory memory;
    private final Map<Name, byte[]> kept = new LinkedHashMap<>();

    MemoryContents(Memory memory) {
        this.memory = memory;
    }

    @Override
    public Staged stage(InputStream bytes, long limit) throws IOException {
        var copy = new ByteArrayOutputStream();
        return new InMemory(Intake.of(bytes, copy, limit), copy.toByteArray());
    }

    @Override
    public void keep(RecordId record, Staged staged) {
        memory.put(kept, new Name(record, staged.sha256()), ((InMemory) staged).bytes);
    }

    @Override
    public Optional<InputStream> open(RecordId record, String sha256) {
        return memory.read(() -> Optional.ofNullable(kept.get(new Name(record, sha256))))
                .map(ByteArrayInputStream::new);
    }

    @Override
    public void forget(RecordId record) {
        List.copyOf(kept.keySet()).stream()
                .filter(name -> name.record().equals(record))
                .forEach(name -> memory.remove(kept, name));
    }

    private record Name(RecordId record, String sha256) {}

    private static final class InMemory extends StagedBytes {

        private final byte[] bytes;

        InMemory(Intake intake, byte[] bytes) {
            super(intake);
            this.bytes = bytes;
        }

        @Override
        public void close() {
            // memory is let go of by itself
        }
    }
}
