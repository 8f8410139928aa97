package org.opencarnet.access;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;

/** The habilitation matrix as published, transcribed by hand: what the tests hold against the code, in the core and over HTTP. */
public final class PublishedMatrix {

    /** One column for each sign: x granted, . not. */
    private static final String ROWS = """
            11505-5  | x x x x x x x x x x . . .
            11526-1  | x x x x x x x x x x . . x
            15508-5  | x x x x x x x . . . . . .
            34749-2  | x x x x x x x x x x . . x
            47420-5  | x x x x x x x x x x x x .
            67851-6  | x x x x x x x x x x . . x
            70004-7  | x x x x x x x x x x . . x
            75482-0  | x x x x x x x x x x . . .
            75492-9  | x x x x x x x x x x . . x
            77436-4  | x x x x x x x x x x . . .
            78513-9  | x x x x x x x x x x . x x
            BIL_AUTO | x x x x x x x x x x x . .
            DOCPAT03 | x x x x x x x x x x . . .
            DOCPAT05 | x x x x x x x x x . . . x
            DOCPAT06 | x x x x x x x x x x . . .
            """;

    /** The columns from left to right, by the professions of their heads. */
    public static final List<Practice> COLUMNS = List.of(
            new Practice("médecins", "10", "SM26"),
            new Practice("pharmaciens biologistes", "21", "G"),
            new Practice("pharmaciens officine/hospitaliers", "21", "A"),
            new Practice("chirurgiens-dentistes", "40", ""),
            new Practice("sages-femmes", "50", ""),
            new Practice("infirmiers", "60", ""),
            new Practice("kinésithérapeutes", "70", ""),
            new Practice("podologues", "80", ""),
            new Practice("orthophonistes", "91", ""),
            new Practice("ergo/psychomot/orthoptistes/diététiciens", "94", ""),
            new Practice("audioprothésistes/appareillage", "26", ""),
            new Practice("opticiens-lunetiers", "28", ""),
            new Practice("manipulateurs ERM", "98", ""));

    private PublishedMatrix() {}

    /** Somebody's profession (TRE_G15) and specialty or section; empty text for none. */
    public record Practice(String name, String profession, String qualification) {

        public Code code() {
            return new Code(CodeSystems.PROFESSION, profession);
        }

        public List<String> qualifications() {
            return qualification.isEmpty() ? List.of() : List.of(qualification);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What the table says of one type and one profession. */
    public record Cell(Code type, Practice practice, boolean granted) {

        @Override
        public String toString() {
            return type.value() + (granted ? " to " : " not to ") + practice;
        }
    }

    /** The 195 cells. */
    public static Stream<Cell> cells() {
        return ROWS.lines().flatMap(PublishedMatrix::cellsOf);
    }

    /** The 15 types. */
    public static List<Code> types() {
        return cells().map(Cell::type).distinct().toList();
    }

    private static Stream<Cell> cellsOf(String row) {
        var sides = row.split("\\s*\\|\\s*");
        var marks = sides[1].split(" ");
        return IntStream.range(0, COLUMNS.size())
                .mapToObj(i -> new Cell(type(sides[0]), COLUMNS.get(i), marks[i].equals("x")));
    }

    private static Code type(String value) {
        return new Code(Character.isDigit(value.charAt(0)) ? CodeSystems.LOINC : CodeSystems.DOCUMENT_TYPE, value);
    }
}
