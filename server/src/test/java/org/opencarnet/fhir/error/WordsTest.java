package org.opencarnet.fhir.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Rule;
import org.opencarnet.sharing.Problem;

class WordsTest {

    @Test
    void everyFaultIsToldWithAdviceInFrenchAndInEnglish() {
        for (var fault : faults()) {
            for (var language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                assertThat(Words.text(Complaint.of(fault, "what", "which"), language))
                        .isNotBlank();
                assertThat(Words.advice(Complaint.of(fault, "what", "which"), language))
                        .isNotBlank();
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameWordsAndNoneToSpare() {
        var french = ResourceBundle.getBundle("org.opencarnet.fhir.error.errors", Locale.FRENCH);
        var english = ResourceBundle.getBundle("org.opencarnet.fhir.error.errors", Locale.ENGLISH);

        assertThat(english.keySet()).isEqualTo(french.keySet());
        assertThat(french.keySet())
                .hasSize(faults().stream()
                        .collect(Collectors.toMap(
                                Fault::code,
                                fault -> fault.sentence(Locale.FRENCH).isPresent() ? 1 : 2,
                                (one, same) -> one))
                        .values()
                        .stream()
                        .mapToInt(words -> words)
                        .sum());
    }

    @Test
    void faultsThatShareACodeAreToldAlike() {
        assertThat(faults().stream()
                        .map(fault -> List.of(fault.code(), fault.status(), fault.type()))
                        .distinct()
                        .map(told -> told.get(0)))
                .doesNotHaveDuplicates();
    }

    @Test
    void speaksTheReadersLanguageOrFrench() {
        assertThat(Words.language("en-GB,en;q=0.9")).isEqualTo(Locale.ENGLISH);
        assertThat(Words.language("de,en;q=0.5,fr;q=0.4")).isEqualTo(Locale.ENGLISH);
        assertThat(Words.language("fr-FR")).isEqualTo(Locale.FRENCH);
        assertThat(Words.language("de")).isEqualTo(Locale.FRENCH);
        assertThat(Words.language("")).isEqualTo(Locale.FRENCH);
        assertThat(Words.language("not a language;;q=x")).isEqualTo(Locale.FRENCH);
    }

    @Test
    void repeatsWhatCameFromOutsideShortAndWithoutControlCharacters() {
        var text =
                Words.text(Complaint.of(RequestFault.UNKNOWN_TYPE, "a\r\nb\u202E" + "c".repeat(500)), Locale.ENGLISH);

        assertThat(text).contains("a  b c").hasSizeLessThan(200).doesNotContain("\n");
    }

    private static List<Fault> faults() {
        var faults = new ArrayList<Fault>(List.of(RequestFault.values()));
        Arrays.stream(Rule.values())
                .filter(rule -> !rule.permits())
                .map(RuleFault::new)
                .forEach(faults::add);
        faults.addAll(List.of(CredentialFault.values()));
        Arrays.stream(Problem.values()).map(ProblemFault::new).forEach(faults::add);
        return faults;
    }
}
