package org.opencarnet.demo.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTest {

    @ParameterizedTest
    @CsvSource({
        "Claire MARTIN, Claire, MARTIN",
        "Jean-Yves PAYET, Jean-Yves, PAYET",
        "Anne Marie DE LA TOUR, Anne Marie, DE LA TOUR",
        "Claire Martin, Claire, Martin",
        "MARTIN, '', MARTIN",
        "DR MARTIN, DR, MARTIN",
        "Martin, '', Martin",
        "'  Élodie   NOËL ', Élodie, NOËL"
    })
    void theLastWordsInCapitalsAreTheFamilyName(String text, String given, String family) {
        assertThat(Name.read(text)).isEqualTo(new Name(given, family));
    }
}
