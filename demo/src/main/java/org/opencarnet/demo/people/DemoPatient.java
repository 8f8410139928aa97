package org.opencarnet.demo.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opencarnet.record.Ins;

/**
 * A fictitious patient with the five strict traits of a French identity.
 *
 * @param persona name under which the patient signs in
 * @param ins 15 characters, of the test authority {@link #INS_AUTHORITY}
 * @param birthPlace INSEE code of the commune or country
 * @param phone international form, of a range kept for fiction
 */
public record DemoPatient(
        String persona,
        String ins,
        String birthName,
        Optional<String> usedName,
        List<String> givenNames,
        LocalDate birthDate,
        Sex sex,
        String birthPlace,
        String birthPlaceName,
        String phone,
        String email) {

    /** OID of the authority of test INS numbers. */
    public static final String INS_AUTHORITY = Ins.Authority.TEST.oid();

    /** Sex as an identity document gives it. */
    public enum Sex {
        F,
        M
    }

    /** The first given name and the name in use, else the birth name. */
    public Name name() {
        return new Name(givenNames.get(0), usedName.orElse(birthName));
    }
}
