package org.opencarnet.demo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatientsTest {

    private static final List<DemoPatient> PATIENTS = People.read().patients();

    static Stream<DemoPatient> patients() {
        return PATIENTS.stream();
    }

    @Test
    void thereAreTwentyAndNoTwoShareAnIns() {
        assertThat(PATIENTS).hasSize(20);
        assertThat(PATIENTS).extracting(DemoPatient::ins).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("patients")
    void eachInsHasTheKeyOfItsFirstThirteenCharacters(DemoPatient patient) {
        BigInteger number =
                new BigInteger(patient.ins().substring(0, 13).replace('A', '0').replace('B', '0'));
        BigInteger corsica = BigInteger.valueOf(
                patient.ins().contains("A") ? 1_000_000 : patient.ins().contains("B") ? 2_000_000 : 0);

        BigInteger key =
                BigInteger.valueOf(97).subtract(number.subtract(corsica).mod(BigInteger.valueOf(97)));

        assertThat(patient.ins()).hasSize(15).endsWith("%02d".formatted(key));
    }

    @ParameterizedTest
    @MethodSource("patients")
    void eachInsAgreesWithSexBirthDateAndBirthPlace(DemoPatient patient) {
        String sex = patient.sex() == DemoPatient.Sex.M ? "1" : "2";
        String born = "%02d%02d"
                .formatted(
                        patient.birthDate().getYear() % 100, patient.birthDate().getMonthValue());

        assertThat(patient.ins()).startsWith(sex + born + patient.birthPlace());
        assertThat(patient.birthPlace()).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("patients")
    void eachHasTheFiveTraitsAndAddressesKeptForFiction(DemoPatient patient) {
        assertThat(patient.birthName()).isNotBlank().isUpperCase();
        assertThat(patient.givenNames()).isNotEmpty();
        assertThat(patient.birthDate()).isBefore(LocalDate.of(2026, 6, 1));
        assertThat(patient.phone()).matches("\\+3363998[0-9]{4}");
        assertThat(patient.email()).endsWith("@example.org");
    }

    @Test
    void theyAreOfAllAgesAndPlaces() {
        LocalDate day = LocalDate.of(2026, 12, 31);

        assertThat(PATIENTS).anyMatch(patient -> patient.birthDate().isAfter(day.minusYears(1)));
        assertThat(PATIENTS).anyMatch(patient -> isBetween(patient, day.minusYears(15), day.minusYears(5)));
        assertThat(PATIENTS).anyMatch(patient -> isBetween(patient, day.minusYears(18), day.minusYears(15)));
        assertThat(PATIENTS).anyMatch(patient -> patient.birthDate().isBefore(day.minusYears(95)));
        assertThat(PATIENTS).extracting(DemoPatient::birthPlace).anyMatch(place -> place.startsWith("2A"));
        assertThat(PATIENTS).extracting(DemoPatient::birthPlace).anyMatch(place -> place.startsWith("97"));
        assertThat(PATIENTS).extracting(DemoPatient::birthPlace).anyMatch(place -> place.startsWith("99"));
    }

    private static boolean isBetween(DemoPatient patient, LocalDate from, LocalDate to) {
        return !patient.birthDate().isBefore(from) && patient.birthDate().isBefore(to);
    }
}
