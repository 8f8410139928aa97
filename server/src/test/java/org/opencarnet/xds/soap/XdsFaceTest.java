package org.opencarnet.xds.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.identity.vihf.Written;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.testing.Opened;

/** The door of SOAP: what is turned back, with which fault, and that it tells nothing of the inside. */
class XdsFaceTest {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "279035121518989");
    private static final String RETRIEVE = """
            <RetrieveDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007"><DocumentRequest>\
            <RepositoryUniqueId>2.25.240373477947943125934554913234569544365</RepositoryUniqueId>\
            <DocumentUniqueId>1.2.3.4.5</DocumentUniqueId></DocumentRequest></RetrieveDocumentSetRequest>""";
    private static final String PROVIDE = """
            <ProvideAndRegisterDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007">%s</ProvideAndRegisterDocumentSetRequest>""";

    @BeforeAll
    static void thePatientHasARecord() {
        Opened.record(PATIENT);
    }

    private static Written written() {
        return Opened.about(PATIENT);
    }

    private static Wire.Answer retrieve(String security) {
        return Wire.as(Wire.PLAIN).post("/iti43", Wire.envelope(security, RETRIEVE));
    }

    @Test
    void answersWhoeverProvesHimself() {
        var answer = retrieve(written().security());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("XDSDocumentUniqueIdError", "location=\"1.2.3.4.5\"");
        assertThat(answer.response().headers().firstValue("X-Request-Id")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"GET, /iti41?wsdl", "GET, /", "PUT, /iti43", "OPTIONS, /iti41", "GET, /iti43?xsd=1"})
    void givesNothingToReadButAnswersToMessages(String method, String path) {
        var answer = new Wire().send(method, path, new byte[0]);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void servesNothingElse() {
        assertThat(Wire.as(Wire.PLAIN).post("/nothing", "<x/>").status()).isEqualTo(404);
    }

    @Test
    void servesNobodyWithoutVihf() {
        var answer = retrieve("");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault()).isEqualTo("InvalidSecurity");
        assertThat(Wire.as(Wire.PLAIN)
                        .post(
                                "/iti43",
                                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>" + RETRIEVE
                                        + "</s:Body></s:Envelope>")
                        .fault())
                .isEqualTo("InvalidSecurity");
    }

    static Stream<Arguments> flawed() {
        var stranger = new TestAuthority(TestAuthority.PERSONS).issue("C=FR,CN=899700367917");
        return Stream.of(
                arguments("FailedAuthentication", new Written(stranger, Instant.now())),
                arguments("MessageExpired", written().issued(Instant.now().minusSeconds(3600))),
                arguments("MessageExpired", written().issued(Instant.now().plusSeconds(3600))),
                arguments("FailedAuthentication", written().subject("899700367925")),
                arguments(
                        "UnsupportedAlgorithm",
                        written()
                                .by(
                                        "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                                        "http://www.w3.org/2001/04/xmlenc#sha256")),
                arguments("InvalidSecurityToken", written().with("VIHF_Version", "2.0")),
                arguments(
                        "InvalidSecurityToken",
                        written().with("urn:oasis:names:tc:xacml:2.0:resource:resource-id", "")));
    }

    @ParameterizedTest
    @MethodSource("flawed")
    void turnsBackAFlawedVihf(String subcode, Written flawed) {
        var answer = retrieve(flawed.security());

        assertThat(answer.fault()).isEqualTo(subcode);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void turnsBackASignatureThatDoesNotFit() {
        var forged = written().security().replace("899700367917</", "899700367918</");

        assertThat(retrieve(forged).fault()).isEqualTo("FailedCheck");
    }

    @Test
    void takesAVihfOnce() {
        var security = written().security();

        assertThat(retrieve(security).status()).isEqualTo(200);
        assertThat(retrieve(security).fault()).isEqualTo("InvalidSecurityToken");
    }

    @Test
    void speaksFrenchOrEnglish() {
        assertThat(retrieve("").body()).contains("xml:lang=\"fr\"");
        assertThat(Wire.as(Wire.PLAIN)
                        .with("Accept-Language", "en-GB,en;q=0.9")
                        .post("/iti43", Wire.envelope("", RETRIEVE))
                        .body())
                .contains("xml:lang=\"en\"", "no VIHF");
    }

    static Stream<Arguments> noMessages() {
        var security = written().security();
        var deep = "<a>".repeat(100) + "</a>".repeat(100);
        var attributes = new StringBuilder("<a");
        for (var i = 0; i < 1000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        return Stream.of(
                arguments("not XML", Wire.PLAIN, "Mon cher confrère"),
                arguments("nothing", Wire.PLAIN, ""),
                arguments("no envelope", Wire.PLAIN, "<a/>"),
                arguments("cut off", Wire.PLAIN, Wire.envelope("", RETRIEVE).substring(0, 200)),
                arguments("a document type", Wire.PLAIN, "<!DOCTYPE x [<!ENTITY e \"v\">]>" + Wire.envelope("", "")),
                arguments("too deep a header", Wire.PLAIN, Wire.envelope(deep, RETRIEVE)),
                arguments("too deep a body", Wire.PLAIN, Wire.envelope(security, deep)),
                arguments("too many attributes", Wire.PLAIN, Wire.envelope(attributes + "/>", RETRIEVE)),
                arguments("another body", Wire.PLAIN, Wire.envelope(security, "<a/>")),
                arguments("no body", Wire.PLAIN, Wire.envelope(security, "")));
    }

    static Stream<Arguments> noMessagesOfOurs() {
        var security = written().security();
        return Stream.of(
                arguments(
                        "SOAP 1.1",
                        Wire.PLAIN,
                        Wire.envelope(security, RETRIEVE)
                                .replace(
                                        "http://www.w3.org/2003/05/soap-envelope",
                                        "http://schemas.xmlsoap.org/soap/envelope/")),
                arguments("another type", "application/json", "{}"),
                arguments("text/xml", "text/xml", Wire.envelope(security, RETRIEVE)),
                arguments(
                        "a header that must be understood",
                        Wire.PLAIN,
                        Wire.envelope("<x:x xmlns:x=\"urn:x\" s:mustUnderstand=\"true\"/>" + security, RETRIEVE)),
                arguments(
                        "another action",
                        Wire.PLAIN + "; action=\"urn:ihe:iti:2007:RegistryStoredQuery\"",
                        Wire.envelope(security, RETRIEVE)),
                arguments("MIME without boundary", "multipart/related", "--MIME\r\n\r\n" + Wire.envelope("", RETRIEVE)),
                arguments("MIME without parts", Wire.MTOM, "x"),
                arguments(
                        "MIME with a huge header",
                        Wire.MTOM,
                        "--MIME\r\nContent-Type: " + "x".repeat(100_000) + "\r\n\r\n<a/>\r\n--MIME--"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"noMessages", "noMessagesOfOurs"})
    void answersWhatIsNoMessageWithAFaultThatTellsNothing(String what, String type, String body) {
        var answer = Wire.as(type).post("/iti43", body);

        assertThat(answer.fault()).as(answer.body()).isNotEmpty();
        assertThat(answer.status()).isIn(400, 500);
        assertThat(answer.body()).doesNotContain("Exception", "java.", "org.apache", "at [row", "cxf.apache.org: ");
    }

    @Test
    void doesNotUnpackWhatIsCompressed() {
        var answer = Wire.as(Wire.PLAIN)
                .with("Content-Encoding", "gzip")
                .post("/iti43", Wire.envelope(written().security(), RETRIEVE));

        assertThat(answer.fault()).isEqualTo("Sender");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReplyTo", "FaultTo"})
    void answersNowhereElse(String header) {
        var elsewhere =
                "<a:%1$s xmlns:a=\"http://www.w3.org/2005/08/addressing\"><a:Address>http://127.0.0.1:1/</a:Address></a:%1$s>"
                        .formatted(header);

        var answer = Wire.as(Wire.PLAIN)
                .post("/iti43", Wire.envelope(elsewhere + written().security(), RETRIEVE));

        assertThat(answer.fault()).isEqualTo("OnlyAnonymousAddressSupported");
    }

    @Test
    void relatesItsAnswerToTheMessage() {
        var id = "urn:uuid:" + UUID.randomUUID();
        var addressing = "<a:MessageID xmlns:a=\"http://www.w3.org/2005/08/addressing\">%s</a:MessageID>".formatted(id)
                + "<a:Action xmlns:a=\"http://www.w3.org/2005/08/addressing\">urn:ihe:iti:2007:RetrieveDocumentSet</a:Action>";

        var answer = Wire.as(Wire.PLAIN)
                .post("/iti43", Wire.envelope(addressing + written().security(), RETRIEVE));

        assertThat(answer.body()).contains("RelatesTo", id, "urn:ihe:iti:2007:RetrieveDocumentSetResponse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/secret",
                "file:///etc/passwd",
                "jar:file:/etc/passwd!/x",
                "cid:nothing",
                "cid:root"
            })
    void followsOnlyPartsOfTheSameMessage(String href) {
        var document = "<Document id=\"D1\"><x:Include xmlns:x=\"http://www.w3.org/2004/08/xop/include\" href=\"" + href
                + "\"/></Document>";
        var envelope = Wire.envelope(written().security(), PROVIDE.formatted(document));

        var answer = Wire.as(Wire.MTOM)
                .post("/iti41", Wire.mtom(envelope, Map.of("one", "x".getBytes(StandardCharsets.UTF_8))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Failure").doesNotContain("127.0.0.1", "passwd", "root:");
    }

    @Test
    void answersInMtomWhatCameInMtom() {
        var envelope = Wire.envelope(written().security(), PROVIDE.formatted(""));

        var answer = Wire.as(Wire.MTOM).post("/iti41", Wire.mtom(envelope, Map.of()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("multipart/related")
                .contains("application/xop+xml");
    }
}
