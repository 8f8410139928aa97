package org.opencarnet.access;

import java.util.Optional;
import java.util.Set;
import org.opencarnet.record.Ins;
import org.opencarnet.terminology.MatrixColumn;

/** Who is asking, as a credential has proved it. */
public sealed interface Requester {

    /** The national identifier: PS_IdNat, Struct_IdNat or matricule INS. */
    String id();

    /** The name for people. */
    String name();

    /** The identifiers under which documents count as written by this requester (decision m). */
    default Set<String> authorIdentifiers() {
        return Set.of(id());
    }

    /**
     * A professional in one situation of practice.
     *
     * @param id PS_IdNat, such as {@code 810012345678}
     * @param profession TRE_G15 code, such as {@code 10}
     * @param column the matrix column, absent for professions that have none
     * @param structure Struct_IdNat of where they practise
     * @param regulation entitled to medical regulation (centre 15)
     */
    record Professional(
            String id,
            String name,
            String profession,
            Optional<MatrixColumn> column,
            Optional<String> structure,
            boolean regulation)
            implements Requester {

        private static final String PHYSICIAN = "10";

        /** A médecin du travail: a physician outside the column of physicians (2). */
        public boolean occupational() {
            return profession.equals(PHYSICIAN) && column.isEmpty();
        }
    }

    /** The patient, by INS. */
    record Patient(Ins ins, String name) implements Requester {

        @Override
        public String id() {
            return ins.matricule();
        }
    }

    /**
     * A legal representative of a patient.
     *
     * @param id the representative's own identifier
     * @param represented the patient
     */
    record Representative(String id, String name, Ins represented) implements Requester {

        /** What the patient filed counts as filed by those who act for him. */
        @Override
        public Set<String> authorIdentifiers() {
            return id.equals(represented.matricule()) ? Set.of(id) : Set.of(id, represented.matricule());
        }
    }

    /** A structure that authenticates its users itself (indirect mode); {@code id} is its Struct_IdNat. */
    record Structure(String id, String name) implements Requester {}

    /** A system of enrolment, which opens records and does nothing else. */
    record Enrolment(String id, String name) implements Requester {}

    /** A conformance tool, which proves nobody; there are such in the demo alone, and only where its profile for them is on. */
    record Tester(String id, String name) implements Requester {}
}
