package org.opencarnet.xds.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.testing.Entry;
import org.opencarnet.xds.testing.Feeding;
import org.opencarnet.xds.testing.Opened;

/**
 * Families of bad input (numbered as the security reference of the project has them) over real SOAP: answered in time with a fault or with
 * an error of XDS, never with a failure of ours or with what a library says; nothing is stored, nothing is fetched.
 */
class BadInputTest {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "280059980012412");
    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    private static String uniqueId = "";
    private static ServerSocket lure;

    @BeforeAll
    static void thePatientHasARecord() throws IOException {
        Opened.record(PATIENT);
        lure = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Whoever fetched something would stand in the queue of this socket. */
    @AfterAll
    static void nobodyFetchedAnything() throws IOException {
        lure.setSoTimeout(200);
        assertThatThrownBy(() -> lure.accept()).isInstanceOf(SocketTimeoutException.class);
        lure.close();
    }

    private static String elsewhere() {
        return "http://127.0.0.1:" + lure.getLocalPort() + "/";
    }

    private static String security() {
        return Opened.about(PATIENT).security();
    }

    private static String retrieval(String inside) {
        return "<RetrieveDocumentSetRequest xmlns=\"urn:ihe:iti:xds-b:2007\"><DocumentRequest>"
                + "<RepositoryUniqueId>2.25.240373477947943125934554913234569544365</RepositoryUniqueId>"
                + "<DocumentUniqueId>" + inside + "</DocumentUniqueId></DocumentRequest></RetrieveDocumentSetRequest>";
    }

    private static Wire.Answer plain(String message) {
        return Wire.as(Wire.PLAIN).post("/iti43", message);
    }

    private static Wire.Answer retrieve(String inside) {
        return plain(Wire.envelope(security(), retrieval(inside)));
    }

    private static Wire.Answer withType(String type, String inside) {
        return plain(type + Wire.envelope(security(), retrieval(inside)));
    }

    private static Entry entry(String id) {
        return new Entry(id).uniqueId(uniqueId);
    }

    private static Feeding letter(Entry entry) {
        return new Feeding(PATIENT, "Set").entry(entry).inline("D1", "texte");
    }

    private static Wire.Answer feed(Feeding feeding) {
        return mtom(feeding.message(security()));
    }

    private static Wire.Answer mtom(byte[] message) {
        return Wire.as(Wire.MTOM).post("/iti41", message);
    }

    private static DynamicTest family(String family, Supplier<Wire.Answer> sent) {
        return DynamicTest.dynamicTest(family, () -> {
            uniqueId = "1.2.250.1.999." + System.nanoTime();
            var answer = assertTimeout(Duration.ofSeconds(30), sent::get);

            assertThat(answer.status()).as(answer.body()).isIn(200, 400);
            assertThat(answer.status() == 200)
                    .as(answer.body())
                    .isEqualTo(answer.fault().isEmpty());
            assertThat(answer.body())
                    .doesNotContain("ResponseStatusType:Success")
                    .doesNotContainPattern("(?<!UnresolvedReference)Exception")
                    .doesNotContain("java.", "org.apache", "root:x:", "at [row");
            var uri = "urn:oid:" + uniqueId;
            assertThat(CarnetInMemory.store()
                            .unit()
                            .of(() -> CarnetInMemory.store().documents().identifiedBy(List.of(uri))))
                    .isEmpty();
        });
    }

    private static String entities(int depth, String way) {
        var type = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"haha\">");
        for (var i = 1; i < depth; i++) {
            type.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return type + way + "]>";
    }

    @TestFactory
    Stream<DynamicTest> documentTypes() {
        return Stream.of(
                family(
                        "1 a file as entity",
                        () -> withType("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;")),
                family(
                        "2 an address as entity",
                        () -> withType("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + elsewhere() + "\">]>", "&e;")),
                family(
                        "3 parameter entities",
                        () -> withType("<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + elsewhere() + "p.dtd\">%p;]>", "x")),
                family("3 a DTD elsewhere", () -> withType("<!DOCTYPE x SYSTEM \"" + elsewhere() + "x.dtd\">", "x")),
                family("4 billion laughs", () -> withType(entities(10, ""), "&e9;")),
                family(
                        "5 quadratic blow-up",
                        () -> withType(
                                "<!DOCTYPE x [<!ENTITY e \"" + "a".repeat(50_000) + "\">]>", "&e;".repeat(50_000))));
    }

    @TestFactory
    Stream<DynamicTest> sizes() {
        return Stream.of(
                family(
                        "6 depth in the body",
                        () -> plain(Wire.envelope(security(), "<a>".repeat(100_000) + "</a>".repeat(100_000)))),
                family(
                        "6 depth in the header",
                        () -> plain(Wire.envelope("<a>".repeat(100_000) + "</a>".repeat(100_000), retrieval("x")))),
                family("7 attributes", () -> plain(Wire.envelope(security(), "<a " + attributes(300_000) + "/>"))),
                family("8 a huge text", () -> retrieve("x".repeat(40 << 20))),
                family(
                        "8 a huge attribute",
                        () -> plain(Wire.envelope(security(), "<a b=\"" + "x".repeat(10 << 20) + "\"/>"))));
    }

    @TestFactory
    Stream<DynamicTest> names() {
        return Stream.of(
                family(
                        "10 another namespace",
                        () -> plain(Wire.envelope(
                                security(), retrieval("x").replace("urn:ihe:iti:xds-b:2007", "urn:other")))),
                family(
                        "10 a prefix that is bound elsewhere",
                        () -> plain(Wire.envelope(security(), "<s:RetrieveDocumentSetRequest xmlns:s=\"urn:x\"/>"))),
                family("11 overlong UTF-8", () -> Wire.as(Wire.PLAIN).post("/iti43", overlong())),
                family("11 UTF-7", () -> withType("<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "+ADw-x+AD4-")),
                family("11 UTF-16 that is said to be UTF-8", () -> Wire.as(Wire.PLAIN)
                        .post("/iti43", in(StandardCharsets.UTF_16LE))),
                family("11 control characters", () -> retrieve("&#1;&#x0;")));
    }

    @TestFactory
    Stream<DynamicTest> addresses() {
        return Stream.of(
                family(
                        "12 XInclude",
                        () -> retrieve(
                                "<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>")),
                family(
                        "13 a schema elsewhere",
                        () -> plain(Wire.envelope(security(), retrieval("x"))
                                .replaceFirst(
                                        "<s:Envelope ",
                                        "<s:Envelope xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:schemaLocation=\""
                                                + SOAP + " " + elsewhere() + "s.xsd\" "))),
                family(
                        "14 a style sheet",
                        () -> withType("<?xml-stylesheet type=\"text/xsl\" href=\"" + elsewhere() + "s.xsl\"?>", "x")),
                family(
                        "15 another To",
                        () -> plain(Wire.envelope(
                                "<a:To xmlns:a=\"http://www.w3.org/2005/08/addressing\">" + elsewhere() + "</a:To>"
                                        + security(),
                                retrieval("x")))),
                family(
                        "16 answers elsewhere",
                        () -> plain(Wire.envelope(
                                "<a:ReplyTo xmlns:a=\"http://www.w3.org/2005/08/addressing\"><a:Address>" + elsewhere()
                                        + "</a:Address></a:ReplyTo>" + security(),
                                retrieval("x")))));
    }

    private static String attributes(int count) {
        var attributes = new StringBuilder();
        for (var i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        return attributes.toString();
    }

    private static byte[] overlong() {
        return Wire.envelope(security(), retrieval("\u00c0\u00af")).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] in(Charset charset) {
        return Wire.envelope(security(), retrieval("x")).getBytes(charset);
    }

    @TestFactory
    Stream<DynamicTest> ebxml() {
        var relation = "urn:ihe:iti:2007:AssociationType:RPLC";
        return Stream.of(
                family("9 duplicate ids", () -> feed(letter(entry("D1")).entry(entry("D1")))),
                family("17 a slot is missing", () -> feed(letter(entry("D1").slot("creationTime")))),
                family(
                        "17 a slot has two values",
                        () -> feed(letter(entry("D1").slot("creationTime", "2026", "2025")))),
                family(
                        "17 a classification is missing",
                        () -> feed(letter(entry("D1").code(Scheme.TYPE)))),
                family(
                        "17 a dangling association",
                        () -> feed(letter(entry("D1")).join("a", "HasMember", "Set", "nobody"))),
                family(
                        "17 replacing in a circle",
                        () -> feed(letter(entry("D1"))
                                .entry(new Entry("D2"))
                                .inline("D2", "texte")
                                .join("a", relation, "D1", "D2")
                                .join("b", relation, "D2", "D1"))),
                family("17 replacing itself", () -> feed(letter(entry("D1")).join("a", relation, "D1", "D1"))),
                family(
                        "18 a hundred thousand entries",
                        () -> mtom(Wire.mtom(
                                Wire.envelope(
                                        security(),
                                        "<d:ProvideAndRegisterDocumentSetRequest xmlns:d=\"urn:ihe:iti:xds-b:2007\">"
                                                + "<l:SubmitObjectsRequest xmlns:l=\"urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0\">"
                                                + "<RegistryObjectList xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\">"
                                                + "<ExtrinsicObject id=\"D\"/>".repeat(100_000)
                                                + "</RegistryObjectList></l:SubmitObjectsRequest></d:ProvideAndRegisterDocumentSetRequest>"),
                                Map.of()))));
    }

    @TestFactory
    Stream<DynamicTest> values() {
        return Stream.of(
                family("20 an INS with a wrong key", () -> mtom(about("280059980012499"))),
                family("20 a patient without record", () -> Wire.as(Wire.MTOM)
                        .post(
                                "/iti41",
                                new Feeding(new Ins(Ins.Authority.TEST, "179113818590922"), "Set")
                                        .entry(entry("D1"))
                                        .inline("D1", "texte")
                                        .message(Opened.about(PATIENT)
                                                .with(
                                                        "urn:oasis:names:tc:xacml:2.0:resource:resource-id",
                                                        "179113818590922^^^&1.2.250.1.213.1.4.10&ISO^NH")
                                                .security()))),
                family("21 another hash", () -> feed(letter(entry("D1").slot("hash", "0".repeat(40))))),
                family("21 another size", () -> feed(letter(entry("D1").slot("size", "3")))),
                family(
                        "21 a size that is no number",
                        () -> feed(letter(entry("D1").slot("size", "-1")))));
    }

    @TestFactory
    Stream<DynamicTest> moreValues() {
        return Stream.of(
                family("22 another MIME type", () -> feed(letter(entry("D1").mimeType("application/pdf")))),
                family("22 a MIME type of nobody", () -> feed(letter(entry("D1").mimeType("text/html")))),
                family("23 hour 25", () -> feed(letter(entry("D1").slot("creationTime", "2026061525")))),
                family("23 month 13", () -> feed(letter(entry("D1").slot("creationTime", "20261301")))),
                family("23 a negative year", () -> feed(letter(entry("D1").slot("creationTime", "-2026")))));
    }

    private static byte[] about(String matricule) {
        return new String(letter(entry("D1")).message("SECURITY"), StandardCharsets.UTF_8)
                .replace(PATIENT.matricule(), matricule)
                .replace("SECURITY", security())
                .getBytes(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> mime() {
        return Stream.of(
                family("26 two parts of one id", () -> mtom(twice())),
                family(
                        "26 a part that points at another",
                        () -> feed(new Feeding(PATIENT, "Set")
                                .entry(entry("D1").mimeType("application/pdf"))
                                .at("D1", "one")
                                .part(
                                        "one",
                                        "<x:Include xmlns:x=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:root\"/>"
                                                .getBytes(StandardCharsets.UTF_8)))),
                family("27 a hundred thousand parts", () -> feed(parts(100_000))),
                family("28 a huge header of a part", () -> mtom(headed("X-Filler: " + "x".repeat(8 << 20)))),
                family(
                        "28 a hundred thousand headers of a part",
                        () -> mtom(headed("X-Filler: x\r\n".repeat(100_000) + "X-Last: x"))),
                family("29 another boundary", () -> Wire.as(Wire.MTOM.replace("boundary=MIME", "boundary=OTHER"))
                        .post("/iti41", letter(entry("D1")).message(security()))),
                family("29 a boundary of a thousand characters", () -> Wire.as(
                                Wire.MTOM.replace("boundary=MIME", "boundary=" + "M".repeat(1000)))
                        .post("/iti41", letter(entry("D1")).message(security()))),
                family(
                        "29 cut off in the envelope",
                        () -> mtom(cut(letter(entry("D1")).message(security()), 500))),
                family("30 compressed", () -> Wire.as(Wire.MTOM)
                        .with("Content-Encoding", "deflate")
                        .post("/iti41", letter(entry("D1")).message(security()))));
    }

    private static byte[] twice() {
        var message = new String(
                new Feeding(PATIENT, "Set")
                        .entry(entry("D1"))
                        .at("D1", "one")
                        .part("one", "texte".getBytes(StandardCharsets.UTF_8))
                        .part("two", "autre".getBytes(StandardCharsets.UTF_8))
                        .message(security()),
                StandardCharsets.UTF_8);
        return message.replace("Content-ID: <two>", "Content-ID: <one>").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] headed(String header) {
        var message = new String(
                new Feeding(PATIENT, "Set")
                        .entry(entry("D1"))
                        .at("D1", "one")
                        .part("one", "texte".getBytes(StandardCharsets.UTF_8))
                        .message(security()),
                StandardCharsets.UTF_8);
        return message.replace("Content-ID: <one>", header + "\r\nContent-ID: <one>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Feeding parts(int count) {
        var feeding = new Feeding(PATIENT, "Set").entry(entry("D1")).at("D1", "p" + (count - 1));
        for (var i = 0; i < count; i++) {
            feeding.part("p" + i, new byte[] {'x'});
        }
        return feeding;
    }

    private static byte[] cut(byte[] message, int length) {
        return Arrays.copyOf(message, length);
    }
}
