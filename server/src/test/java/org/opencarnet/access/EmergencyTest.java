package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.MatrixColumn;

/** Break-glass and medical regulation (rules 3, decisions d, i, j). */
class EmergencyTest {

    private static final StandingConsents NO_REGULATION = new StandingConsents(false, true, true);
    private static final StandingConsents NO_BREAK_GLASS = new StandingConsents(true, false, true);
    private static final Facts.Ties BLOCKED = Given.blocked(Facts.Ties.NONE);

    private final Access law = Given.law();

    @Test
    void breakGlassStandsInForTheAuthorization() {
        assertThat(read(law, Given.physician(), Given.BREAK_GLASS, Facts.Ties.NONE)
                        .rules())
                .containsExactly(Rule.EMERGENCY, Rule.MATRIX_PUBLISHED);
    }

    @Test
    void regulationStandsInForTheAuthorization() {
        assertThat(read(law, Given.regulator(), Given.REGULATION, Facts.Ties.NONE)
                        .rules())
                .containsExactly(Rule.REGULATION, Rule.MATRIX_PUBLISHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void breakGlassNeedsAReasonInWords(String reason) {
        var purpose = new Purpose(Purpose.Mode.BREAK_GLASS, reason);

        assertThat(read(law, Given.physician(), purpose, Given.authorized()).rules())
                .containsExactly(Rule.REASON_MISSING);
    }

    @Test
    void regulationNeedsAnIdentityEntitledToIt() {
        assertThat(read(law, Given.physician(), Given.REGULATION, Given.authorized())
                        .rules())
                .containsExactly(Rule.PURPOSE_NOT_ENTITLED);
    }

    @Test
    void eachIsOpposedByItsOwnStandingConsent() {
        var unheard = Given.record(Facts.Ties.NONE, NO_BREAK_GLASS).about(Given.report(Visibility.OPEN));
        var uncalled = Given.record(Facts.Ties.NONE, NO_REGULATION).about(Given.report(Visibility.OPEN));

        assertThat(law.decide(Given.asks(Given.regulator(), Given.BREAK_GLASS, Action.READ), unheard)
                        .rules())
                .containsExactly(Rule.EMERGENCY_OPPOSED);
        assertThat(law.decide(Given.asks(Given.regulator(), Given.REGULATION, Action.READ), unheard)
                        .permitted())
                .isTrue();
        assertThat(law.decide(Given.asks(Given.regulator(), Given.REGULATION, Action.READ), uncalled)
                        .rules())
                .containsExactly(Rule.REGULATION_OPPOSED);
        assertThat(law.decide(Given.asks(Given.regulator(), Given.BREAK_GLASS, Action.READ), uncalled)
                        .permitted())
                .isTrue();
    }

    @Test
    void anEmergencyThatIsOpposedIsNotSavedByAnAuthorization() {
        var authorized = Given.record(Given.authorized(), NO_BREAK_GLASS).about(Given.report(Visibility.OPEN));

        assertThat(law.decide(Given.asks(Given.physician(), Given.BREAK_GLASS, Action.READ), authorized)
                        .rules())
                .containsExactly(Rule.EMERGENCY_OPPOSED);
    }

    @Test
    void theMatrixHoldsInAnEmergency() {
        var optician = Given.professional("28", Optional.of(MatrixColumn.OPTICIENS_LUNETIERS));

        assertThat(read(law, optician, Given.BREAK_GLASS, Facts.Ties.NONE).rules())
                .containsExactly(Rule.MATRIX_DENIES);
    }

    @Test
    void aBlockHoldsInAnEmergencyUnlessTheOperatorLetsItPass() {
        var passing = Given.law(new Policy(true, false, true, true, false, false, false, true));

        assertThat(read(law, Given.physician(), Given.BREAK_GLASS, BLOCKED).rules())
                .containsExactly(Rule.BLOCKED);
        assertThat(read(passing, Given.physician(), Given.BREAK_GLASS, BLOCKED).rules())
                .containsExactly(Rule.EMERGENCY, Rule.MATRIX_PUBLISHED);
        assertThat(read(passing, Given.physician(), Purpose.NORMAL, BLOCKED).rules())
                .containsExactly(Rule.BLOCKED, Rule.NOT_AUTHORIZED);
        assertThat(read(passing, Given.regulator(), Given.REGULATION, BLOCKED).rules())
                .containsExactly(Rule.BLOCKED);
    }

    @Test
    void anEmergencyThatIsOpposedPassesNoBlockNotEvenForAnAuthor() {
        var passing = Given.law(new Policy(true, true, true, true, false, false, false, true));
        var written = Given.written(Given.report(Visibility.OPEN));
        var unheard = Given.record(BLOCKED, NO_BREAK_GLASS).about(written);
        var uncalled = Given.record(BLOCKED, NO_REGULATION).about(written);

        assertThat(passing.decide(Given.asks(Given.physician(), Given.BREAK_GLASS, Action.READ), unheard)
                        .rules())
                .containsExactly(Rule.BLOCKED);
        assertThat(passing.decide(Given.asks(Given.regulator(), Given.REGULATION, Action.READ), uncalled)
                        .rules())
                .containsExactly(Rule.BLOCKED);
        assertThat(passing.narrow(Given.asks(Given.physician(), Given.BREAK_GLASS, Action.LIST), unheard)
                        .own())
                .isEmpty();
    }

    @Test
    void regulationPassesABlockWhereTheOperatorCountsItAsAnEmergency() {
        var passing = Given.law(new Policy(false, true, true, true, false, false, false, true));

        assertThat(read(passing, Given.regulator(), Given.REGULATION, BLOCKED).permitted())
                .isTrue();
        assertThat(read(passing, Given.regulator(), Given.BREAK_GLASS, BLOCKED).rules())
                .containsExactly(Rule.BLOCKED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {
                "AUTHORIZE",
                "BLOCK",
                "MASK",
                "UNMASK",
                "ARCHIVE",
                "DELETE",
                "REPLACE",
                "CORRECT",
                "CHANGE_CARE_CIRCLE"
            })
    void anEmergencyThatPassesABlockOpensTheRecordForReadingAlone(Action action) {
        var passing = Given.law(new Policy(true, true, true, true, false, false, false, true));
        var facts = Given.record(Given.medecinTraitant(BLOCKED)).about(Given.written(Given.report(Visibility.OPEN)));

        assertThat(passing.decide(Given.asks(Given.physician(), Given.BREAK_GLASS, action), facts)
                        .rules())
                .contains(Rule.BLOCKED);
    }

    @Test
    void whatNoRowIsPublishedForIsReadByPhysiciansInAnEmergencyToo() {
        var unpublished = Given.ofType(new Code(CodeSystems.LOINC, "11488-4"));

        assertThat(law.decide(
                                Given.asks(Given.physician(), Given.BREAK_GLASS, Action.READ),
                                Given.record(Facts.Ties.NONE).about(unpublished))
                        .rules())
                .containsExactly(Rule.EMERGENCY, Rule.MATRIX_SILENT);
    }

    @Test
    void onlyProfessionalsStateAnEmergency() {
        for (var who :
                new Requester[] {Given.patient(), Given.representative(), Given.structure(), Given.enrolment()}) {
            assertThat(law.decide(Given.asks(who, Given.BREAK_GLASS, Action.LIST), Given.record(Facts.Ties.NONE))
                            .rules())
                    .contains(Rule.PURPOSE_NOT_ENTITLED);
        }
    }

    private static Decision read(Access law, Requester who, Purpose purpose, Facts.Ties ties) {
        return law.decide(
                Given.asks(who, purpose, Action.READ), Given.record(ties).about(Given.report(Visibility.OPEN)));
    }
}
