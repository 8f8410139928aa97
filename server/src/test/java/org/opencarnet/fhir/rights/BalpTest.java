package org.opencarnet.fhir.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.access.Action;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Rule;
import org.opencarnet.fhir.FhirValidation;
import org.opencarnet.fhir.testing.Material;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.fhir.testing.World;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Trail;

/** With the official package of BALP, where it lies beside the project, every act that succeeded is found to follow the profile that it claims. */
@EnabledIf(
        value = "org.opencarnet.fhir.testing.Material#present",
        disabledReason = "NOT TESTED: no ../shared/conformance beside the project")
class BalpTest {

    private static final PatientRecord RECORD = new PatientRecord(
            new RecordId(UUID.randomUUID()),
            Api.newIns(),
            LocalDate.of(1979, 3, 12),
            new PatientRecord.State.Open(),
            StandingConsents.AT_CREATION);

    private static Served served;

    @BeforeAll
    static void serve() {
        var balp = Material.FOLDER.resolve("packages").resolve("ihe.iti.balp-1.1.4.tgz");
        served = new World().served(Map.of("carnet.fhir.packages", balp.toString()), FhirValidation.class);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    static Stream<Trail.Trace> acts() {
        return Arrays.stream(Action.values())
                .flatMap(action -> Stream.of(Optional.of(UUID.randomUUID()), Optional.<UUID>empty())
                        .map(document -> trace(action, document)));
    }

    private static Trail.Trace trace(Action action, Optional<UUID> document) {
        return new Trail.Trace(
                UUID.randomUUID(),
                Instant.parse("2026-06-15T08:30:00.123Z"),
                new Trail.Actor("professional", "810000000031", "Dr Martin", "10", "1990000010"),
                new Purpose(Purpose.Mode.BREAK_GLASS, "inconscient"),
                action,
                Optional.of(RECORD.id()),
                RECORD.ins().toCx(),
                document,
                true,
                Set.of(Rule.EMERGENCY),
                new Caller.Origin("fhir", "192.0.2.1", "a-request"),
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("acts")
    void anActFollowsTheProfileThatItClaims(Trail.Trace act) {
        var event = event(act);

        assertThat(event.getMeta().getProfile()).singleElement().satisfies(profile -> assertThat(profile.getValue())
                .contains("/IHE.BasicAudit.Patient"));
        assertThat(errors(event)).isEmpty();
    }

    @Test
    void anActThatDoesNotIsFoundOut() {
        var event = event(trace(Action.READ, Optional.empty()));
        event.getEntity().remove(1);

        assertThat(errors(event)).anySatisfy(error -> assertThat(error).contains("entity"));
    }

    private static AuditEvent event(Trail.Trace act) {
        return new AuditEventView(RECORD, "http://localhost/fhir", Locale.FRENCH).of(act);
    }

    private static List<String> errors(AuditEvent event) {
        var answer = served.send(
                "POST",
                "/AuditEvent/$validate",
                Api.FHIR.newJsonParser().encodeResourceToString(event),
                "Content-Type",
                "application/fhir+json",
                World.WHO,
                "doctor");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.read(OperationOutcome.class, answer).getIssue().stream()
                .filter(issue -> issue.getSeverity().compareTo(OperationOutcome.IssueSeverity.ERROR) <= 0)
                .map(issue -> issue.getLocation().get(0).getValue() + ": " + issue.getDiagnostics())
                .toList();
    }
}
