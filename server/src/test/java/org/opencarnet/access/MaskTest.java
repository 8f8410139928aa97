package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;

/** From whom a document is hidden, and who may change that (rules 4 and 5, decisions j, l, q, r). */
class MaskTest {

    private static final StandingConsents MASKED_TOO = new StandingConsents(true, true, true);
    private static final Facts.Ties MEDECIN_TRAITANT = Given.medecinTraitant(Given.authorized());

    private final Access law = Given.law();

    @Test
    void aMaskedDocumentIsHiddenFromAnAuthorizedProfessional() {
        var facts = Given.record(Given.authorized()).about(Given.report(Given.MASKED));

        assertThat(rules(Given.physician(), Action.LIST, facts)).containsExactly(Rule.MASKED);
        assertThat(rules(Given.physician(), Action.READ, facts)).containsExactly(Rule.MASKED);
    }

    @Test
    void patientAuthorAndMedecinTraitantReadIt() {
        var masked = Given.report(Given.MASKED);

        assertThat(rules(
                        Given.patient(),
                        Action.READ,
                        Given.record(Facts.Ties.NONE).about(masked)))
                .containsExactly(Rule.OWN_RECORD);
        assertThat(rules(
                        Given.physician(),
                        Action.READ,
                        Given.record(Facts.Ties.NONE).about(Given.written(masked))))
                .contains(Rule.AUTHORSHIP);
        assertThat(rules(
                        Given.physician(),
                        Action.READ,
                        Given.record(MEDECIN_TRAITANT).about(masked)))
                .containsExactly(Rule.AUTHORIZED, Rule.MATRIX_PUBLISHED, Rule.MASK_LIFTED_FOR_MEDECIN_TRAITANT);
    }

    @Test
    void theMedecinTraitantNeedsTheAuthorizationAllTheSame() {
        var facts = Given.record(Given.medecinTraitant(Facts.Ties.NONE)).about(Given.report(Given.MASKED));

        assertThat(rules(Given.physician(), Action.READ, facts)).containsExactly(Rule.NOT_AUTHORIZED);
    }

    @Test
    void anEmergencyShowsMaskedDocumentsOnlyWhereThePatientSaidSo() {
        var masked = Given.report(Given.MASKED);
        var request = Given.asks(Given.regulator(), Given.BREAK_GLASS, Action.READ);
        var call = Given.asks(Given.regulator(), Given.REGULATION, Action.READ);

        assertThat(law.decide(request, Given.record(Facts.Ties.NONE).about(masked))
                        .rules())
                .containsExactly(Rule.MASKED);
        assertThat(law.decide(request, Given.record(Facts.Ties.NONE, MASKED_TOO).about(masked))
                        .rules())
                .containsExactly(Rule.EMERGENCY, Rule.MATRIX_PUBLISHED, Rule.MASK_LIFTED_IN_EMERGENCY);
        assertThat(law.decide(call, Given.record(Facts.Ties.NONE, MASKED_TOO).about(masked))
                        .rules())
                .containsExactly(Rule.REGULATION, Rule.MATRIX_PUBLISHED, Rule.MASK_LIFTED_IN_EMERGENCY);
    }

    @Test
    void thatConsentSaysNothingOfOrdinaryCare() {
        var facts = Given.record(Given.authorized(), MASKED_TOO).about(Given.report(Given.MASKED));

        assertThat(rules(Given.physician(), Action.READ, facts)).containsExactly(Rule.MASKED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"MASK", "UNMASK"})
    void patientRepresentativeAuthorAndMedecinTraitantMask(Action action) {
        var facts = Given.bornOn(Given.ADULT.plusYears(40)).about(Given.report(Given.MASKED));

        assertThat(law.decide(Given.asks(Given.patient(), action), facts).permitted())
                .isTrue();
        assertThat(law.decide(Given.asks(Given.representative(), action), facts).permitted())
                .isTrue();
        assertThat(rules(
                        Given.physician(),
                        action,
                        Given.record(Facts.Ties.NONE).about(Given.written(Given.report(Given.MASKED)))))
                .contains(Rule.AUTHORSHIP);
        assertThat(rules(
                        Given.physician(),
                        action,
                        Given.record(MEDECIN_TRAITANT).about(Given.report(Given.MASKED))))
                .contains(Rule.MEDECIN_TRAITANT);
    }

