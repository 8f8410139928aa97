package org.opencarnet.identity;

import java.util.Optional;
import org.opencarnet.record.Ins;

/**
 * What a VIHF that proved itself says.
 *
 * @param credential who asks, and why
 * @param mode how the person was authenticated
 * @param structure Struct_IdNat of the structure from which he asks
 * @param patient whose record it was made for; absent where it names none
 * @param secret a minor's secret connection: what is fed and read is hidden from the legal representatives
 */
public record Vihf(
        Credential credential, Mode mode, Optional<String> structure, Optional<Ins> patient, boolean secret) {

    /** How the person was authenticated (Authentification_Mode), which bounds what he may do. */
    public enum Mode {
        /** By the own card: may consult. */
        DIRECTE,
        /** By the structure, which asks in its own name: feeds, finds and removes its own documents, consults nothing. */
        INDIRECTE,
        /** By the structure, whose strong authentication is trusted (AIR): may consult. */
        INDIRECTE_RENFORCEE
    }
}
