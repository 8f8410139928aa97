package org.opencarnet.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.signature.XMLSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class VihfEndpointTest {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

    private static Map<String, String> form(String fields) {
        return Arrays.stream(fields.split(" "))
                .map(field -> field.split("="))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }

    private static Element header(String fields) throws Exception {
        var answer = Provider.browser().post("/demo/vihf", form(fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(answer.body())))
                .getDocumentElement();
    }

    private static String attribute(Element header, String name) {
        var attributes = header.getElementsByTagNameNS(SAML, "Attribute");
        for (var i = 0; i < attributes.getLength(); i++) {
            var one = (Element) attributes.item(i);
            if (one.getAttribute("Name").equals(name)) {
                return one.getTextContent();
            }
        }
        return "";
    }

    private static String issuer(Element header) {
        return header.getElementsByTagNameNS(SAML, "Issuer").item(0).getTextContent();
    }

    @Test
    void signsForAPersonWithHisCard() throws Exception {
        var header = header("persona=dr-martin ins=282046938390521");
        var assertion =
                (Element) header.getElementsByTagNameNS(SAML, "Assertion").item(0);
        assertion.setIdAttribute("ID", true);
        var signature = new XMLSignature(
                (Element) header.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature")
                        .item(0),
                "");

        assertThat(header.getLocalName()).isEqualTo("Security");
        assertThat(signature.checkSignatureValue(signature.getKeyInfo().getX509Certificate()))
                .isTrue();
        assertThat(issuer(header)).contains("CN=899700990015");
        assertThat(attribute(header, "Authentification_Mode")).isEqualTo("DIRECTE");
        assertThat(attribute(header, "VIHF_Version")).isEqualTo("3.0");
        assertThat(attribute(header, "urn:oasis:names:tc:xacml:2.0:resource:resource-id"))
                .isEqualTo("282046938390521^^^&1.2.250.1.213.1.4.10&ISO^NH");
    }

    @ParameterizedTest
    @CsvSource({
        "persona=dr-martin mode=INDIRECTE, INDIRECTE",
        "persona=dr-martin mode=INDIRECTE_RENFORCEE, INDIRECTE_RENFORCEE",
        "persona=dr-fontaine mode=S, DIRECTE"
    })
    void signsForAPersonOfAStructureWithItsCertificate(String fields, String mode) throws Exception {
        var header = header(fields + " version=4.0");

        assertThat(attribute(header, "Authentification_Mode")).isEqualTo(mode);
        assertThat(attribute(header, "VIHF_Version")).isEqualTo("4.0");
        assertThat(issuer(header).contains("OU=")).isEqualTo(!mode.equals("DIRECTE"));
    }

    @Test
    void opensASecretConnection() throws Exception {
        assertThat(attribute(
                        header("persona=dr-martin secret=true"),
                        "urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code"))
                .isEqualTo("INVISIBLE_REPRESENTANTS_LEGAUX");
    }

    @ParameterizedTest
    @CsvSource({
        "persona=dr-martin version=2.0, version",
        "persona=dr-martin ins=282046938390522, ins",
        "persona=dr-martin ins=12, ins",
        "persona=dr-who, persona",
        "persona=dr-martin colour=blue, colour",
        "persona=mme-durand, kind"
    })
    void namesTheFieldThatIsWrong(String fields, String field) {
        var answer = Provider.browser().post("/demo/vihf", form(fields));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Provider.json(answer.body()).get("field").asText()).isEqualTo(field);
    }
}
