package org.opencarnet.terminology;

import java.util.Optional;

/**
 * A type of document (typeCode, value set J07): its class where one is published, whether the patient writes it, and
 * whether it is in the list that the DMP takes.
 */
public record DocumentType(
        Concept concept, Optional<Concept> documentClass, boolean patientAuthored, boolean inDmpList) {}
