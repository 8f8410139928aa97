package org.opencarnet.xds.submission;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.opencarnet.sharing.Ids;
import org.opencarnet.xds.error.MetadataFault;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.RegistryObjectType;

/** The names of the objects of a message: UUIDs that the producer gave stay, names that the message alone knows become UUIDs. */
final class Names {

    private static final Pattern URN =
            Pattern.compile("urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", Pattern.CASE_INSENSITIVE);

    private final Instant now;
    private final Findings findings;
    private final Map<String, UUID> given = new HashMap<>();

    Names(Instant now, Findings findings) {
        this.now = now;
        this.findings = findings;
    }

    /** The name of an object that has none yet. */
    UUID give(RegistryObjectType object) {
        var id = object.getId();
        if (id == null || id.isBlank()) {
            findings.error(object, MetadataFault.ID_MISSING, "id");
            return Ids.next(now);
        }
        var uuid = uuid(id).orElseGet(() -> Ids.next(now));
        if (given.putIfAbsent(key(id), uuid) != null) {
            findings.error(object, MetadataFault.ID_REPEATED, "id");
        }
        return uuid;
    }

    /** What a reference means: an object of the message, or a UUID of the registry; empty for a name that nothing bears. */
    Optional<UUID> meant(String reference) {
        return Optional.ofNullable(given.get(key(reference))).or(() -> uuid(reference));
    }

    /** UUIDs are the same in capitals, other names are not. */
    private static String key(String id) {
        return uuid(id).map(UUID::toString).orElse(id);
    }

    /** The UUID of a {@code urn:uuid:…}; empty for any other name. */
    static Optional<UUID> uuid(String id) {
        var urn = URN.matcher(id);
        return urn.matches() ? Optional.of(UUID.fromString(urn.group(1))) : Optional.empty();
    }
}
