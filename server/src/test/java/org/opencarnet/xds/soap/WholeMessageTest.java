package org.opencarnet.xds.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeMessageTest {

    private static WholeMessage message(String text, String boundary) {
        return new WholeMessage(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), boundary);
    }

    @ParameterizedTest
    @CsvSource({
        "--B a --B b --B--, B, true",
        "--B a --B b --B, B, false",
        "--B a --B b --B-, B, false",
        "--B a --B b --B- -, B, false",
        "--B a --C--, B, false",
        "----B--, --B, true",
        "-----B--, --B, true",
        "--aab--aac--, aac, true",
        "--aaaab--, aaab, false",
        "'', B, false"
    })
    void tellsWhetherTheLastBoundaryIsThere(String text, String boundary, boolean closed) throws IOException {
        assertThat(message(text, boundary).isClosed()).isEqualTo(closed);
        var slowly = message(text, boundary);
        while (slowly.read() >= 0) {
            assertThat(slowly.isExcessive()).isFalse();
        }
        assertThat(slowly.isClosed()).isEqualTo(closed);
    }

    @Test
    void endsWhereThereAreTooManyParts() throws IOException {
        assertThat(message("--B x ".repeat(500), "B").readAllBytes()).hasSize(3000);

        var more = message("--B x ".repeat(501), "B");

        assertThatThrownBy(more::readAllBytes).isInstanceOf(IOException.class);
        assertThat(more.isExcessive()).isTrue();
    }

    @Test
    void endsWhereAPartSaysTooMuchOfItself() throws IOException {
        var most = "X: y\r\n".repeat((WholeMessage.LARGEST_HEADERS - 10) / 6);
        var letter = "z".repeat(WholeMessage.LARGEST_HEADERS + 1);
        for (var text : new String[] {"--B\r\n" + most + "\r\n" + letter, "--B\r\n\r\n" + letter, "--B\n\n" + letter}) {
            assertThat(message(text, "B").readAllBytes()).hasSize(text.length());
        }

        for (var text : new String[] {"--B\r\n" + most + most, "--B\r\n\r\n--B" + letter, "--B\r\nX: " + letter}) {
            var more = message(text, "B");

            assertThatThrownBy(more::readAllBytes).isInstanceOf(IOException.class);
            assertThat(more.isExcessive()).isTrue();
        }
    }

    @Test
    void passesEverythingOnAsItIs() throws IOException {
        var text = "--B\r\n\r\n--\r\n-B --B--";

        assertThat(new String(message(text, "B").readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo(text);
        assertThat(message(text, "B").skip(4)).isEqualTo(4);
    }
}
