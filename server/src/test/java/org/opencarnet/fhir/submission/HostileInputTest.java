package org.opencarnet.fhir.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.fhir.testing.Served;

/** What no honest sender sends, to both ways in: an OperationOutcome, never an unexpected error, and nothing kept. */
class HostileInputTest {

    private static final String XML = "application/fhir+xml";
    private static final String BUNDLE = WayIn.text(WayIn.bundle());
    private static final String BUNDLE_XML = WayIn.xml(WayIn.bundle());
    private static final String LAUGHS = """
            <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
            <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>
            """;

    private final WayIn way = WayIn.lenient();

    @ParameterizedTest(name = "{0}")
    @MethodSource({"json", "xml"})
    void isRefused(String name, String type, String body) {
        for (var path : List.of("/", "/DocumentReference")) {
            var answer = way.postAs(type, path, body);

            assertThat(answer.statusCode()).as(name + path + answer.body()).isBetween(400, 422);
            assertThat(Served.read(OperationOutcome.class, answer).getIssue()).isNotEmpty();
            assertThat(answer.body()).doesNotContain("Exception", "ca.uhn", "\tat ", "root:");
            assertThat(way.gatherings()).isEmpty();
        }
    }

    static Stream<Arguments> json() {
        return Stream.of(
                json("nested 100 000 deep", "{\"resourceType\":\"Bundle\",\"extension\":" + "[".repeat(100_000)),
                json(
                        "extensions in extensions",
                        "{\"resourceType\":\"DocumentReference\",\"extension\":"
                                + "[{\"url\":\"x\",\"extension\":".repeat(5_000)
                                + "[]"
                                + "}]".repeat(5_000)
                                + "}"),
                json("a bundle in a bundle in a bundle", nested(30)),
                json(
                        "two keys alike",
                        BUNDLE.replaceFirst("\"type\":\"transaction\"", "\"type\":\"transaction\",\"type\":\"batch\"")),
                json("a number beyond all numbers", BUNDLE.replaceFirst("\"size\":13", "\"size\":1e999")),
                json("a number below zero", BUNDLE.replaceFirst("\"size\":13", "\"size\":-13")),
                json("a number too large", BUNDLE.replaceFirst("\"size\":13", "\"size\":99999999999")),
                json("not a number", BUNDLE.replaceFirst("\"size\":13", "\"size\":NaN")),
                json("another resource than it says", BUNDLE.replaceFirst("\"DocumentReference\"", "\"Patient\"")),
                json("an unknown element", BUNDLE.replaceFirst("\"status\"", "\"statut\":\"x\",\"status\"")),
                json("cut off", BUNDLE.substring(0, BUNDLE.length() / 2)),
                json("no base64", BUNDLE.replaceFirst("\"data\":\"[^\"]+", "\"data\":\"%%%")),
                json(
                        "a title of 10 MB",
                        BUNDLE.replaceFirst(
                                "\"title\":\"Compte rendu\"", "\"title\":\"" + "x".repeat(10_000_000) + "\"")),
                json("10 000 entries", BUNDLE.replaceFirst("\"entry\":\\[", "\"entry\":[" + "{},".repeat(10_000))),
                json("nothing", "{}"),
                json("a list of resources", "[" + BUNDLE + "]"));
    }

    static Stream<Arguments> xml() {
        return Stream.of(
                xml(
                        "a file from outside",
                        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                                + BUNDLE_XML.replaceFirst("Vu en consultation", "&f;")),
                xml("an address from outside", "<!DOCTYPE x SYSTEM \"http://localhost:1/x.dtd\">" + BUNDLE_XML),
                xml("a billion laughs", LAUGHS + BUNDLE_XML.replaceFirst("Vu en consultation", "&e;")),
                xml("nested 100 000 deep", "<Bundle xmlns=\"http://hl7.org/fhir\">" + "<entry>".repeat(100_000)),
                xml("undeclared entity", BUNDLE_XML.replaceFirst("Vu en consultation", "&nobody;")),
                xml(
                        "XInclude",
                        BUNDLE_XML.replaceFirst(
                                "<entry>",
                                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/><entry>")),
                xml("cut off", BUNDLE_XML.substring(0, BUNDLE_XML.length() / 2)));
    }

    @Test
    void doesNotFollowARoleIntoItself() {
        var circle = BUNDLE.replaceFirst(
                "\"practitioner\":\\{\"reference\":\"#practitioner\"", "\"practitioner\":{\"reference\":\"#role\"");

        assertThat(circle).isNotEqualTo(BUNDLE);
        assertThat(way.post("/", circle).statusCode()).isEqualTo(200);
    }

    @Test
    void fetchesNothingFromElsewhere() {
        var bundle = WayIn.bundle();
        WayIn.document(bundle).getContentFirstRep().getAttachment().setUrl("http://localhost:1/cda.xml");

        assertThat(WayIn.issues(way.feed(bundle)))
                .contains("content-absent at Bundle.entry[1].resource.content[0].attachment.url");
    }

    @Test
    void repeatsNothingHostileInItsWords() {
        var bundle = WayIn.bundle();
        WayIn.document(bundle).getType().getCodingFirstRep().setCode("<script>alert(1)</script>");

        var answer = way.feed(bundle, "Accept", "application/fhir+json");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void showsMarkCharactersOfTheSenderEscaped() {
        var document = WayIn.simplified();
        document.setDescription("before\u0001/Binary/after");

        HttpResponse<String> answer = way.publish(document);

        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 400, 422);
        assertThat(answer.body()).doesNotContain("before" + way.base());
    }

    private static String nested(int depth) {
        var bundle = BUNDLE;
        for (var i = 0; i < depth; i++) {
            bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + bundle
                    + ",\"request\":{\"method\":\"POST\",\"url\":\"Bundle\"}}]}";
        }
        return bundle;
    }

    private static Arguments json(String name, String body) {
        return Arguments.of(name, WayIn.JSON, body);
    }

    private static Arguments xml(String name, String body) {
        return Arguments.of(name, XML, body);
    }
}
