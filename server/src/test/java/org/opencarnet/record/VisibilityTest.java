package org.opencarnet.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From whom a document is hidden, and the labels that say so. */
class VisibilityTest {

    @ParameterizedTest
    @CsvSource({
        "MASQUE_PS, true, false, false",
        "INVISIBLE_PATIENT, false, true, false",
        "INVISIBLE_REPRESENTANTS_LEGAUX, false, false, true"
    })
    void eachLabelHidesFromSomebody(String code, boolean professionals, boolean patient, boolean representatives) {
        var hidden = new Visibility(professionals, patient, representatives);

        assertThat(Visibility.of(List.of("N", code))).isEqualTo(hidden);
        assertThat(Visibility.isNamed(code)).isTrue();
        assertThat(hidden.labels().map(label -> label.code().value())).containsExactly(code);
    }

    @Test
    void otherCodesHideFromNobody() {
        assertThat(Visibility.of(List.of("N", "R", "MASQUE_PSOCIAL"))).isEqualTo(Visibility.OPEN);
        assertThat(Visibility.isNamed("MASQUE_PSOCIAL")).isFalse();
        assertThat(Visibility.OPEN.labels()).isEmpty();
    }
}
