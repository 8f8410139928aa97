package org.opencarnet.fhir.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.testing.Paper.report;
import static org.opencarnet.fhir.testing.Served.fault;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Facts;
import org.opencarnet.access.Rule;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Cleared;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.StoredText;
import org.slf4j.LoggerFactory;

class FenceTest {

    private static final String SECRET = "Compte rendu";

    private static World world;
    private static Served served;
    private static UUID open;
    private static UUID other;

    @BeforeAll
    static void serve() {
        world = new World();
        open = world.feed(report());
        other = world.feed(report());
        served = world.served(new Leaks());
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Test
    void letsPassWhatIsCleared() {
        var answer = served.get("/$leak?how=NOT_AT_ALL", World.WHO, "doctor");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(SECRET);
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_AT_ALL", mode = EnumSource.Mode.EXCLUDE)
    void stopsWhatIsNotWithAnAlarmAndSendsNothing(Leak how) {
        var alarms = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(Fence.class);
        alarms.start();
        logger.addAppender(alarms);

        var answer = served.get("/$leak?how=" + how, World.WHO, "doctor");

        logger.detachAppender(alarms);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(fault(answer)).isEqualTo("unexpected");
        assertThat(answer.body()).doesNotContain(SECRET, open.toString());
        assertThat(alarms.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage()).startsWith("ALARM").doesNotContain(SECRET);
        });
    }

    /** The ways in which a careless or hostile provider could let a document slip. */
    enum Leak {
        NOT_AT_ALL,
        WITHOUT_CLEARANCE,
        WITH_THE_CLEARANCE_OF_ANOTHER,
        IN_A_FORMER_VERSION,
        MASKED_SINCE,
        OF_ANOTHER_TYPE,
        WITHOUT_ITS_TYPE,
        DELETED,
        IN_A_BUNDLE_WITHIN_A_BUNDLE,
        AS_BYTES,
        AS_A_MEMBER_OF_A_LIST,
        CLEARED_BY_HAND,
        STORED_WITH_THE_CLEARANCE_OF_ANOTHER,
        STORED_AND_MASKED,
        STORED_AND_CLEARED_BY_HAND
    }

    static final class Leaks implements FhirProvider {

        @Operation(name = "$leak", idempotent = true)
        public IBaseResource leak(ServletRequestDetails details) {
            var how = Leak.valueOf(details.getParameters().get("how")[0]);
            var cleared = cleared(open);
            var document = document(cleared);
            var clearances = Clearances.of(details);
            switch (how) {
                case NOT_AT_ALL, MASKED_SINCE, OF_ANOTHER_TYPE, WITHOUT_ITS_TYPE, DELETED, IN_A_FORMER_VERSION ->
                    clearances.add(cleared);
                case WITH_THE_CLEARANCE_OF_ANOTHER -> clearances.add(cleared(other));
                case CLEARED_BY_HAND -> clearances.add(byHand(cleared));
                case STORED_WITH_THE_CLEARANCE_OF_ANOTHER ->
                    stored(saying(cleared, cleared(other).document().rendered()), details);
                case STORED_AND_MASKED -> stored(saying(cleared, encoded(masked(document))), details);
                case STORED_AND_CLEARED_BY_HAND -> stored(byHand(cleared), details);
                default -> {}
            }
            return spoiled(how, document);
        }

        private static IBaseResource spoiled(Leak how, DocumentReference document) {
            switch (how) {
                case MASKED_SINCE -> masked(document);
                case OF_ANOTHER_TYPE -> document.getType().getCodingFirstRep().setCode("11502-2");
                case WITHOUT_ITS_TYPE -> document.setType(null);
                case DELETED -> document.setStatus(DocumentReferenceStatus.ENTEREDINERROR);
                case IN_A_FORMER_VERSION -> document.getMeta().setVersionId("7");
                case IN_A_BUNDLE_WITHIN_A_BUNDLE -> {
                    return bundle(bundle(document));
                }
                case AS_BYTES -> {
                    var binary = new Binary().setContentType("text/plain").setData(SECRET.getBytes());
                    binary.setId(open.toString());
                    return binary;
                }
                case AS_A_MEMBER_OF_A_LIST -> {
                    var list = new ListResource();
                    list.addEntry().setItem(new Reference("DocumentReference/" + open).setDisplay(SECRET));
                    return list;
                }
                default -> {}
            }
            return document;
        }

        private static Bundle bundle(Resource resource) {
            var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
            bundle.addEntry().setResource(resource);
            return bundle;
        }

        private static void stored(Cleared cleared, ServletRequestDetails details) {
            new StoredAnswer(
                            List.of(cleared),
                            () -> new Body().then(cleared.document().text()),
                            Map.of())
                    .answer(details);
        }

        private static DocumentReference masked(DocumentReference document) {
            document.addSecurityLabel().addCoding().setCode("MASQUE_PS");
            return document;
        }

        private static Cleared cleared(UUID id) {
            return Refusal.unlessDone(world.read.entry(World.calling(World.DOCTOR), id));
        }

        /** The document of a stranger to the matrix, masked, with a decision that nobody took. */
        private static Cleared byHand(Cleared honest) {
            var facts = honest.facts().document().orElseThrow();
            var hidden = new Facts.Document(facts.type(), Visibility.OPEN.masked(true), facts.status(), false);
            return new Cleared(
                    saying(honest, encoded(masked(document(honest)))).document(),
                    honest.request(),
                    honest.facts().about(hidden),
                    new Decision(true, EnumSet.of(Rule.AUTHORIZED)));
        }

        private static Cleared saying(Cleared cleared, String text) {
            var one = cleared.document();
            var altered = new Documents.Listed(
                    one.identity(),
                    one.uniqueId(),
                    one.submissionSet(),
                    one.record(),
                    one.type(),
                    one.visibility(),
                    one.status(),
                    one.authors(),
                    one.content(),
                    one.mimeType(),
                    one.position(),
                    StoredText.of(text));
            return new Cleared(altered, cleared.request(), cleared.facts(), cleared.decision());
        }

        private static DocumentReference document(Cleared cleared) {
            return FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(
                            DocumentReference.class,
                            Base.withBase(cleared.document().rendered(), "http://x/fhir"));
        }

        private static String encoded(DocumentReference document) {
            return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(document);
        }
    }
}
