package org.opencarnet.oracle;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Why the oracle answers as it does; a set of reasons is a word of bits. What permits stands before what refuses. */
enum Because {
    OWN_RECORD,
    REPRESENTED_RECORD,
    AUTHORIZED,
    CARE_TEAM,
    STRUCTURES_TEAM,
    EMERGENCY,
    REGULATION,
    AUTHORSHIP,
    FEEDING_IS_FREE,
    CONSENT_DECLARED,
    EXISTENCE_TEST,
    ENROLMENT,
    MEDECIN_TRAITANT,
    OWN_ACTS,
    OWN_SOFTWARE,
    CONFORMANCE_TEST,
    MATRIX_PUBLISHED,
    MATRIX_ASSUMED,
    MATRIX_SILENT,
    MASK_LIFTED_FOR_MEDECIN_TRAITANT,
    MASK_LIFTED_IN_EMERGENCY,

    RECORD_ABSENT,
    RECORD_CLOSED,
    RECORD_EXISTS,
    NOT_THEIR_RECORD,
    REPRESENTATION_ENDED,
    NOT_FOR_THIS_REQUESTER,
    STRUCTURE_DOES_NOT_CONSULT,
    PURPOSE_NOT_ENTITLED,
    REASON_MISSING,
    BLOCKED,
    EMERGENCY_OPPOSED,
    REGULATION_OPPOSED,
    NOT_AUTHORIZED,
    AUTHORIZATION_EXPIRED,
    AUTHORIZATION_WITHDRAWN,
    MATRIX_DENIES,
    MASKED,
    INVISIBLE_TO_PATIENT,
    INVISIBLE_TO_REPRESENTATIVES,
    DOCUMENT_DELETED,
    NOT_THE_AUTHOR,
    NOT_A_PATIENT_TYPE,
    MASKING_NOT_THEIRS,
    NOT_THE_PATIENTS_CHOICE,
    SHOWN_FOR_GOOD;

    /** No reason at all. */
    static final long NOTHING = 0;

    private static final long PERMITTING = RECORD_ABSENT.bit() - 1;

    /** This reason alone. */
    long bit() {
        return 1L << ordinal();
    }

    /** Refusal beats permission: where anything refuses, only what refuses counts. */
    static long weighed(long reasons) {
        var refusing = reasons & ~PERMITTING;
        return refusing == NOTHING ? reasons : refusing;
    }

    /** Nothing is permitted by absence. */
    static boolean permits(long weighed) {
        return weighed != NOTHING && (weighed & ~PERMITTING) == NOTHING;
    }

    /** The reasons that refuse, of these. */
    static long refusing(long reasons) {
        return reasons & ~PERMITTING;
    }

    static Set<Because> named(long reasons) {
        return Arrays.stream(values())
                .filter(because -> (reasons & because.bit()) != 0)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Because.class)));
    }
}
