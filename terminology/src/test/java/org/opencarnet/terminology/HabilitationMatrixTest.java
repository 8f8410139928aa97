package org.opencarnet.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class HabilitationMatrixTest {
    /** The published table, transcribed by hand: one line per type, one sign per column, x granted, . not. */
    private static final String PUBLISHED = """
            11505-5   xxxxxxxxxx...
            11526-1   xxxxxxxxxx..x
            15508-5   xxxxxxx......
            34749-2   xxxxxxxxxx..x
            47420-5   xxxxxxxxxxxx.
            67851-6   xxxxxxxxxx..x
            70004-7   xxxxxxxxxx..x
            75482-0   xxxxxxxxxx...
            75492-9   xxxxxxxxxx..x
            77436-4   xxxxxxxxxx...
            78513-9   xxxxxxxxxx.xx
            BIL_AUTO  xxxxxxxxxxx..
            DOCPAT03  xxxxxxxxxx...
            DOCPAT05  xxxxxxxxx...x
            DOCPAT06  xxxxxxxxxx...
            """;

    /** The columns as the table prints them, from left to right. */
    private static final List<MatrixColumn> PRINTED = List.of(
            MatrixColumn.MEDECINS,
            MatrixColumn.PHARMACIENS_BIOLOGISTES,
            MatrixColumn.PHARMACIENS_OFFICINE_HOPITAL,
            MatrixColumn.CHIRURGIENS_DENTISTES,
            MatrixColumn.SAGES_FEMMES,
            MatrixColumn.INFIRMIERS,
            MatrixColumn.MASSEURS_KINESITHERAPEUTES,
            MatrixColumn.PODOLOGUES,
            MatrixColumn.ORTHOPHONISTES,
            MatrixColumn.REEDUCATION,
            MatrixColumn.APPAREILLAGE,
            MatrixColumn.OPTICIENS_LUNETIERS,
            MatrixColumn.MANIPULATEURS_ERM);

    private static final List<Cell> CELLS =
            PUBLISHED.lines().flatMap(HabilitationMatrixTest::cells).toList();

    private final HabilitationMatrix published = HabilitationMatrix.published();
    private final HabilitationMatrix assumed = published.withAssumedRows();

    record Cell(String type, MatrixColumn column, boolean granted) {}

    @Test
    void hasFifteenPublishedRowsAndThirteenColumns() {
        assertThat(CELLS).hasSize(195);
        assertThat(published.rows()).hasSize(15).allSatisfy(row -> {
            assertThat(row.provenance()).isEqualTo(Provenance.PUBLISHED);
            assertThat(row.basis()).isNotBlank();
        });
    }

    @ParameterizedTest
    @FieldSource("CELLS")
    void grantsEveryCellAsPublished(Cell cell) {
        Code type = type(cell.type());
        Grant expected = cell.granted() ? Grant.PUBLISHED : Grant.DENIED;

        assertThat(published.grant(type, cell.column())).isEqualTo(expected);
        assertThat(assumed.grant(type, cell.column())).isEqualTo(expected);
        assertThat(published.grants(type, cell.column())).isEqualTo(cell.granted());
    }

    @ParameterizedTest
    @EnumSource(MatrixColumn.class)
    void opensATypeWithoutRowToPhysiciansOnly(MatrixColumn column) {
        Grant expected = column == MatrixColumn.MEDECINS ? Grant.UNPUBLISHED_PHYSICIAN : Grant.DENIED;

        assertThat(unpublished()).hasSize(109).allSatisfy(type -> {
            assertThat(published.row(type)).isEmpty();
            assertThat(published.grant(type, column)).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @EnumSource(MatrixColumn.class)
    void treatsATypeOutsideTheListLikeOneWithoutRow(MatrixColumn column) {
        Grant expected = column == MatrixColumn.MEDECINS ? Grant.UNPUBLISHED_PHYSICIAN : Grant.DENIED;
        Code foreign = new Code("1.2.3", "11505-5");

        assertThat(published.grant(foreign, column)).isEqualTo(expected);
        assertThat(assumed.grant(foreign, column)).isEqualTo(expected);
    }

    @Test
    void assumesForEveryOtherTypeTheColumnsThatEveryPublishedRowGrants() {
        Set<MatrixColumn> common = EnumSet.allOf(MatrixColumn.class);
        published.rows().forEach(row -> common.retainAll(row.columns()));

        assertThat(common).hasSize(7);
        assertThat(assumed.rows())
                .hasSize(123)
                .filteredOn(row -> row.provenance() == Provenance.ASSUMED)
                .hasSize(108)
                .allSatisfy(row -> {
                    assertThat(row.columns()).isEqualTo(common);
                    assertThat(row.basis()).isNotBlank();
                });
    }

    @Test
    void saysOfAnAssumedRowThatItIsAssumed() {
        Code consultation = type("11488-4");

        assertThat(assumed.grant(consultation, MatrixColumn.INFIRMIERS)).isEqualTo(Grant.ASSUMED);
        assertThat(assumed.grant(consultation, MatrixColumn.MEDECINS)).isEqualTo(Grant.ASSUMED);
        assertThat(assumed.grant(consultation, MatrixColumn.ORTHOPHONISTES)).isEqualTo(Grant.DENIED);
    }

    @Test
    void leavesTheSignatureOfASubmissionOutOfTheAssumption() {
        assertThat(assumed.row(type("E1762"))).isEmpty();
    }

    @Test
    void givesBothPharmacistColumnsTheSameRights() {
        assertThat(assumed.rows())
                .allSatisfy(row -> assertThat(row.columns().contains(MatrixColumn.PHARMACIENS_BIOLOGISTES))
                        .isEqualTo(row.columns().contains(MatrixColumn.PHARMACIENS_OFFICINE_HOPITAL)));
    }

    @Test
    void namesTheAssumptionInItsVersion() {
        assertThat(assumed.version()).startsWith(published.version()).contains("assumed");
    }

    private List<Code> unpublished() {
        List<Code> types = new ArrayList<>();
        Terminology.french().documentTypes().forEach(t -> types.add(t.concept().code()));
        types.removeIf(code -> PUBLISHED.lines().anyMatch(l -> l.startsWith(code.value() + " ")));
        return types;
    }

    private static Stream<Cell> cells(String line) {
        String[] typeAndMarks = line.split(" +");
        return PRINTED.stream()
                .map(c -> new Cell(typeAndMarks[0], c, typeAndMarks[1].charAt(PRINTED.indexOf(c)) == 'x'));
    }

    private static Code type(String value) {
        return Terminology.french().documentType(value).orElseThrow().concept().code();
    }
}
