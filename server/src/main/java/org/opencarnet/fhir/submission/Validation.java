package org.opencarnet.fhir.submission;

/** What becomes of the known defects of what French producers send: {@code carnet.fhir.validation} (decision g). */
public enum Validation {
    /** Refused. */
    STRICT,
    /** Taken, with a warning in the answer. */
    WARN
}
