package org.opencarnet.identity.vihf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.CarnetInMemory;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.sharing.Trail;
import org.opencarnet.xds.soap.Wire;

/** Messages under a VIHF that proves nothing: each gets a fault, and none leaves a trace of an access, since none was one. */
class FlawedMessagesTest {

    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "280059980012313");
    private static final TestAuthority.Holder CARD = CarnetInMemory.authority().issue("C=FR,CN=899700367917");
    private static final RecordId RECORD = new RecordId(UUID.randomUUID());
    private static final String FIND = """
            <q:AdhocQueryRequest xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" \
            xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><q:ResponseOption returnType="ObjectRef"/>\
            <AdhocQuery id="urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d">\
            <Slot name="$XDSDocumentEntryPatientId"><ValueList><Value>'%s'</Value></ValueList></Slot>\
            <Slot name="$XDSDocumentEntryStatus"><ValueList><Value>('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')\
            </Value></ValueList></Slot></AdhocQuery></q:AdhocQueryRequest>""".formatted(PATIENT.toCx().replace("&", "&amp;"));

    static {
        var record = new PatientRecord(
                RECORD,
                PATIENT,
                LocalDate.of(1980, 5, 17),
                new PatientRecord.State.Open(),
                StandingConsents.AT_CREATION);
        CarnetInMemory.store().unit().of(() -> CarnetInMemory.store().records().open(record));
    }

    private static Written written() {
        return new Written(CARD, Instant.now())
                .with("urn:oasis:names:tc:xacml:2.0:resource:resource-id", PATIENT.toCx());
    }

    private static int traces() {
        var search = new Trail.Search(
                RECORD, Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 1000);
        return CarnetInMemory.store()
                .unit()
                .of(() -> CarnetInMemory.store().trail().read(search).size());
    }

    private static Wire.Answer sent(String security) {
        return Wire.as(Wire.PLAIN).post("/iti18", Wire.envelope(security, FIND));
    }

    private static void isRefused(String security, String fault) {
        var before = traces();

        var answer = sent(security);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.fault()).matches(fault);
        assertThat(answer.body()).doesNotContain("Exception", "java.");
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void whatProvesSomethingLeavesATrace() {
        var before = traces();

        assertThat(sent(written().security()).status()).isEqualTo(200);

        assertThat(traces()).isGreaterThan(before);
    }

    @TestFactory
    Stream<DynamicTest> noneIsWrappedAroundASignature() {
        return WrappingTest.VARIANTS.entrySet().stream().flatMap(variant -> Stream.of(true, false)
                .map(sameId -> DynamicTest.dynamicTest(
                        variant.getKey() + (sameId ? ", by the same ID" : ", by another ID"),
                        () -> isRefused(
                                Written.security(WrappingTest.wrapped(CARD, variant.getValue(), sameId)),
                                "InvalidSecurity|FailedCheck|InvalidSecurityToken|UnsupportedAlgorithm"))));
    }

    @Test
    void noneIsUnsigned() {
        isRefused(
                written().security().replaceAll("(?s)<(\\w+:)?Signature .*</(\\w+:)?Signature>", ""),
                "InvalidSecurity");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "keyed with the public key | Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\" | Algorithm=\"http://www.w3.org/2000/09/xmldsig#hmac-sha1\"",
                "MD5 | Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\" | Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-md5\"",
                "a transform by XPath | Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\" | Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"",
                "a transform by XSLT | Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\" | Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"",
                "canonical with comments | Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\" | Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\"",
                "a reference to the whole message | URI=\"#_ | URI=\"\" x=\"#_",
                "a reference elsewhere | URI=\"#_ | URI=\"http://127.0.0.1:1/#_"
            })
    void noneIsSignedInAnotherWay(String what, String written, String instead) {
        isRefused(
                written().security().replace(written, instead),
                "InvalidSecurity|UnsupportedAlgorithm|FailedCheck|InvalidSecurityToken");
    }

    @Test
    void noneBringsAKeyOfItsOwn() {
        var header = written().header();
        var keys = header.getElementsByTagNameNS(DSIG, "KeyInfo").item(0);
        while (keys.hasChildNodes()) {
            keys.removeChild(keys.getFirstChild());
        }
        var retrieval = header.getOwnerDocument().createElementNS(DSIG, "RetrievalMethod");
        retrieval.setAttribute("URI", "http://127.0.0.1:1/key");
        keys.appendChild(retrieval);

        isRefused(Written.security(header), "InvalidSecurity|FailedCheck|FailedAuthentication");
    }

    @Test
    void noneIsEncrypted() {
        var header = written()
                .security()
                .replaceAll(
                        "(?s)<saml2:Assertion.*</saml2:Assertion>",
                        "<saml2:EncryptedAssertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>");

        isRefused(header, "InvalidSecurity");
    }

    @Test
    void noneComesTwice() {
        var security = written().security();
        assertThat(sent(security).status()).isEqualTo(200);

        isRefused(security, "InvalidSecurityToken");
    }

    @Test
    void noneIsFromAnotherTimeOrForAnotherPlace() {
        var now = Instant.now();
        isRefused(written().issued(now.minusSeconds(3600)).security(), "MessageExpired");
        isRefused(written().issued(now.plusSeconds(3600)).security(), "MessageExpired");
        isRefused(written().valid(now.minusSeconds(900), now.minusSeconds(600)).security(), "MessageExpired");
        isRefused(written().with("Ressource_URN", "urn:other").security(), "FailedAuthentication");
    }

    @Test
    void noneIsOfAnotherPersonThanTheCard() {
        isRefused(written().subject("899700367925").security(), "FailedAuthentication");
        isRefused(written().issuer("CN=899700367925,C=FR").security(), "FailedAuthentication");
        var clinic = CarnetInMemory.authority().issue("C=FR,OU=10B0152872,CN=logiciel");
        isRefused(
                new Written(clinic, Instant.now())
                        .with("Authentification_Mode", "INDIRECTE")
                        .with("Identifiant_Structure", "10B0000000")
                        .security(),
                "FailedAuthentication");
    }

    /** Beside the assertion nothing is read: neither a Timestamp nor a password replaces or prolongs it. */
    @TestFactory
    Stream<DynamicTest> nothingElseProvesAnything() {
        var wsu = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
        var old = written().issued(Instant.now().minusSeconds(3600)).security();
        UnaryOperator<String> inside = more -> old.replaceFirst("(<wsse:Security[^>]*>)", "$1" + more);
        return Stream.of(
                DynamicTest.dynamicTest(
                        "a timestamp",
                        () -> isRefused(
                                inside.apply("<u:Timestamp xmlns:u=\"" + wsu + "\"><u:Created>" + Instant.now()
                                        + "</u:Created></u:Timestamp>"),
                                "MessageExpired|InvalidSecurity")),
                DynamicTest.dynamicTest(
                        "a name and a password",
                        () -> isRefused(
                                "<wsse:Security xmlns:wsse=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\">"
                                        + "<wsse:UsernameToken><wsse:Username>x</wsse:Username></wsse:UsernameToken></wsse:Security>",
                                "InvalidSecurity")));
    }
}
