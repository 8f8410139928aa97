package org.opencarnet.sharing;

/** What can be wrong with a request that the law would allow. Each face has one table from these to its protocol. */
public enum Problem {
    /** Not found, or hidden from the requester: the two are one answer. */
    NOT_FOUND,
    /** The uniqueId belongs to another document, or to the same with other bytes. */
    DUPLICATE_UNIQUE_ID,
    NON_IDENTICAL_CONTENT,
    HASH_MISMATCH,
    SIZE_MISMATCH,
    /** The bytes are not of the stated MIME type, or the type is not accepted. */
    MIME_MISMATCH,
    MIME_NOT_ACCEPTED,
    CONTENT_TOO_LARGE,
    CONTENT_EMPTY,
    /** The document to replace is not there, or not current. */
    REPLACED_UNKNOWN,
    REPLACED_NOT_CURRENT,
    /** The folder or document to put into a folder is not there. */
    FOLDER_UNKNOWN,
    /** MASQUE_PS and INVISIBLE_PATIENT together (carnet.policy.masked-and-invisible). */
    MASKED_AND_INVISIBLE,
    /** The patient is named twice, and the two are not the same. */
    PATIENTS_DIFFER,
    /** From this status there is no way to that one. */
    STATUS_CHANGE_IMPOSSIBLE,
    /** The version stated by the caller is not the current one. */
    VERSION_CONFLICT,
    /** One identifier stands for several documents. */
    SEVERAL_MATCHES,
    /** A record cannot be opened under this authority (carnet.policy.accepted-authorities). */
    AUTHORITY_NOT_ACCEPTED,
    /** The INS has a record already. */
    RECORD_EXISTS,
    /** A professional answers for himself alone. */
    ANOTHER_PROFESSIONAL,
    /** Only a physician can be médecin traitant. */
    PHYSICIANS_ONLY,
    /** The status of médecin traitant goes to somebody whom the patient has authorized. */
    NOT_YET_AUTHORIZED,
    /** What would be seen depends on what a professional practises, which nobody told. */
    PRACTICE_UNKNOWN,
    /** The patient has blocked this professional; the block is to be lifted first. */
    PROFESSIONAL_BLOCKED,
    /** A structure declares the care teams that it manages, and nobody else around a patient. */
    NOT_THEIR_TEAM,
    /** An entry with this identifier is in the directory already. */
    RESOURCE_EXISTS,
    /** A resource refers to another that is not there. */
    REFERENCE_UNKNOWN,
    /** Alerts of this kind, or by this channel, are not for this subscriber. */
    SUBSCRIPTION_NOT_THEIRS,
    /** Who follows nobody has to name the patient of whom he wants to be told. */
    SUBSCRIPTION_WITHOUT_PATIENT,
    /** One subscriber has so many that no more are taken. */
    TOO_MANY_SUBSCRIPTIONS,
    /** Not the code that was sent. */
    CODE_WRONG,
    /** No code was sent, or it counts no longer: it is old, used, or was tried too often. */
    CODE_LAPSED,
    /** A code was sent a moment ago. */
    CODE_SENT_JUST_NOW
}
