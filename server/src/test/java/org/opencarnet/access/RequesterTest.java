package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.MatrixColumn;

/** Who asks, and what is said of a question and of an answer. */
class RequesterTest {

    @Test
    void whatThePatientFiledCountsAsFiledByThoseWhoActForHim() {
        var mother = new Requester.Representative("252108500000000", "Durand", Given.PATIENT);
        var patientAsOwnRepresentative =
                new Requester.Representative(Given.PATIENT.matricule(), "Durand", Given.PATIENT);

        assertThat(mother.authorIdentifiers()).containsExactlyInAnyOrder("252108500000000", Given.PATIENT.matricule());
        assertThat(patientAsOwnRepresentative.authorIdentifiers()).containsExactly(Given.PATIENT.matricule());
        assertThat(Given.patient().authorIdentifiers()).containsExactly(Given.PATIENT.matricule());
        assertThat(Given.structure().authorIdentifiers())
                .containsExactly(Given.structure().id());
    }

    @Test
    void onlyAPhysicianOutsideTheColumnOfPhysiciansIsAnOccupationalOne() {
        assertThat(Given.professional("10", Optional.empty()).occupational()).isTrue();
        assertThat(Given.physician().occupational()).isFalse();
        assertThat(Given.professional("93", Optional.empty()).occupational()).isFalse();
        assertThat(Given.professional("60", Optional.of(MatrixColumn.INFIRMIERS))
                        .occupational())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, normal", "BREAK_GLASS, bris_de_glace", "REGULATION, centre_15"})
    void everyAccessModeHasItsFrenchCode(Purpose.Mode mode, String code) {
        assertThat(mode.code()).isEqualTo(code);
    }

    @Test
    void theFactsOfTheRecordAreThoseOfADocumentInItWithoutTheDocument() {
        var facts = Given.record(Given.authorized());

        assertThat(facts.about(Given.report(Visibility.OPEN)).ofTheRecord()).isEqualTo(facts);
        assertThat(facts.ofTheRecord()).isSameAs(facts);
    }

    @Test
    void anAnswerIsRefusedOrPermitted() {
        assertThat(Decision.of(EnumSet.of(Rule.OWN_RECORD)).refused()).isFalse();
        assertThat(Decision.of(EnumSet.of(Rule.OWN_RECORD, Rule.BLOCKED)).refused())
                .isTrue();
        assertThat(Decision.of(EnumSet.noneOf(Rule.class)).refused()).isTrue();
    }

    @Test
    void aRefusalRestsOnWhatRefusesAlone() {
        var refusal = Decision.of(EnumSet.of(Rule.OWN_RECORD, Rule.BLOCKED));

        assertThat(refusal.restsOn(Rule.BLOCKED)).isTrue();
        assertThat(refusal.restsOn(Rule.OWN_RECORD)).isFalse();
    }

    @Test
    void whoHasNoBusinessWithARecordIsToldNothingElse() {
        var strangers = Decision.of(EnumSet.of(Rule.BLOCKED, Rule.NOT_THEIR_RECORD, Rule.NOT_FOR_THIS_REQUESTER));
        var structures = Decision.of(EnumSet.of(Rule.RECORD_ABSENT, Rule.NOT_FOR_THIS_REQUESTER));
        var physicians = Decision.of(EnumSet.of(Rule.BLOCKED, Rule.NOT_AUTHORIZED));

        assertThat(strangers.told()).containsExactly(Rule.NOT_THEIR_RECORD);
        assertThat(structures.told()).containsExactly(Rule.NOT_FOR_THIS_REQUESTER);
        assertThat(physicians.told())
                .containsExactlyInAnyOrder(Rule.BLOCKED, Rule.NOT_AUTHORIZED)
                .isSorted();
    }
}
