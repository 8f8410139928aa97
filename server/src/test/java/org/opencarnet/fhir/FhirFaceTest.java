package org.opencarnet.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.fhir.testing.Served.fault;
import static org.opencarnet.fhir.testing.Served.read;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.EnumSet;
import java.util.Map;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.access.Decision;
import org.opencarnet.access.Rule;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RuleFault;
import org.opencarnet.fhir.testing.Served;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Problem;

class FhirFaceTest {

    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String SECRET = "Durand has a cough";

    private static Served served;

    @BeforeAll
    static void serve() {
        served = Served.with(Map.of("carnet.fhir.largest-body", "1MB"), new Basics());
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Test
    void tellsARefusalOfTheLawInFrenchWithCodeAdviceAndRequestId() {
        var answer = served.get("/Basic/refused", "X-Request-Id", "abc-1");

        var issue = read(OperationOutcome.class, answer).getIssueFirstRep();
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("abc-1");
        assertThat(issue.getCode()).isEqualTo(IssueType.FORBIDDEN);
        assertThat(issue.getDetails().getCodingFirstRep().getCode()).isEqualTo("authorization-expired");
        assertThat(issue.getDetails().getText()).startsWith("L'autorisation a expiré");
        assertThat(issue.getDiagnostics()).contains("POST Consent").endsWith("[abc-1]");
    }

    @Test
    void tellsItInEnglishToWhoeverPrefersThat() {
        var answer = served.get("/Basic/refused", "Accept-Language", "en");

        assertThat(answer.body()).contains("The authorization has expired");
    }

    @Test
    void tellsAProblemWithItsXdsCodeAndPlace() {
        var answer = served.get("/Basic/rejected", "Accept", XML);

        var issue = read(OperationOutcome.class, answer).getIssueFirstRep();
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(issue.getDetails().getCoding())
                .extracting("code")
                .extracting(Object::toString)
                .containsExactly("hash-mismatch", "XDSRepositoryMetadataError");
        assertThat(issue.getExpression().get(0).getValue()).isEqualTo("Bundle.entry[2]");
    }

    @Test
    void makesARequestIdWhereTheClientsIsNotSane() {
        var answer = served.get("/Basic/refused", "X-Request-Id", "a b<script>");

        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
    }

    @Test
    void saysNothingOfWhatWentWrongUnexpectedly() {
        var answer = served.get("/Basic/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(fault(answer)).isEqualTo("unexpected");
        assertThat(answer.body()).doesNotContain(SECRET, "IllegalState", "at org", "HAPI");
    }

    @Test
    void hidesWhatItRunsOnAndForbidsToGuessTypesAndToStore() {
        var headers = served.get("/Basic/refused").headers();

        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Nothing", "/Nothing/1", "/Patient", "/Basic/1/$explode", "/$reindex", "/Basic/absent"})
    void answersNotFoundForWhatIsNotServed(String path) {
        var answer = served.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("HAPI", "ca.uhn", "Exception");
        assertThat(read(OperationOutcome.class, answer).getIssue()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/x-turtle", "application/x-turtle, text/turtle;q=0.5"})
    void doesNotSpeakTurtle(String type) {
        assertThat(fault(served.get("/Basic/1", "Accept", type))).isEqualTo("not-acceptable");
        assertThat(fault(served.send("POST", "/Basic", "x", "Content-Type", type.split(",")[0])))
                .isEqualTo("media-type-not-supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ttl", "text/turtle", "application/x-turtle", "brew"})
    void takesAnUnknownFormatForNone(String format) {
        var byForm = served.send(
                "POST",
                "/Basic/_search",
                "_format=" + format,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                XML);

        assertThat(served.get("/Basic/refused?_format=" + format).statusCode()).isEqualTo(403);
        assertThat(byForm.statusCode()).isEqualTo(405);
        assertThat(byForm.headers().firstValue("Content-Type").orElseThrow()).startsWith(XML);
    }

    @Test
    void speaksWhatElseIsAccepted() {
        var answer = served.get("/Basic/refused", "Accept", "text/turtle, application/fhir+xml;q=0.5");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(XML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "BREW", "PROPFIND"})
    void answersMethodNotAllowedForVerbsThatAreNotServed(String verb) {
        var answer = served.send(verb, "/Basic/1", "");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(fault(answer)).isEqualTo("method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Basic", "/_history", "/Basic/_history", "/Basic/1/_history", "/Basic/1/_history/2"})
    void servesNoSearchAndNoHistoryThatNobodyProvides(String path) {
        assertThat(served.get(path).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"resourceType\":\"Basic\",\"id\":}",
                "[]",
                "null",
                "{\"resourceType\":\"Nothing\"}",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"Basic\",\"created\":\"2026-13-45\"}",
                "{\"resourceType\":\"Basic\",\"code\":\"x\"}",
                "{\"resourceType\":\"Basic\",\"cough\":true}",
                "{\"resourceType\":\"Basic\",\"identifier\":[1e999]}",
                "<Basic xmlns=\"http://hl7.org/fhir\"/>",
                "plain words",
            })
    void refusesABodyThatIsNoResourceOfTheKind(String body) {
        var answer = served.send("POST", "/Basic", body, "Content-Type", JSON);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("HAPI", "ca.uhn", "Exception", "com.fasterxml");
        assertThat(read(OperationOutcome.class, answer).getIssue()).isNotEmpty();
    }

    @Test
    void namesAnElementThatFhirDoesNotKnow() {
        var answer = served.send("POST", "/Basic", "{\"resourceType\":\"Basic\",\"cough\":true}", "Content-Type", JSON);

        assertThat(fault(answer)).isEqualTo("unknown-element");
        assertThat(answer.body()).contains("cough");
    }

    @Test
    void refusesBodiesThatAreTooLargeWhetherTheySayItOrNot() {
        var body = "{\"resourceType\":\"Basic\",\"id\":\"" + "x".repeat(1 << 20) + "\"}";

        var answer = served.send("POST", "/Basic", body, "Content-Type", JSON);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(fault(answer)).isEqualTo("body-too-large");
    }

    @Test
    void refusesDeepJsonBeforeItIsParsed() {
        var body = "{\"resourceType\":\"Basic\",\"extension\":" + "[{\"extension\":".repeat(50_000);

        var answer = served.send("POST", "/Basic", body, "Content-Type", JSON);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fault(answer)).isEqualTo("body-too-deep");
    }

    @Test
    void refusesDeepXmlBeforeItIsParsed() {
        var body = "<Basic xmlns=\"http://hl7.org/fhir\">" + "<extension>".repeat(90_000);

        var answer = served.send("POST", "/Basic", body, "Content-Type", XML);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fault(answer)).isEqualTo("body-too-deep");
    }

    @Test
    void refusesExternalEntities() {
        var body = "<?xml version=\"1.0\"?><!DOCTYPE Basic [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<Basic xmlns=\"http://hl7.org/fhir\"><language value=\"&x;\"/></Basic>";

        var answer = served.send("POST", "/Basic", body, "Content-Type", XML);

        assertThat(fault(answer)).isEqualTo("dtd-refused");
        assertThat(answer.body()).doesNotContain("root:");
    }

    @Test
    void refusesABillionLaughs() {
        var body = "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + "<Basic xmlns=\"http://hl7.org/fhir\"><language value=\"&b;\"/></Basic>";

        var answer = served.send("POST", "/Basic", "<!-- hidden -->" + body, "Content-Type", XML);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fault(answer)).isEqualTo("dtd-refused");
    }

    @Test
    void refusesCompressedAndForeignlyEncodedBodies() {
        assertThat(served.send("POST", "/Basic", "{}", "Content-Type", JSON, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(415);
        assertThat(served.send("POST", "/Basic", "{}", "Content-Type", JSON + ";charset=UTF-16")
                        .statusCode())
                .isEqualTo(415);
        assertThat(served.send("POST", "/Basic", "{}", "Content-Type", JSON + ";charset=nonsense")
                        .statusCode())
                .isEqualTo(415);
        assertThat(served.send("POST", "/Basic", "{}", "Content-Type", "image/png")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void tellsWhoeverHasNoBusinessWithARecordNothingOfItsState() {
        for (var rule : EnumSet.of(Rule.RECORD_ABSENT, Rule.RECORD_CLOSED)) {
            var refusal = Refusal.of(Basics.refusing(EnumSet.of(rule, Rule.NOT_THEIR_RECORD)));

            assertThat(refusal.complaints()).extracting("fault").containsExactly(new RuleFault(Rule.NOT_THEIR_RECORD));
        }
    }

    /** Ends in every way a provider can end. */
    static final class Basics implements IResourceProvider, FhirProvider {

        @Override
        public Class<Basic> getResourceType() {
            return Basic.class;
        }

        @Read
        public Basic read(@IdParam IdType id) {
            return switch (id.getIdPart()) {
                case "refused" -> Refusal.unlessDone(Outcome.refused(refusing(EnumSet.of(Rule.AUTHORIZATION_EXPIRED))));
                case "rejected" -> Refusal.unlessDone(Outcome.rejected(Problem.HASH_MISMATCH, "Bundle.entry[2]"));
                case "absent" -> throw new ResourceNotFoundException(id);
                case "broken" -> throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
                default -> new Basic();
            };
        }

        @Create
        public MethodOutcome create(@ResourceParam Basic basic) {
            return new MethodOutcome(new IdType("Basic", "1"), true);
        }

        static Decision refusing(EnumSet<Rule> rules) {
            return new Decision(false, rules);
        }
    }
}
