package org.opencarnet.demo.people;

import java.util.Optional;

/** Who signs in, checked, and in what circumstances. */
public sealed interface Identity {

    /** The identifier that the token's subject is made of. */
    String id();

    /** The name to show. */
    String displayName();

    Circumstances circumstances();

    /**
     * A health professional.
     *
     * @param id national identifier: 8 + RPPS
     */
    record Professional(String id, Name name, Practice practice, Circumstances circumstances) implements Identity {
        @Override
        public String displayName() {
            return name.full();
        }
    }

    /**
     * What a professional does, and where.
     *
     * @param profession TRE_G15
     * @param category C civilian, M military, E in training
     * @param mode L private practice, S salaried
     * @param specialty savoir-faire (SM54…)
     * @param section section of the order of pharmacists (A, D, G, H…)
     */
    record Practice(
            String profession,
            String category,
            String mode,
            Optional<String> specialty,
            Optional<String> section,
            Optional<Structure> structure) {}

    /**
     * The person whose record it is.
     *
     * @param id the person's INS
     */
    record Patient(String id, Name name, Circumstances circumstances) implements Identity {
        @Override
        public String displayName() {
            return name.full();
        }
    }

    /**
     * A legal representative.
     *
     * @param id the representative's own INS or other identifier
     * @param ins the represented patient's INS
     */
    record Representative(String id, Name name, String ins, Circumstances circumstances) implements Identity {
        @Override
        public String displayName() {
            return name.full();
        }
    }

    /** A structure that comes by itself (indirect authentication). */
    record Institution(Structure structure, Circumstances circumstances) implements Identity {
        @Override
        public String id() {
            return structure.id();
        }

        @Override
        public String displayName() {
            return structure.name();
        }
    }

    /** The service that opens records. */
    record Enrolment(String id, String displayName, Circumstances circumstances) implements Identity {}
}
