package org.opencarnet.xds.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of XDS, as exact as they are written. */
class DtmTest {

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-01T00:00:00Z, 2026-12-31T23:59:59Z",
        "202602, 2026-02-01T00:00:00Z, 2026-02-28T23:59:59Z",
        "20260615, 2026-06-15T00:00:00Z, 2026-06-15T23:59:59Z",
        "2026061508, 2026-06-15T08:00:00Z, 2026-06-15T08:59:59Z",
        "202606150830, 2026-06-15T08:30:00Z, 2026-06-15T08:30:59Z",
        "20260615083015, 2026-06-15T08:30:15Z, 2026-06-15T08:30:15Z",
        "00010101, 0001-01-01T00:00:00Z, 0001-01-01T23:59:59Z"
    })
    void beginsAndEndsWithWhatItNames(String text, Instant start, Instant end) {
        assertThat(Dtm.start(text)).contains(start);
        assertThat(Dtm.end(text)).contains(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26",
                "20266",
                "2026-06-15",
                "20260615T08",
                "20260631",
                "20261301",
                "2026061524",
                "20260615083060",
                "20260615083015.5",
                "202606150830+0200",
                "２０２６"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(Dtm.start(text)).isEmpty();
        assertThat(Dtm.end(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-15T08:30:15Z", "1900-01-01T00:00:00Z", "2099-12-31T23:59:59Z"})
    void isWrittenToTheSecond(Instant instant) {
        assertThat(Dtm.start(Dtm.of(instant.plusMillis(999)))).contains(instant);
    }
}
