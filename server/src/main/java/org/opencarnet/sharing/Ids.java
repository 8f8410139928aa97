package org.opencarnet.sharing;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes identifiers: UUID version 7 (RFC 9562), ordered by time so that indexes grow at their end, 74 bits of chance. */
public final class Ids {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    /** A new identifier of this instant. */
    public static UUID next(Instant at) {
        var high = at.toEpochMilli() << 16 | VERSION_7 | CHANCE.nextInt(1 << 12);
        return new UUID(high, VARIANT | CHANCE.nextLong() >>> 2);
    }
}
