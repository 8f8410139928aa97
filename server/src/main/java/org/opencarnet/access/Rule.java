package org.opencarnet.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rules a decision may rest on. Those that permit come first, then those that refuse in the order of decision s; a refusal
 * names every one. The words for people are in each face's messages; the source is {@code rules.md}, sections and decisions in brackets.
 */
public enum Rule {
    /** The patient reads and governs the own record (1, 5). */
    OWN_RECORD(true),
    /** A legal representative acts for the patient until majority (6, k). */
    REPRESENTED_RECORD(true),
    /** The patient's consent was declared and the window is open (2). */
    AUTHORIZED(true),
    /** A member of the care team is presumed to have consent (2, n). */
    CARE_TEAM(true),
    /** A structure declares who of its own cares for the patient (2, n). */
    STRUCTURES_TEAM(true),
    /** Break-glass stands in for the authorization (3, i). */
    EMERGENCY(true),
    /** Medical regulation stands in for the authorization (3, i). */
    REGULATION(true),
    /** An author always finds and reads what he wrote (5, m). */
    AUTHORSHIP(true),
    /** Feeding needs no authorization (1). */
    FEEDING_IS_FREE(true),
    /** A professional declares the patient's consent himself (2). */
    CONSENT_DECLARED(true),
    /** A professional, a structure or enrolment may ask whether a record exists (TD0.2). */
    EXISTENCE_TEST(true),
    /** An enrolment system opens records. */
    ENROLMENT(true),
    /** A médecin traitant DMP blocks, masks or hands the status on at the patient's request, and sees the whole trail (4, r). */
    MEDECIN_TRAITANT(true),
    /** Everybody who acted sees his own acts in the trail (4). */
    OWN_ACTS(true),
    /** A structure tells what its own software saw happen (ITI-20). */
    OWN_SOFTWARE(true),
    /** A conformance tool may do everything; no server knows one but the demo in its profile for them. */
    CONFORMANCE_TEST(true),
    /** A published row of the matrix grants the type. */
    MATRIX_PUBLISHED(true),
    /** An assumed row of the matrix grants the type (h). */
    MATRIX_ASSUMED(true),
    /** The matrix is silent on the type: physicians read it (h). */
    MATRIX_SILENT(true),
    /** Masked documents are shown to the médecin traitant DMP (4, l). */
    MASK_LIFTED_FOR_MEDECIN_TRAITANT(true),
    /** Masked documents are shown in an emergency because the patient said so (3, j). */
    MASK_LIFTED_IN_EMERGENCY(true),

    /** There is no record. */
    RECORD_ABSENT(false),
    /** The record is closed: nothing is fed, listed or read (o). */
    RECORD_CLOSED(false),
    /** A record exists already for this INS. */
    RECORD_EXISTS(false),
    /** Patients and representatives reach their own record only. */
    NOT_THEIR_RECORD(false),
    /** The patient is of age: representation has ended (k). */
    REPRESENTATION_ENDED(false),
    /** The action is not for this kind of requester. */
    NOT_FOR_THIS_REQUESTER(false),
    /** A structure consults nothing (p). */
    STRUCTURE_DOES_NOT_CONSULT(false),
    /** The purpose is not one that this requester may state (3, i). */
    PURPOSE_NOT_ENTITLED(false),
    /** Break-glass needs a reason in words (i). */
    REASON_MISSING(false),
    /** The patient blocked this professional (3, d). */
    BLOCKED(false),
    /** The patient opposed access in an emergency (3). */
    EMERGENCY_OPPOSED(false),
    /** The patient opposed access by regulation centres (3). */
    REGULATION_OPPOSED(false),
    /** No consent was ever declared (2). */
    NOT_AUTHORIZED(false),
    /** Six months without access: consent must be asked again (2). */
    AUTHORIZATION_EXPIRED(false),
    /** The authorization was withdrawn (2). */
    AUTHORIZATION_WITHDRAWN(false),
    /** The matrix does not grant this type to this profession. */
    MATRIX_DENIES(false),
    /** The document, or the whole record, is masked from professionals (5). */
    MASKED(false),
    /** The document is not yet visible to the patient (5, q). */
    INVISIBLE_TO_PATIENT(false),
    /** The document is not visible to representatives (5, 6). */
    INVISIBLE_TO_REPRESENTATIVES(false),
    /** The document was deleted (7, b). */
    DOCUMENT_DELETED(false),
    /** Only the author may (7, b). */
    NOT_THE_AUTHOR(false),
    /** Patients file only documents of their own types (7). */
    NOT_A_PATIENT_TYPE(false),
    /** Masking belongs to the patient, the author and the médecin traitant (5, r). */
    MASKING_NOT_THEIRS(false),
    /** Only a professional hides from or shows to the patient (q). */
    NOT_THE_PATIENTS_CHOICE(false),
    /** What representatives could see stays visible to them (5). */
    SHOWN_FOR_GOOD(false);

    /** Refusals that do not touch an author of the document (decision m); a block does. */
    static final Set<Rule> YIELD_TO_AUTHORSHIP = Collections.unmodifiableSet(EnumSet.of(
            NOT_AUTHORIZED,
            AUTHORIZATION_EXPIRED,
            AUTHORIZATION_WITHDRAWN,
            EMERGENCY_OPPOSED,
            REGULATION_OPPOSED,
            MATRIX_DENIES,
            MASKED));

    /** The rules that permit. */
    static final EnumSet<Rule> PERMITTING = EnumSet.allOf(Rule.class);

    static {
        PERMITTING.removeIf(rule -> !rule.permits);
    }

    private final boolean permits;

    Rule(boolean permits) {
        this.permits = permits;
    }

    /** Whether this rule speaks for permission. */
    public boolean permits() {
        return permits;
    }
}
