package org.opencarnet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.HabilitationMatrix;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.terminology.Terminology;

class MatrixOverAccessTest {

    private static final List<PublishedMatrix.Practice> PRACTICES = PublishedMatrix.COLUMNS;

    private final Access law = Given.law();
    private final Access assumed =
            new Access(Policy.DEFAULT, HabilitationMatrix.published().withAssumedRows());

    static Stream<PublishedMatrix.Cell> cells() {
        return PublishedMatrix.cells();
    }

    @Test
    void thereAre195Cells() {
        assertThat(cells()).hasSize(195);
        assertThat(cells().filter(PublishedMatrix.Cell::granted)).hasSize(157);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void eachPublishedCellIsDecidedAsPublished(PublishedMatrix.Cell cell) {
        var who = practising(cell.practice());
        var facts = Given.record(Given.authorized()).about(Given.ofType(cell.type()));

        for (var action : List.of(Action.LIST, Action.READ)) {
            for (var either : List.of(law, assumed)) {
                var decision = either.decide(Given.asks(who, action), facts);

                assertThat(decision.permitted()).isEqualTo(cell.granted());
                assertThat(decision.rules())
                        .isEqualTo(
                                cell.granted()
                                        ? EnumSet.of(Rule.AUTHORIZED, Rule.MATRIX_PUBLISHED)
                                        : EnumSet.of(Rule.MATRIX_DENIES));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PRACTICES")
    void aTypeWithoutPublishedRowIsReadByPhysiciansAlone(PublishedMatrix.Practice practice) {
        var request = Given.asks(practising(practice), Action.READ);
        var expected = practice.profession().equals("10")
                ? EnumSet.of(Rule.AUTHORIZED, Rule.MATRIX_SILENT)
                : EnumSet.of(Rule.MATRIX_DENIES);

        assertThat(unpublished()).hasSize(109).allSatisfy(type -> assertThat(
                        law.decide(request, Given.record(Given.authorized()).about(Given.ofType(type)))
                                .rules())
                .isEqualTo(expected));
    }

    @ParameterizedTest
    @FieldSource("PRACTICES")
    void anAssumedRowOpensToTheSevenColumnsThatEveryPublishedRowGrants(PublishedMatrix.Practice practice) {
        var request = Given.asks(practising(practice), Action.READ);
        var seven = Set.of("10", "21", "40", "50", "60", "70");
        var expected = seven.contains(practice.profession())
                ? EnumSet.of(Rule.AUTHORIZED, Rule.MATRIX_ASSUMED)
                : EnumSet.of(Rule.MATRIX_DENIES);

        assertThat(unpublished())
                .filteredOn(type -> !type.value().equals("E1762"))
                .hasSize(108)
                .allSatisfy(type -> assertThat(assumed.decide(
                                        request,
                                        Given.record(Given.authorized()).about(Given.ofType(type)))
                                .rules())
                        .isEqualTo(expected));
    }

    @ParameterizedTest
    @FieldSource("PRACTICES")
    void theAuthorAndThePatientReadWhateverTheMatrixSays(PublishedMatrix.Practice practice) {
        assertThat(Terminology.french().documentTypes()).allSatisfy(type -> {
            var document = Given.ofType(type.concept().code());
            var facts = Given.record(Facts.Ties.NONE);

            assertThat(law.decide(Given.asks(practising(practice), Action.READ), facts.about(Given.written(document)))
                            .restsOn(Rule.AUTHORSHIP))
                    .isTrue();
            assertThat(law.decide(Given.asks(Given.patient(), Action.READ), facts.about(document))
                            .rules())
                    .containsExactly(Rule.OWN_RECORD);
        });
    }

    @ParameterizedTest
    @CsvSource({"31", "32", "35", "36", "37", "38", "39", "86", "93"})
    void professionsInNoColumnReadNothingByTheMatrix(String profession) {
        var who = practising(new PublishedMatrix.Practice("", profession, ""));

        assertThat(law.decide(
                                Given.asks(who, Action.READ),
                                Given.record(Given.authorized()).about(Given.ofType(Given.REPORT)))
                        .rules())
                .containsExactly(Rule.MATRIX_DENIES);
    }

    @ParameterizedTest
    @CsvSource({
        "G, PHARMACIENS_BIOLOGISTES",
        "EG, PHARMACIENS_BIOLOGISTES",
        "A, PHARMACIENS_OFFICINE_HOPITAL",
        "D, PHARMACIENS_OFFICINE_HOPITAL",
        "DA, PHARMACIENS_OFFICINE_HOPITAL",
        "E, PHARMACIENS_OFFICINE_HOPITAL",
        "H, PHARMACIENS_OFFICINE_HOPITAL",
        "EH, PHARMACIENS_OFFICINE_HOPITAL",
        "B,",
        "C,"
    })
    void theSectionTellsWhichPharmacistThisIs(String section, MatrixColumn column) {
        assertThat(practising(new PublishedMatrix.Practice("", "21", section)).column())
                .isEqualTo(Optional.ofNullable(column));
    }

    @Test
    void anOccupationalPhysicianReadsAsAPhysicianOnExpressConsentAlone() {
        var occupational = practising(new PublishedMatrix.Practice("", "10", "SM25"));
        var report = Given.ofType(Given.REPORT);
        var member = Given.record(Given.inTheCareTeam(Facts.Ties.NONE)).about(report);

        assertThat(occupational.column()).isEmpty();
        assertThat(law.decide(
                                Given.asks(occupational, Action.READ),
                                Given.record(Given.authorized()).about(report))
                        .rules())
                .containsExactly(Rule.AUTHORIZED, Rule.MATRIX_PUBLISHED);
        assertThat(law.decide(Given.asks(occupational, Action.READ), member).rules())
                .containsExactly(Rule.MATRIX_DENIES);
        assertThat(law.decide(Given.asks(occupational, Given.BREAK_GLASS, Action.READ), member)
                        .rules())
                .containsExactly(Rule.MATRIX_DENIES);
    }

    private static Requester.Professional practising(PublishedMatrix.Practice practice) {
        return Given.professional(practice.profession(), MatrixColumn.of(practice.code(), practice.qualifications()));
    }

    private static List<Code> unpublished() {
        return Terminology.french().documentTypes().stream()
                .map(type -> type.concept().code())
                .filter(type -> !PublishedMatrix.types().contains(type))
                .toList();
    }
}
