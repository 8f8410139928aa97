package org.opencarnet.sharing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.opencarnet.record.RecordId;

/** Port: the bytes of documents, named by their SHA-256 within a record. */
public interface Contents {

    /**
     * Takes in a stream before the transaction begins, computing digests on the way; at most {@code limit} bytes.
     *
     * @throws TooLarge when there are more; nothing is kept then
     * @throws IOException when the stream cannot be read on
     * @throws OutOfReach when there is no place for it, now
     */
    Staged stage(InputStream bytes, long limit) throws IOException;

    /**
     * Keeps staged bytes for good, inside the transaction; keeping the same bytes twice is keeping them once. Where the transaction fails,
     * bytes may stay behind under a name that no entry bears.
     */
    void keep(RecordId record, Staged staged);

    /** The bytes, to be closed by the caller; empty when none of this name are kept in the record. */
    Optional<InputStream> open(RecordId record, String sha256);

    /** Lets all bytes of a record go for good, as the last thing in the transaction: some stores cannot bring them back where it fails. */
    void forget(RecordId record);

    /** Bytes taken in but not yet kept; closing lets go of whatever holds them. */
    interface Staged extends AutoCloseable {

        long size();

        /** 40 lower-case hexadecimal digits. */
        String sha1();

        /** 64 lower-case hexadecimal digits. */
        String sha256();

        /** The first bytes, 512 at most, by which a type shows itself. */
        byte[] beginning();

        @Override
        void close();
    }

    /** Bytes that another repository keeps, as it states them (ITI-42), or makes when they are asked for (ITI-61). */
    record Elsewhere(String sha1, long size) implements Staged {

        /** Of which nothing can be said. */
        public static final Elsewhere ON_DEMAND = new Elsewhere("", 0);

        @Override
        public String sha256() {
            return "";
        }

        @Override
        public byte[] beginning() {
            return new byte[0];
        }

        @Override
        public void close() {}
    }

    /** More bytes came than are accepted. */
    final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        public TooLarge(long limit) {
            super("more than " + limit + " bytes");
        }
    }
}
