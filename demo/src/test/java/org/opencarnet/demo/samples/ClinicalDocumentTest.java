package org.opencarnet.demo.samples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencarnet.demo.people.People;
import org.w3c.dom.Document;

class ClinicalDocumentTest {

    static Stream<DemoDocument> samples() {
        return Samples.read(People.read())
                .documents()
                .filter(document -> document.content().mime().equals("text/xml"));
    }

    static Stream<DemoDocument> unstructured() {
        return samples()
                .filter(document -> document.content().format().code().value().contains("pdf"));
    }

    static Stream<DemoDocument> structured() {
        return samples()
                .filter(document -> !document.content().format().code().value().contains("pdf"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theHeaderSaysWhatTheDescriptionSays(DemoDocument document) throws Exception {
        Document xml = parsed(document);
        Description description = document.description();

        assertThat(xml.getDocumentElement().getTagName()).isEqualTo("ClinicalDocument");
        assertThat(xml.getDocumentElement().getAttribute("xmlns")).isEqualTo("urn:hl7-org:v3");
        assertThat(at(xml, "/*/typeId/@extension")).isEqualTo("POCD_HD000040");
        assertThat(at(xml, "/*/id/@root")).isEqualTo(description.uniqueId());
        assertThat(at(xml, "/*/code/@code"))
                .isEqualTo(description.type().concept().code().value());
        assertThat(at(xml, "/*/code/@codeSystem"))
                .isEqualTo(description.type().concept().code().system());
        assertThat(at(xml, "/*/title")).isEqualTo(description.title());
        assertThat(at(xml, "/*/effectiveTime/@value")).matches("20[0-9]{12}\\+0[12]00");
        assertThat(at(xml, "/*/languageCode/@code")).isEqualTo("fr-FR");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theHeaderNamesPatientAuthorAndCustodian(DemoDocument document) throws Exception {
        Document xml = parsed(document);
        Description description = document.description();
        String structure = description.setting().structure().orElseThrow().id();

        assertThat(at(xml, "/*/recordTarget/patientRole/id/@root")).isEqualTo("1.2.250.1.213.1.4.10");
        assertThat(at(xml, "/*/recordTarget/patientRole/id/@extension"))
                .isEqualTo(description.patient().ins());
        assertThat(at(xml, "//recordTarget//name/family[@qualifier='BR']"))
                .isEqualTo(description.patient().birthName());
        assertThat(at(xml, "//recordTarget//birthplace//county"))
                .isEqualTo(description.patient().birthPlace());
        assertThat(at(xml, "/*/author/assignedAuthor/id/@extension"))
                .isEqualTo(description.author().identity().id());
        assertThat(at(xml, "/*/author/assignedAuthor/representedOrganization/id/@extension"))
                .isEqualTo(structure);
        assertThat(at(xml, "/*/custodian//id/@extension")).isEqualTo(structure);
        assertThat(at(xml, "/*/legalAuthenticator//id/@extension"))
                .isEqualTo(description.author().identity().id());
    }

    @ParameterizedTest
    @MethodSource("unstructured")
    void levelOneHoldsAPdf(DemoDocument document) throws Exception {
        Document xml = parsed(document);

        byte[] pdf = Base64.getDecoder().decode(at(xml, "/*/component/nonXMLBody/text"));

        assertThat(at(xml, "/*/component/nonXMLBody/text/@mediaType")).isEqualTo("application/pdf");
        assertThat(new String(pdf, ISO_8859_1)).startsWith("%PDF-").endsWith("%%EOF\n");
    }

    @ParameterizedTest
    @MethodSource("structured")
    void structuredDocumentsHaveSectionsWithHeadingAndText(DemoDocument document) throws Exception {
        Document xml = parsed(document);

        assertThat(number(xml, "count(//structuredBody/component/section)")).isPositive();
        assertThat(number(xml, "count(//section[not(title) or not(text/*)])")).isZero();
    }

    @ParameterizedTest
    @MethodSource("structured")
    void everyMeasureIsAnEntryAndIsTold(DemoDocument document) throws Exception {
        Document xml = parsed(document);

        assertThat(number(xml, "count(//entry/observation[code/@code and value/@unit and value/@value])"))
                .isEqualTo(number(xml, "count(//section/text/list/item)"))
                .isEqualTo(number(xml, "count(//entry)"));
    }

    /** Without namespaces, for there is but one, and paths stay readable. */
    private static Document parsed(DemoDocument document) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(document.content().bytes()));
    }

    private static String at(Document xml, String path) throws XPathExpressionException {
        return XPathFactory.newDefaultInstance().newXPath().evaluate(path, xml);
    }

    private static int number(Document xml, String path) throws XPathExpressionException {
        return Integer.parseInt(at(xml, path));
    }
}
