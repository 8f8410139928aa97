package org.opencarnet.storage.memory;

import java.util.Comparator;
import java.util.UUID;

/** The order of identifiers that databases have; Java's own compares signed halves. */
final class Unsigned {

    static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    private Unsigned() {}
}
