package org.opencarnet.xds.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "20260101, 20260101",
                "-1, -1",
                "'urn:x', urn:x",
                "('urn:x'), urn:x",
                " ( 'urn:x' ) , urn:x",
                "(17), 17",
                "'l''été', l'été",
                "'''', '"
            })
    void readsOneValue(String coded, String value) {
        assertThat(Literals.of(coded)).contains(List.of(value));
    }

    @Test
    void readsLists() {
        assertThat(Literals.of("('a','b', 'c,d' ,7)")).contains(List.of("a", "b", "c,d", "7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "'a",
                "a'",
                "('a'",
                "'a')",
                "('a' 'b')",
                "('a',)",
                "()",
                "(,)",
                "'a' or 1=1",
                "('a') or 1=1",
                "'a'; drop table document_entry",
                "'a' --",
                "1 2",
                "1.5",
                "(('a'))"
            })
    void readsNothingElse(String coded) {
        assertThat(Literals.of(coded)).isEmpty();
    }

    @Property
    void readsBackWhateverIsQuoted(@ForAll @StringLength(max = 60) String value) {
        var coded = "'" + value.replace("'", "''") + "'";

        assertThat(Literals.of(coded)).contains(List.of(value));
        assertThat(Literals.of("(" + coded + "," + coded + ")")).contains(List.of(value, value));
    }
}
