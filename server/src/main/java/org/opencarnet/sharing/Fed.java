package org.opencarnet.sharing;

import java.util.Optional;
import java.util.UUID;

/**
 * How something came in: under which id, and in whose words, from which what our own have no name for is carried over.
 *
 * @param id the entryUUID that the producer gave it; absent where the server gives one
 * @param form whose words
 * @param said in those words; absent where nothing but what was understood came
 */
public record Fed(Optional<UUID> id, Form form, Optional<Wording> said) {

    /** Nothing came but what was understood. */
    public static final Fed UNSAID = new Fed(Optional.empty(), Form.FHIR, Optional.empty());

    /** A FHIR resource. */
    public static Fed fhir(Wording resource) {
        return new Fed(Optional.empty(), Form.FHIR, Optional.of(resource));
    }

    /** A registry object with its id. */
    public static Fed ebxml(UUID id, String xml) {
        return new Fed(Optional.of(id), Form.EBXML, Optional.of(Wording.of(xml)));
    }

    /** What was said, where it was in these words. */
    public Optional<Wording> in(Form asked) {
        return said.filter(there -> form == asked);
    }
}