    @Test
    void anotherProfessionalMayNotMask() {
        var facts = Given.record(Given.authorized());

        assertThat(rules(Given.physician(), Action.MASK, facts.about(Given.report(Visibility.OPEN))))
                .containsExactly(Rule.MASKING_NOT_THEIRS);
        assertThat(rules(Given.physician(), Action.UNMASK, facts.about(Given.report(Given.MASKED))))
                .containsExactly(Rule.MASKED, Rule.MASKING_NOT_THEIRS);
        assertThat(rules(Given.structure(), Action.MASK, facts.about(Given.written(Given.report(Visibility.OPEN)))))
                .containsExactly(Rule.NOT_FOR_THIS_REQUESTER);
    }

    @Test
    void whatIsInvisibleToThePatientIsReadByProfessionals() {
        var facts = Given.record(Given.authorized()).about(Given.report(Given.INVISIBLE_TO_PATIENT));

        assertThat(rules(Given.physician(), Action.READ, facts))
                .containsExactly(Rule.AUTHORIZED, Rule.MATRIX_PUBLISHED);
        assertThat(rules(Given.patient(), Action.READ, facts)).containsExactly(Rule.INVISIBLE_TO_PATIENT);
    }

    @Test
    void whoeverMayReadShowsItToThePatientAndThePatientMayNot() {
        var facts = Given.record(Given.authorized()).about(Given.report(Given.INVISIBLE_TO_PATIENT));
        var unread = Given.record(Facts.Ties.NONE).about(Given.report(Given.INVISIBLE_TO_PATIENT));

        assertThat(law.decide(Given.asks(Given.physician(), Action.SHOW_TO_PATIENT), facts)
                        .permitted())
                .isTrue();
        assertThat(rules(Given.physician(), Action.SHOW_TO_PATIENT, unread)).containsExactly(Rule.NOT_AUTHORIZED);
        assertThat(rules(Given.patient(), Action.SHOW_TO_PATIENT, facts))
                .containsExactly(Rule.INVISIBLE_TO_PATIENT, Rule.NOT_THE_PATIENTS_CHOICE);
    }

    @Test
    void hidingFromThePatientLaterIsTheOperatorsChoice() {
        var facts = Given.record(Given.authorized()).about(Given.report(Visibility.OPEN));
        var request = Given.asks(Given.physician(), Action.HIDE_FROM_PATIENT);
        var never = Given.law(new Policy(false, false, true, false, false, false, false, true));

        assertThat(law.decide(request, facts).permitted()).isTrue();
        assertThat(never.decide(request, facts).rules()).containsExactly(Rule.NOT_FOR_THIS_REQUESTER);
    }

    @Test
    void whoeverHidesFromRepresentativesIsToldEveryRuleThatRefuses() {
        var facts = Given.record(Facts.Ties.NONE).about(Given.report(Given.MASKED));

        assertThat(rules(Given.physician(), Action.HIDE_FROM_REPRESENTATIVES, facts))
                .containsExactly(Rule.NOT_AUTHORIZED, Rule.MASKED, Rule.SHOWN_FOR_GOOD);
    }

    @Test
    void thePatientHidesNothingFromHimself() {
        var facts = Given.bornOn(LocalDate.of(2019, 1, 1));
        var synthesis = Given.ofType(new Code(CodeSystems.DOCUMENT_TYPE, "DOCPAT01"));
        var hidden = new Facts.Document(
                synthesis.type(), Given.INVISIBLE_TO_PATIENT, synthesis.status(), synthesis.authored());

        for (var who : List.of(Given.patient(), Given.representative())) {
            assertThat(rules(who, Action.HIDE_FROM_PATIENT, facts.about(synthesis)))
                    .contains(Rule.NOT_THE_PATIENTS_CHOICE);
            assertThat(rules(who, Action.FEED, facts.about(hidden))).contains(Rule.NOT_THE_PATIENTS_CHOICE);
        }
    }

    private Set<Rule> rules(Requester who, Action action, Facts facts) {
        return law.decide(Given.asks(who, action), facts).rules();
    }
}
