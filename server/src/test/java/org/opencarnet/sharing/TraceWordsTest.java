package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;

/** Traces in the words of the screens. */
class TraceWordsTest {

    private static Trail.Trace trace(Action action, Purpose.Mode mode, boolean permitted, String face) {
        return new Trail.Trace(
                UUID.randomUUID(),
                Instant.EPOCH,
                new Trail.Actor("professional", "810000000031", "Dr Martin", "10", ""),
                new Purpose(mode, ""),
                action,
                Optional.empty(),
                "",
                Optional.empty(),
                permitted,
                Set.of(),
                new Caller.Origin(face, "", ""),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "READ_TRAIL | NORMAL | portal | Dr Martin a consulté l'historique des accès.",
                "AUTHORIZE | NORMAL | fhir | Dr Martin s'est déclaré autorisé à accéder au DMP.",
                "FEED_TRAIL | NORMAL | fhir | Dr Martin a transmis la trace d'un accès dans son propre logiciel.",
                "LIST | NORMAL | portal | Dr Martin a ouvert le DMP avec un navigateur web.",
                "LIST | NORMAL | xds | Dr Martin a ouvert le DMP avec un logiciel.",
                "READ | BREAK_GLASS | xds | Dr Martin a consulté un document en urgence (bris de glace)."
            })
    void areSentences(Action action, Purpose.Mode mode, String face, String sentence) {
        assertThat(new TraceWords(Locale.FRENCH).sentence(trace(action, mode, true, face)))
                .isEqualTo(sentence);
    }

    @Test
    void sayWhatWasRefused() {
        assertThat(new TraceWords(Locale.FRENCH).sentence(trace(Action.LIST, Purpose.Mode.NORMAL, false, "fhir")))
                .isEqualTo("Dr Martin a tenté d'ouvrir le DMP avec un logiciel (accès refusé).");
    }

    @ParameterizedTest
    @EnumSource
    void everyActionHasWordsInBothLanguages(Action action) {
        for (var permitted : new boolean[] {true, false}) {
            var trace = trace(action, Purpose.Mode.REGULATION, permitted, "xds");

            assertThat(new TraceWords(Locale.FRENCH).act(trace))
                    .isNotBlank()
                    .isNotEqualTo(new TraceWords(Locale.ENGLISH).act(trace));
        }
    }
}
