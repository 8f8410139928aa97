package org.opencarnet.histories;

import java.time.Duration;

/** Something that happens in a history. People are numbers: doctors 0 to 2, patients 0 and 1; documents are counted as they were fed. */
sealed interface Step {

    /** A doctor, or the patient of this number. */
    record Who(boolean doctor, int number) {

        @Override
        public String toString() {
            return (doctor ? "doctor " : "patient ") + number;
        }
    }

    /** What is done to a document. */
    enum Change {
        MASK,
        UNMASK,
        HIDE_FROM_PATIENT,
        SHOW_TO_PATIENT,
        ARCHIVE,
        UNARCHIVE,
        DELETE
    }

    /** The patient's consent for a doctor is declared. */
    record Grants(Who who, int doctor, int patient) implements Step {}

    /** It is withdrawn. */
    record Withdraws(Who who, int doctor, int patient) implements Step {}

    record Blocks(int patient, int doctor) implements Step {}

    record Unblocks(int patient, int doctor) implements Step {}

    /** @param common whether the document is of a type that all three doctors may read, or of one that the third may not */
    record Feeds(int doctor, int patient, boolean common, boolean masked) implements Step {}

    record Replaces(int doctor, int document) implements Step {}

    record Changes(Who who, int document, Change change) implements Step {}

    record Closes(int patient) implements Step {}

    record Reopens(int patient) implements Step {}

    record Passes(Duration time) implements Step {}

    record Reads(Who who, int document) implements Step {}

    record Lists(Who who, int patient) implements Step {}
}
