package org.opencarnet.demo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencarnet.demo.people.Identity.Professional;
import org.opencarnet.demo.people.Identity.Representative;

class PersonasTest {

    private static final People PEOPLE = People.read();

    @Test
    void everyColumnOfTheHabilitationMatrixHasAProfessional() {
        assertThat(professionals().map(one -> one.practice().profession()))
                .contains("10", "21", "26", "28", "40", "50", "60", "70", "80", "91", "93", "95", "98");
        assertThat(professionals()
                        .filter(one -> one.practice().profession().equals("21"))
                        .map(one -> one.practice().section().orElse("")))
                .contains("A", "G", "H");
    }

    @Test
    void identifiersOfProfessionalsHaveARightKey() {
        assertThat(professionals().map(one -> one.id().substring(1)))
                .doesNotHaveDuplicates()
                .allMatch(PersonasTest::isLuhn);
    }

    @Test
    void everyPractitionerHasAKnownStructureWithARightFiness() {
        assertThat(professionals().map(one -> one.practice().structure().orElseThrow()))
                .allMatch(structure -> !structure.sector().isEmpty())
                .allMatch(structure -> isLuhn(structure.id().substring(1)));
    }

    @Test
    void onlyTheRegulatorIsEntitledToRegulation() {
        List<String> entitled = PEOPLE.personas().stream()
                .filter(persona -> persona.identity().circumstances().regulation())
                .map(Persona::name)
                .toList();

        assertThat(entitled).containsExactly("dr-samu-vidal");
    }

    @Test
    void theInternIsADoctorInTraining() {
        Professional intern =
                (Professional) PEOPLE.named("interne-lambert").orElseThrow().identity();

        assertThat(intern.practice().profession()).isEqualTo("10");
        assertThat(intern.practice().category()).isEqualTo("E");
    }

    @Test
    void representativesStandForMinorsOfTheNeighbourhood() {
        LocalDate eighteenYearsAgo = LocalDate.of(2026, 11, 1).minusYears(18);

        assertThat(representatives()).isNotEmpty().allSatisfy(one -> {
            DemoPatient child = ofIns(one.ins());
            assertThat(child.birthDate()).isAfter(eighteenYearsAgo);
            assertThat(ofIns(one.id()).birthDate()).isBefore(eighteenYearsAgo);
        });
    }

    @Test
    void oneMinorHasTwoRepresentatives() {
        var perChild = representatives().collect(Collectors.groupingBy(Representative::ins, Collectors.counting()));

        assertThat(perChild.values()).contains(2L);
    }

    @Test
    void everyPatientIsAPersona() {
        assertThat(PEOPLE.patients()).allSatisfy(patient -> assertThat(
                        PEOPLE.named(patient.persona()).orElseThrow().identity().id())
                .isEqualTo(patient.ins()));
    }

    @Test
    void twoStructuresAndTheEnrolmentServiceComeWithASecret() {
        List<Persona> systems = PEOPLE.personas().stream()
                .filter(persona -> persona.secret().isPresent())
                .toList();

        assertThat(systems)
                .extracting(Persona::kind)
                .containsExactlyInAnyOrder(Kind.STRUCTURE, Kind.STRUCTURE, Kind.ENROLMENT);
    }

    private static DemoPatient ofIns(String ins) {
        return PEOPLE.patients().stream()
                .filter(patient -> patient.ins().equals(ins))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Professional> professionals() {
        return identities(Professional.class);
    }

    private static Stream<Representative> representatives() {
        return identities(Representative.class);
    }

    private static <T extends Identity> Stream<T> identities(Class<T> kind) {
        return PEOPLE.personas().stream()
                .map(Persona::identity)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
