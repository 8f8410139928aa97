package org.opencarnet.xds.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikeTest {

    @ParameterizedTest
    @CsvSource({
        "MARTIN, MARTIN, true",
        "MARTIN, MARTINE, false",
        "%MARTIN%, ^MARTIN^Claire, true",
        "%MART_N%, 8^MARTEN^Claire, true",
        "_, '', false",
        "%, '', true",
        "%%, x, true",
        "a%b%c, aXbYbZc, true",
        "a%b%c, aXc, false",
        "'', x, false",
        "m%, Martin, false"
    })
    void isLike(String pattern, String text, boolean matches) {
        assertThat(new Like(pattern).matches(text)).isEqualTo(matches);
    }

    @Property
    void agreesWithRegularExpressions(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 12) String text,
            @ForAll("patterns") String pattern) {
        var regex = pattern.replace("%", ".*").replace("_", ".");

        assertThat(new Like(pattern).matches(text)).isEqualTo(text.matches(regex));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("abc%_").ofMaxLength(8);
    }

    @Test
    void endsSoonWhateverIsSought() {
        var pattern = new Like("%a".repeat(200) + "%b");
        var text = "a".repeat(4_000);

        Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> assertThat(pattern.matches(text)).isFalse());
    }
}
