package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MagicTest {

    private static final String DICOM = "00".repeat(128) + "4449434d";

    @ParameterizedTest
    @CsvSource({
        "application/pdf, 255044462d312e37",
        "image/jpeg, ffd8ffe0",
        "image/tiff, 49492a00",
        "image/tiff, 4d4d002a",
        "text/rtf, 7b5c72746631",
        "application/rtf, 7b5c72746631"
    })
    void knowsATypeByItsMark(String type, String beginning) {
        assertThat(Magic.shows(type, hex(beginning))).isTrue();
        assertThat(Magic.shows(type, hex("00" + beginning))).isFalse();
        assertThat(Magic.shows(type, hex(beginning.substring(0, 4)))).isFalse();
        assertThat(Magic.shows(type, new byte[0])).isFalse();
    }

    @Test
    void knowsDicomByTheMarkBehindItsPreamble() {
        assertThat(Magic.shows("application/dicom", hex(DICOM))).isTrue();
        assertThat(Magic.shows("application/dicom", hex(DICOM.substring(2)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "<?xml version='1.0'?>",
        "<ClinicalDocument xmlns='urn:hl7-org:v3'>",
        "<!-- a word --><a/>",
        "'\n\t <a/>'"
    })
    void knowsXml(String text) {
        assertThat(Magic.shows("text/xml", utf8(text))).isTrue();
        assertThat(Magic.shows("application/xml", utf8("\uFEFF" + text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"{}", "<", "'< a'", "a<b/>", "%PDF-1.7", "<%", "''"})
    void tellsWhatIsNotXml(String text) {
        assertThat(Magic.shows("text/xml", utf8(text))).isFalse();
    }

    @Test
    void takesTextInAnyCharacterSetForText() {
        assertThat(Magic.shows("text/plain", utf8("Compte rendu d'hospitalisation\r\n\tdu 3 août\f")))
                .isTrue();
        assertThat(Magic.shows("text/plain", "août".getBytes(StandardCharsets.ISO_8859_1)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"255044462d", "7b5c727466", "ffd8ff", "49492a00", "504b0304", "610062", "1b5b", "7f454c46010100"})
    void tellsThatBinaryIsNoText(String beginning) {
        assertThat(Magic.shows("text/plain", hex(beginning))).isFalse();
    }

    @Property
    void aTypeWithoutAKnownMarkIsNeverShown(@ForAll byte[] beginning) {
        for (var type : Set.of("text/html", "image/svg+xml", "application/zip", "", "TEXT/PLAIN")) {
            assertThat(Magic.shows(type, beginning)).isFalse();
        }
    }

    @Test
    void noMarkPassesForAnother() {
        var beginnings = Map.of(
                "application/pdf", hex("255044462d"),
                "image/jpeg", hex("ffd8ffe0"),
                "image/tiff", hex("49492a00"),
                "text/rtf", hex("7b5c727466"),
                "text/xml", utf8("<?xml version='1.0'?>"));

        beginnings.forEach((said, bytes) -> beginnings.keySet().forEach(type -> assertThat(Magic.shows(type, bytes))
                .as("%s as %s", said, type)
                .isEqualTo(type.equals(said))));
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
