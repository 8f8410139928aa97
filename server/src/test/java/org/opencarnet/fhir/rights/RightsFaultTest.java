package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Words;

class RightsFaultTest {

    @ParameterizedTest
    @EnumSource(RightsFault.class)
    void everyFaultIsToldInBothLanguagesWithAdvice(RightsFault fault) {
        for (var language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            assertThat(Words.text(Complaint.of(fault, "a", "b"), language)).isNotBlank();
            assertThat(Words.advice(Complaint.of(fault, "a", "b"), language)).isNotBlank();
            assertThat(ResourceBundle.getBundle("org.opencarnet.fhir.rights.errors", language)
                            .keySet())
                    .hasSize(2 * RightsFault.values().length);
        }
    }
}
