package org.opencarnet.xds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is served. */
class XdsPropertiesTest {

    private static XdsProperties with(String... optional) {
        return new XdsProperties("1.2.3", Set.of(), Set.of(optional), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iti51", "iti62", "iti86"})
    void whatNoDmpHasIsServedWhereTheOperatorSaysSo(String path) {
        assertThat(with().serves(path)).isFalse();
        assertThat(with(path).serves(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iti18", "iti41", "iti57"})
    void allElseIsServedAlways(String path) {
        assertThat(with().serves(path)).isTrue();
        assertThat(with("iti51").serves(path)).isTrue();
    }

    @Test
    void signaturesAreKeptAsTheyAreWhereTheOperatorSaysNothing() {
        var silent = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("carnet.xds", XdsProperties.class);

        assertThat(silent.verifySignatures()).isFalse();
    }
}
