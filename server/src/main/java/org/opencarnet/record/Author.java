package org.opencarnet.record;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opencarnet.terminology.Concept;

/**
 * Who wrote a document, and for whom (XDS author).
 *
 * @param person the person or device, absent when only an institution is known
 * @param institutions the structures on whose behalf
 * @param roles the roles played (authorRole)
 * @param specialties profession and specialty (authorSpecialty)
 */
public record Author(
        Optional<Person> person, List<Institution> institutions, List<Concept> roles, List<Concept> specialties) {

    public Author {
        institutions = List.copyOf(institutions);
        roles = List.copyOf(roles);
        specialties = List.copyOf(specialties);
    }

    /** Every identifier under which authorship may be claimed: the person's and the institutions'. */
    public Stream<String> identifiers() {
        return Stream.concat(
                        person.map(Person::id).stream(), institutions.stream().map(Institution::id))
                .filter(id -> !id.isEmpty());
    }

    /**
     * A person or device (XCN).
     *
     * @param id PS_IdNat, INS or device identifier; empty text when unknown
     * @param authority OID of who gave the identifier; empty text when unknown
     */
    public record Person(String id, String authority, String family, String given) {

        /** Who gives professionals their identifiers (PS_IdNat). */
        public static final String PROFESSIONALS = "1.2.250.1.71.4.2.1";

        /** Whether it is a professional, known by his national identifier. */
        public boolean isProfessional() {
            return authority.equals(PROFESSIONALS);
        }
    }

    /**
     * A structure (XON).
     *
     * @param id Struct_IdNat; empty text when unknown
     */
    public record Institution(String id, String name) {}
}
