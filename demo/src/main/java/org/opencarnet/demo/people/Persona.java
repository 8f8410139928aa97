package org.opencarnet.demo.people;

import java.util.Map;
import java.util.Optional;

/**
 * Someone of the demo who can sign in under a readable name.
 *
 * @param label what this person is, in a few words
 * @param fields the introduction as the form of a script would give it
 * @param secret with which software of a structure asks for tokens itself
 */
public record Persona(
        String name, String label, Map<String, String> fields, Identity identity, Optional<String> secret) {

    /** The kind of this person or system. */
    public Kind kind() {
        return Kind.read(fields.getOrDefault("kind", "")).orElseThrow();
    }
}
