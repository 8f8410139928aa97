package org.opencarnet.demo.samples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.demo.people.People;

class OnePagePdfTest {

    static Stream<byte[]> samples() {
        return Samples.read(People.read())
                .documents()
                .map(DemoDocument::content)
                .filter(content -> content.mime().equals("application/pdf"))
                .map(Content::bytes);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleStartsAndEndsLikeAPdf(byte[] pdf) {
        assertThat(text(pdf)).startsWith("%PDF-1.4\n").endsWith("%%EOF\n");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyCrossReferenceLeadsToItsObject(byte[] pdf) {
        crossReferencesAreRight(text(pdf));
    }

    @Property(tries = 200)
    void anyTextMakesASoundFile(@ForAll String title, @ForAll List<String> lines) {
        String pdf = text(OnePagePdf.write(title, lines));

        crossReferencesAreRight(pdf);
        streamIsAsLongAsItSays(pdf);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyStreamIsAsLongAsItSays(byte[] pdf) {
        streamIsAsLongAsItSays(text(pdf));
    }

    private static void crossReferencesAreRight(String pdf) {
        int start = Integer.parseInt(first(pdf, "startxref\n([0-9]+)\n%%EOF\n$"));
        assertThat(pdf.substring(start)).startsWith("xref\n0 ");
        List<String> offsets = Pattern.compile("([0-9]{10}) 00000 n \n")
                .matcher(pdf.substring(start))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(offsets).hasSize(Integer.parseInt(first(pdf, "/Size ([0-9]+)")) - 1);
        for (int i = 0; i < offsets.size(); i++) {
            assertThat(pdf.substring(Integer.parseInt(offsets.get(i)))).startsWith((i + 1) + " 0 obj\n");
        }
    }

    private static void streamIsAsLongAsItSays(String pdf) {
        int length = Integer.parseInt(first(pdf, "<< /Length ([0-9]+) >>"));
        int start = pdf.indexOf(">>\nstream\n") + ">>\nstream\n".length();

        assertThat(pdf.substring(start + length)).startsWith("\nendstream");
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .map(MatchResult.class::cast)
                .orElseThrow()
                .group(1);
    }

    private static String text(byte[] pdf) {
        return new String(pdf, ISO_8859_1);
    }
}
