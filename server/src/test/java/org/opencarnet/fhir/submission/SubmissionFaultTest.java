package org.opencarnet.fhir.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Rule;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Fault;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.fhir.error.RuleFault;
import org.opencarnet.fhir.error.Words;
import org.opencarnet.sharing.Problem;

class SubmissionFaultTest {

    @Test
    void everyFaultIsToldWithAdviceInFrenchAndInEnglish() {
        for (var fault : SubmissionFault.values()) {
            for (var language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                assertThat(Words.text(Complaint.of(fault, "a", "b"), language))
                        .isNotBlank()
                        .doesNotContain("{");
                assertThat(Words.advice(Complaint.of(fault), language)).isNotBlank();
            }
        }
    }

    @Test
    void thereAreNoWordsToSpare() {
        var name = SubmissionFault.class.getPackageName() + ".errors";
        var french = ResourceBundle.getBundle(name, Locale.FRENCH).keySet();

        assertThat(french).hasSize(2 * SubmissionFault.values().length);
        assertThat(ResourceBundle.getBundle(name, Locale.ENGLISH).keySet()).isEqualTo(french);
    }

    @Test
    void noCodeIsUsedElsewhere() {
        var elsewhere = Stream.<Stream<? extends Fault>>of(
                        Arrays.stream(RequestFault.values()),
                        Arrays.stream(Problem.values()).map(ProblemFault::new),
                        Arrays.stream(Rule.values()).map(RuleFault::new))
                .flatMap(faults -> faults)
                .map(Fault::code)
                .toList();

        assertThat(Arrays.stream(SubmissionFault.values()).map(Fault::code)).doesNotContainAnyElementsOf(elsewhere);
    }
}
