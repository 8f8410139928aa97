package org.opencarnet.sharing;

import java.util.Optional;
import java.util.UUID;

/**
 * How something came in: under which id, and in whose words, from which what our own have no name for is carried over.
 *
 * @param id the entryUUID that the producer gave it; absent where the server gives one
 * @param form the words of the text
 * @param text the face's own text of it; absent where the face has none
 */
public record Fed(Optional<UUID> id, Form form, Optional<String> text) {

    /** Nothing came but what was understood. */
    public static final Fed UNSAID = new Fed(Optional.empty(), Form.FHIR, Optional.empty());

    /** A FHIR resource. */
    public static Fed fhir(String json) {
        return new Fed(Optional.empty(), Form.FHIR, Optional.of(json));
    }

    /** A registry object with its id. */
    public static Fed ebxml(UUID id, String xml) {
        return new Fed(Optional.of(id), Form.EBXML, Optional.of(xml));
    }

    /** The text, where it is of this form. */
    public Optional<String> in(Form asked) {
        return text.filter(there -> form == asked);
    }
}
