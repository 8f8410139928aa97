package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;

/** Whoever wrote a document, and structures that feed (decisions b, m, p). */
class AuthorTest {

    private static final Facts.Document OWN = Given.written(Given.report(Given.MASKED));
    private static final Facts STRANGER = Given.record(Facts.Ties.NONE);

    private final Access law = Given.law();

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"LIST", "READ", "REPLACE", "CORRECT", "ARCHIVE", "DELETE"})
    void theAuthorActsOnHisOwnWithoutAuthorizationAndWhateverMatrixAndMaskSay(Action action) {
        var psychologist = Given.professional("93", Optional.empty());

        assertThat(law.decide(Given.asks(psychologist, action), STRANGER.about(OWN))
                        .rules())
                .containsExactly(Rule.AUTHORSHIP);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"LIST", "READ", "REPLACE", "CORRECT", "ARCHIVE", "DELETE"})
    void aBlockStopsTheAuthorToo(Action action) {
        var blocked = Given.record(Given.blocked(Facts.Ties.NONE)).about(OWN);

        assertThat(law.decide(Given.asks(Given.physician(), action), blocked).rules())
                .containsExactly(Rule.BLOCKED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"LIST", "READ", "REPLACE", "CORRECT", "ARCHIVE", "DELETE"})
    void aClosedRecordStopsTheAuthorToo(Action action) {
        assertThat(law.decide(Given.asks(Given.physician(), action), Given.closed(STRANGER.about(OWN)))
                        .rules())
                .containsExactly(Rule.RECORD_CLOSED);
    }

    @Test
    void anOppositionToEmergenciesLeavesTheAuthorHisOwn() {
        var opposed = Given.record(Facts.Ties.NONE, new StandingConsents(false, false, false));

        assertThat(law.decide(Given.asks(Given.physician(), Given.BREAK_GLASS, Action.READ), opposed.about(OWN))
                        .rules())
                .containsExactly(Rule.AUTHORSHIP, Rule.MATRIX_PUBLISHED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"REPLACE", "DELETE"})
    void onlyTheAuthorReplacesAndDeletes(Action action) {
        var facts = Given.record(Given.medecinTraitant(Given.authorized())).about(Given.report(Visibility.OPEN));

        assertThat(law.decide(Given.asks(Given.physician(), action), facts).rules())
                .containsExactly(Rule.NOT_THE_AUTHOR);
        assertThat(law.decide(Given.asks(Given.patient(), action), facts).rules())
                .containsExactly(Rule.NOT_THE_AUTHOR);
        assertThat(law.decide(Given.asks(Given.structure(), action), facts).rules())
                .containsExactly(Rule.NOT_THE_AUTHOR);
    }

    @Test
    void onlyTheAuthorCorrects() {
        var facts = Given.record(Given.medecinTraitant(Given.authorized())).about(Given.report(Visibility.OPEN));

        assertThat(law.decide(Given.asks(Given.physician(), Action.CORRECT), facts)
                        .rules())
                .containsExactly(Rule.NOT_THE_AUTHOR);
        assertThat(law.decide(Given.asks(Given.patient(), Action.CORRECT), facts)
                        .rules())
                .containsExactly(Rule.NOT_THE_AUTHOR);
    }

    @Test
    void aStructureCorrectsNothingNotEvenItsOwn() {
        var own = STRANGER.about(Given.written(Given.report(Visibility.OPEN)));

        assertThat(law.decide(Given.asks(Given.structure(), Action.CORRECT), own)
                        .rules())
                .containsExactly(Rule.NOT_FOR_THIS_REQUESTER);
        assertThat(law.decide(Given.asks(Given.structure(), Action.REPLACE), own)
                        .rules())
                .containsExactly(Rule.AUTHORSHIP);
    }

    @Test
    void thePatientFilesDocumentsOfHisOwnTypesAndDeletesThem() {
        var filed = Given.ofType(new Code(CodeSystems.DOCUMENT_TYPE, "DOCPAT05"));

        assertThat(law.decide(Given.asks(Given.patient(), Action.FEED), STRANGER.about(filed))
                        .permitted())
                .isTrue();
        assertThat(law.decide(Given.asks(Given.patient(), Action.DELETE), STRANGER.about(Given.written(filed)))
                        .permitted())
                .isTrue();
        assertThat(law.decide(Given.asks(Given.patient(), Action.FEED), STRANGER.about(Given.report(Visibility.OPEN)))
                        .rules())
                .containsExactly(Rule.NOT_A_PATIENT_TYPE);
    }

    @Test
    void anybodyInCareFeedsWithoutAuthorizationEvenWhenBlocked() {
        var blocked = Given.record(Given.blocked(Facts.Ties.NONE)).about(Given.report(Visibility.OPEN));

        assertThat(law.decide(Given.asks(Given.physician(), Action.FEED), blocked)
                        .rules())
                .containsExactly(Rule.FEEDING_IS_FREE);
        assertThat(law.decide(Given.asks(Given.structure(), Action.FEED), blocked)
                        .rules())
                .containsExactly(Rule.FEEDING_IS_FREE);
        assertThat(law.decide(Given.asks(Given.enrolment(), Action.FEED), blocked)
                        .rules())
                .containsExactly(Rule.NOT_FOR_THIS_REQUESTER);
    }

    @Test
    void aStructureFindsItsOwnAndConsultsNothing() {
        var own = STRANGER.about(Given.written(Given.report(Visibility.OPEN)));

        assertThat(law.decide(Given.asks(Given.structure(), Action.LIST), own).rules())
                .containsExactly(Rule.AUTHORSHIP);
        assertThat(law.decide(Given.asks(Given.structure(), Action.READ), own).rules())
                .containsExactly(Rule.STRUCTURE_DOES_NOT_CONSULT);
        assertThat(law.decide(Given.asks(Given.structure(), Action.LIST), STRANGER.about(Given.report(Visibility.OPEN)))
                        .rules())
                .containsExactly(Rule.STRUCTURE_DOES_NOT_CONSULT);
    }

    @Test
    void anEnrolmentSystemOpensRecordsAndDoesNothingElse() {
        var none = Facts.ofAbsent(Optional.of(Given.PATIENT));

        assertThat(law.decide(Given.asks(Given.enrolment(), Action.OPEN_RECORD), none)
                        .rules())
                .containsExactly(Rule.ENROLMENT);
        assertThat(law.decide(Given.asks(Given.enrolment(), Action.OPEN_RECORD), STRANGER)
                        .rules())
                .containsExactly(Rule.RECORD_EXISTS);
        assertThat(law.decide(Given.asks(Given.enrolment(), Action.LIST), STRANGER)
                        .rules())
                .containsExactly(Rule.NOT_FOR_THIS_REQUESTER);
    }
}
