package org.opencarnet.identity.vihf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.SignatureCheck.Proof;

/** Signature documents: good ones, and each way in which one may prove nothing. */
class SignatureDocumentsTest {

    private static final TestAuthority AUTHORITY = new TestAuthority(TestAuthority.PERSONS);
    private static final TestAuthority.Holder CARD = AUTHORITY.issue("C=FR,CN=899700367917");
    private static final TestAuthority.Holder OTHER = AUTHORITY.issue("C=FR,CN=899700367925");
    private static final byte[] LETTER = "Mon cher confrère,".getBytes(StandardCharsets.UTF_8);
    private static final String OLD = "http://www.w3.org/2000/09/xmldsig#";
    private static final String SHA_256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static Proof proven(byte[] document) {
        var trusted = AUTHORITY.trusted();
        return new SignatureDocuments(() -> trusted, Clock.systemUTC()).prove(document);
    }

    private static SignedManifest signed() {
        return new SignedManifest(CARD).of("1.2.3", LETTER);
    }

    private static byte[] changed(byte[] document, String from, String to) {
        var text = new String(document, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return utf8(text.replace(from, to));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> digests(byte[] document) {
        assertThat(proven(document)).isInstanceOf(Proof.Signed.class);
        return ((Proof.Signed) proven(document)).digests();
    }

    @Test
    void tellsTheDigestsOfWhatWasSigned() {
        assertThat(digests(signed().of("1.2.4", utf8("abc")).bytes()))
                .containsOnlyKeys("urn:oid:1.2.3", "urn:oid:1.2.4")
                .containsEntry("urn:oid:1.2.4", SHA_256_OF_ABC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "AA==", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", ""})
    void aSubmissionSetHasNoDigest(String zero) {
        assertThat(digests(signed().ofSet("1.2.9", zero).bytes()))
                .containsOnlyKeys("urn:oid:1.2.3", "urn:oid:1.2.9")
                .containsEntry("urn:oid:1.2.9", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2006/12/xml-c14n11",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
                "http://www.w3.org/2001/10/xml-exc-c14n#"
            })
    void isWrittenInAnyCanonicalForm(String canonicalization) {
        assertThat(digests(signed().canonicalized(canonicalization).bytes())).containsOnlyKeys("urn:oid:1.2.3");
        assertThat(digests(
                        signed().canonicalized(canonicalization).untransformed().bytes()))
                .containsOnlyKeys("urn:oid:1.2.3");
    }

    @Test
    void isWrittenInTheNamesOfEitherXades() {
        assertThat(digests(signed().inTheOldNames().bytes())).containsOnlyKeys("urn:oid:1.2.3");
        assertThat(proven(signed().inTheOldNames().as(OTHER).bytes())).isEqualTo(new Proof.Flawed(Flaw.CONTRADICTION));
    }

    @Test
    void otherCertificatesMayStandBesideThatOfTheSigner() {
        assertThat(digests(signed().beside(AUTHORITY.certificate()).bytes())).containsOnlyKeys("urn:oid:1.2.3");
        assertThat(proven(signed().as(OTHER).beside(OTHER.certificate()).bytes()))
                .isEqualTo(new Proof.Flawed(Flaw.SIGNATURE));
    }

    @Test
    void noCommentSplitsWhatIsSigned() {
        var split = signed().of("1.2.4", utf8("abc"))
                .with(text -> text.replace("ungWv48B", "ungW<!-- -->v48B"))
                .bytes();

        assertThat(new String(split, StandardCharsets.UTF_8)).contains("<!-- -->");
        assertThat(digests(split)).containsEntry("urn:oid:1.2.4", SHA_256_OF_ABC);
    }

    @Test
    void aManifestThatTheSignatureDoesNotCoverIsNotRead() {
        var forged = "<ds:Object xmlns:ds=\"" + OLD
                + "\"><ds:Manifest><ds:Reference URI=\"urn:oid:6.6.6\"><ds:DigestMethod Algorithm=\"" + OLD
                + "sha1\"/><ds:DigestValue>AA==</ds:DigestValue></ds:Reference></ds:Manifest></ds:Object>";

        for (var place : List.of("</ds:KeyInfo>", "</ds:Signature>")) {
            var both = place.equals("</ds:Signature>") ? forged + place : place + forged;
            assertThat(digests(changed(signed().bytes(), place, both))).containsOnlyKeys("urn:oid:1.2.3");
        }
    }

    @Test
    void whatIsDeepDoesNoHarm() {
        var deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);

        assertThat(digests(changed(
                        signed().bytes(),
                        "</ds:Signature>",
                        "<ds:Object xmlns:ds=\"" + OLD + "\">" + deep + "</ds:Object></ds:Signature>")))
                .containsOnlyKeys("urn:oid:1.2.3");
        assertThat(proven(changed(signed().bytes(), "</ds:X509Certificate>", deep + "</ds:X509Certificate>")))
                .isEqualTo(new Proof.Flawed(Flaw.UNREADABLE));
    }

    @Test
    void aRevokedCertificateProvesNothing() {
        var trusted = AUTHORITY.trusted(AUTHORITY.revoking(CARD.certificate()));

        assertThat(new SignatureDocuments(() -> trusted, Clock.systemUTC()).prove(signed().bytes()))
                .isEqualTo(new Proof.Flawed(Flaw.CERTIFICATE));
    }

    private static Arguments by(String what, Flaw flaw, TestAuthority.Holder signer) {
        return arguments(
                what, flaw, new SignedManifest(signer).of("1.2.3", LETTER).bytes());
    }

    static Stream<Arguments> wrongSigners() {
        var now = Instant.now();
        return Stream.of(
                by(
                        "nobody trusts the signer",
                        Flaw.CERTIFICATE,
                        new TestAuthority(TestAuthority.PERSONS).issue("C=FR,CN=899700367917")),
                by(
                        "the certificate has ended",
                        Flaw.CERTIFICATE,
                        AUTHORITY.issue("C=FR,CN=899700367917", "RSA", 2048, now.minusSeconds(400L * 24 * 3600))),
                by(
                        "the key is short",
                        Flaw.ALGORITHM,
                        AUTHORITY.issue("C=FR,CN=899700367917", "RSA", 1024, now.minusSeconds(60))),
                arguments(
                        "another certificate is named",
                        Flaw.CONTRADICTION,
                        signed().as(OTHER).bytes()));
    }

    static Stream<Arguments> weakAlgorithms() {
        return Stream.of(
                arguments(
                        "SHA-1 signs",
                        Flaw.ALGORITHM,
                        signed().by(OLD + "rsa-sha1", "http://www.w3.org/2001/04/xmlenc#sha256")
                                .bytes()),
                arguments(
                        "SHA-1 digests",
                        Flaw.ALGORITHM,
                        signed().by("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", OLD + "sha1")
                                .bytes()),
                arguments(
                        "a key that everybody has signs",
                        Flaw.ALGORITHM,
                        changed(signed().bytes(), "xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256")),
                arguments(
                        "a style sheet transforms",
                        Flaw.ALGORITHM,
                        changed(
                                signed().bytes(),
                                "<ds:Transform Algorithm=\"http://www.w3.org/2006/12/xml-c14n11#WithComments\"",
                                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"")),
                arguments(
                        "what is signed is transformed",
                        Flaw.ALGORITHM,
                        signed().with(
                                        text -> text.replaceFirst(
                                                "urn:oid:1.2.3\">",
                                                "urn:oid:1.2.3\"><ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/2006/12/xml-c14n11\"/></ds:Transforms>"))
                                .bytes()),
                arguments(
                        "SHA-1 is in the manifest",
                        Flaw.ALGORITHM,
                        signed().with(text ->
                                        text.replaceFirst("http://www.w3.org/2001/04/xmlenc#sha256", OLD + "sha1"))
                                .bytes()));
    }

    private static byte[] crowded() {
        var manifest = signed();
        IntStream.range(0, 30).forEach(number -> manifest.of("1.2.4." + number, LETTER));
        return manifest.bytes();
    }

    static Stream<Arguments> otherParts() {
        var good = signed().bytes();
        return Stream.of(
                arguments("the manifest was changed", Flaw.SIGNATURE, changed(good, "urn:oid:1.2.3", "urn:oid:1.2.9")),
                arguments("the properties were changed", Flaw.SIGNATURE, changed(good, "2026-06-15", "2026-06-16")),
                arguments(
                        "a name is borne twice",
                        Flaw.SEVERAL,
                        changed(good, "<ds:Object", "<ds:Object Id=\"manifest\"")),
                arguments(
                        "the manifest is not referred to",
                        Flaw.MISSING,
                        changed(good, "Type=\"" + OLD + "Manifest\"", "")),
                arguments(
                        "a reference leads outside",
                        Flaw.SIGNATURE,
                        changed(good, "URI=\"#manifest\"", "URI=\"http://127.0.0.1:1/\"")),
                arguments(
                        "it names one thing twice",
                        Flaw.SEVERAL,
                        signed().of("1.2.3", LETTER).bytes()),
                arguments("it names more than thirty things", Flaw.SIGNATURE, crowded()),
                arguments("it names nothing", Flaw.SIGNATURE, new SignedManifest(CARD).bytes()));
    }

    static Stream<Arguments> otherDocuments() {
        var good = new String(signed().bytes(), StandardCharsets.UTF_8);
        return Stream.of(
                arguments(
                        "no certificate is in it",
                        Flaw.SIGNATURE,
                        utf8(good.replaceAll("(?s)<ds:KeyInfo>.*</ds:KeyInfo>", ""))),
                arguments("it is no signature", Flaw.MISSING, utf8("<x/>")),
                arguments("it is no XML", Flaw.UNREADABLE, LETTER),
                arguments(
                        "it has a document type",
                        Flaw.UNREADABLE,
                        utf8("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")),
                arguments("it is empty", Flaw.UNREADABLE, new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"wrongSigners", "weakAlgorithms", "otherParts", "otherDocuments"})
    void provesNothingWhere(String what, Flaw flaw, byte[] document) {
        assertThat(proven(document)).isEqualTo(new Proof.Flawed(flaw));
    }
}
