package org.opencarnet.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixFileTest {
    private static final String KEYS =
            Arrays.stream(MatrixColumn.values()).map(MatrixColumn::key).collect(Collectors.joining(";"));
    private static final String VERSION = "# version: 7\n";
    private static final String HEADER = "type;" + KEYS + ";provenance;basis\n";
    private static final String NONE = ";;;;;;;;;;;;;";
    private static final String ROW = "11488-4" + NONE + ";published;order of 2024\n";
    private static final Code CONSULTATION = new Code(CodeSystems.LOINC, "11488-4");

    @Test
    void readsTheFileOfAnOperator() {
        HabilitationMatrix matrix =
                load(VERSION + "# source: dmp.fr\n" + HEADER + "11488-4;X;;;;;X;;;;;;;;published;a\n");

        assertThat(matrix.version()).isEqualTo("7");
        assertThat(matrix.row(CONSULTATION))
                .contains(new HabilitationMatrix.Row(
                        CONSULTATION,
                        Set.of(MatrixColumn.MEDECINS, MatrixColumn.INFIRMIERS),
                        Provenance.PUBLISHED,
                        "a"));
        assertThat(matrix.grant(CONSULTATION, MatrixColumn.INFIRMIERS)).isEqualTo(Grant.PUBLISHED);
        assertThat(matrix.grant(CONSULTATION, MatrixColumn.SAGES_FEMMES)).isEqualTo(Grant.DENIED);
    }

    @Test
    void deniesPhysiciansWhatARowDoesNotGrantThem() {
        assertThat(load(VERSION + HEADER + ROW).grant(CONSULTATION, MatrixColumn.MEDECINS))
                .isEqualTo(Grant.DENIED);
    }

    @Test
    void prefersTheRowOfTheOperatorToAnAssumedOne() {
        HabilitationMatrix matrix = load(VERSION + HEADER + ROW).withAssumedRows();

        assertThat(matrix.grant(CONSULTATION, MatrixColumn.INFIRMIERS)).isEqualTo(Grant.DENIED);
        assertThat(matrix.grant(new Code(CodeSystems.LOINC, "11490-0"), MatrixColumn.INFIRMIERS))
                .isEqualTo(Grant.ASSUMED);
    }

    @Test
    void takesWhatSpreadsheetsAddToAFile() {
        HabilitationMatrix matrix = load(
                "\uFEFF# version: 7;;;;\r\n\r\n" + HEADER.replace("\n", "\r\n") + ROW.replace("\n", "\r\n") + "\r\n");

        assertThat(matrix.version()).isEqualTo("7");
        assertThat(matrix.row(CONSULTATION)).isPresent();
    }

    @Test
    void takesColumnsInAnyOrder() {
        String header = "basis;provenance;" + KEYS + ";type\n";

        HabilitationMatrix matrix = load(VERSION + header + "b;assumed;X;;;;;;;;;;;;;11488-4\n");

        assertThat(matrix.grant(CONSULTATION, MatrixColumn.MEDECINS)).isEqualTo(Grant.ASSUMED);
    }

    @Property(tries = 200)
    void givesBackEverySetOfMarks(@ForAll Set<MatrixColumn> marked) {
        String marks = Arrays.stream(MatrixColumn.values())
                .map(c -> marked.contains(c) ? "X" : "")
                .collect(Collectors.joining(";"));

        HabilitationMatrix matrix = load(VERSION + HEADER + "11488-4;" + marks + ";published;\n");

        for (MatrixColumn column : MatrixColumn.values()) {
            assertThat(matrix.grants(CONSULTATION, column)).isEqualTo(marked.contains(column));
        }
    }

    @Property(tries = 200)
    void refusesEveryOtherMarkWithItsLineAndColumn(
            @ForAll @IntRange(max = 12) int place, @ForAll @AlphaChars @StringLength(min = 1, max = 4) String mark) {
        String wrong = mark.equals("X") ? "x" : mark;
        String marks = ";".repeat(place) + wrong + ";".repeat(12 - place);
        String file = VERSION + HEADER + ROW + "11490-0;" + marks + ";published;\n";

        assertThatThrownBy(() -> load(file))
                .isInstanceOf(MalformedTable.class)
                .hasMessage("matrix.csv, line 4: the mark \"" + wrong + "\" in column "
                        + MatrixColumn.values()[place].key() + " is neither X nor empty.");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("", 1, "the file is empty"),
                arguments("\n\n", 2, "the file ends before its first row"),
                arguments(VERSION, 1, "the file ends before its first row"),
                arguments(VERSION + HEADER, 2, "the file ends before its first row"),
                arguments(HEADER + ROW, 1, "the line \"# version: …\" is missing before the header"),
                arguments("# version: \n" + HEADER + ROW, 2, "the line \"# version: …\" is missing before the header"),
                arguments(VERSION + HEADER.replace("basis", "note") + ROW, 2, "the column \"basis\" is missing"),
                arguments(
                        VERSION + HEADER.replace("medecins", "docteurs") + ROW,
                        2,
                        "the column \"medecins\" is missing"),
                arguments(
                        VERSION + HEADER.replace("\n", ";autre\n") + ROW.replace("\n", ";\n"),
                        2,
                        "the column \"autre\" is unknown"),
                arguments(
                        VERSION + HEADER.replace("basis", "type") + ROW,
                        2,
                        "the column \"type\" stands twice in the header"),
                arguments(VERSION + HEADER + "11488-4;X\n", 3, "the line has 2 cells where the header has 16"),
                arguments(
                        VERSION + HEADER + ROW + ROW.replace("\n", ";\n"),
                        4,
                        "the line has 17 cells where the header has 16"),
                arguments(VERSION + HEADER + ROW.replace("11488-4", "0-0"), 3, "the type code \"0-0\" is unknown"),
                arguments(VERSION + HEADER + ROW.replace("11488-4", ""), 3, "the type code \"\" is unknown"),
                arguments(VERSION + HEADER + ROW + "\n" + ROW, 5, "the type code \"11488-4\" has a row already"),
                arguments(
                        VERSION + HEADER + ROW.replace("published", "guessed"),
                        3,
                        "the provenance \"guessed\" is neither published nor assumed"),
                arguments(
                        VERSION + HEADER + ROW.replace("order", "\"order\""),
                        3,
                        "quotes are not used in this file; write the cell without them"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysOfAMalformedFileWhatIsWrongAndWhere(String text, int line, String reason) {
        MalformedTable malformed = catchThrowableOfType(MalformedTable.class, () -> load(text));

        assertThat(malformed.file()).isEqualTo("matrix.csv");
        assertThat(malformed.line()).isEqualTo(line);
        assertThat(malformed.reason()).isEqualTo(reason);
        assertThat(malformed).hasMessage("matrix.csv, line " + line + ": " + reason + ".");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        byte[] latin = (VERSION + "# source: arrêté\n" + HEADER + ROW).getBytes(StandardCharsets.ISO_8859_1);

        try (Reader reader =
                new InputStreamReader(new ByteArrayInputStream(latin), StandardCharsets.UTF_8.newDecoder())) {
            assertThatThrownBy(() -> HabilitationMatrix.load(reader, "matrix.csv"))
                    .isInstanceOf(MalformedTable.class)
                    .hasMessageContaining("cannot be read as UTF-8 text");
        }
    }

    @Test
    void keepsItsRowsFromBeingChanged() {
        HabilitationMatrix matrix = load(VERSION + HEADER + ROW);
        HabilitationMatrix.Row row = matrix.row(CONSULTATION).orElseThrow();

        assertThatThrownBy(() -> row.columns().add(MatrixColumn.MEDECINS))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> matrix.rows().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static HabilitationMatrix load(String text) {
        return HabilitationMatrix.load(new StringReader(text), "matrix.csv");
    }
}
