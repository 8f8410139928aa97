package org.opencarnet.sharing;

/** Of whom it is told what he may see. */
public sealed interface Party {

    /** The patient whose record it is. */
    record ThePatient() implements Party {}

    /** Whoever represents the patient before the law. */
    record LegalRepresentative() implements Party {}

    /**
     * A professional who stands somehow with the patient, or who wrote the document.
     *
     * @param practiceKnown whether he told himself what he practises; otherwise the answer holds if it is this
     */
    record Person(Authorizations.Professional who, boolean practiceKnown) implements Party {}

    /**
     * Anybody of a profession to whom nothing binds the patient.
     *
     * @param withConsent as it would be once the patient's consent was declared
     */
    record Profession(Authorizations.Practice practice, boolean withConsent) implements Party {}
}
