package org.opencarnet.fhir.search;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.opencarnet.record.DocumentQuery.Position;

/** Where a page ended, as it stands in the link to the next: a position and nothing else, so that whoever finds or changes it gains nothing. */
final class Cursor {

    static final String PARAMETER = "_cursor";

    private static final int BYTES = 3 * Long.BYTES;
    /** Microseconds, of the years 1 to 9999: beyond lies what no database keeps. */
    private static final long EARLIEST = -62_135_596_800_000_000L;

    private static final long LATEST = 253_402_300_799_999_999L;

    private Cursor() {}

    static String of(Position position) {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(position.micros())
                .putLong(position.logicalId().getMostSignificantBits())
                .putLong(position.logicalId().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Position position(Asked asked) {
        try {
            var bytes = Base64.getUrlDecoder().decode(asked.single());
            if (bytes.length != BYTES) {
                throw asked.invalid(asked.single());
            }
            var buffer = ByteBuffer.wrap(bytes);
            var micros = buffer.getLong();
            if (micros < EARLIEST || micros > LATEST) {
                throw asked.invalid(asked.single());
            }
            return new Position(micros, new UUID(buffer.getLong(), buffer.getLong()));
        } catch (IllegalArgumentException notBase64) {
            throw asked.invalid(asked.single());
        }
    }
}
