package org.opencarnet.xds.provide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencarnet.identity.vihf.SignedManifest;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.soap.Wire;
import org.opencarnet.xds.testing.Entry;
import org.opencarnet.xds.testing.Feeding;
import org.opencarnet.xds.testing.Opened;

/** A signed submission set over the wire, where the operator asks that signatures prove what comes with them. */
class SignaturesTest {

    private static final Ins PATIENT = new Ins(Ins.Authority.TEST, "280059980012808");
    private static final String SIGNS = "urn:ihe:iti:2007:AssociationType:signs";
    private static final byte[] LETTER = "Mon cher confrère,".getBytes(StandardCharsets.UTF_8);
    private static final byte[] RESULT = "Glycémie : 1,05 g/l".getBytes(StandardCharsets.UTF_8);

    private final String letter = "1.2.250.1.999." + System.nanoTime();
    private final String result = letter + ".1";
    private final String set = letter + ".3";

    @BeforeAll
    static void thePatientHasARecord() {
        Opened.record(PATIENT);
    }

    private static String sent(Feeding feeding) {
        var message = feeding.message(Opened.about(PATIENT).security());
        return Wire.as(Wire.MTOM)
                .with("Accept-Language", "en")
                .post("/iti41", message)
                .text();
    }

    /** A letter and a result, with this signature of what is said beside it. */
    private Feeding with(byte[] signature) {
        return with(signature, new Entry("Signature"));
    }

    private Feeding with(byte[] signature, Entry entry) {
        return new Feeding(
                        PATIENT,
                        "Set",
                        new Feeding.About(set, "1.2.250.1.999.1", "20260615083000", "04^^1.2.250.1.213.2.2", ""))
                .entry(new Entry("Letter").uniqueId(letter))
                .entry(new Entry("Result").uniqueId(result))
                .entry(entry.uniqueId(letter + ".2").mimeType("text/xml"))
                .at("Letter", "letter")
                .at("Result", "result")
                .at("Signature", "signature")
                .part("letter", LETTER)
                .part("signature", signature)
                .part("result", RESULT);
    }

    private Feeding signed(byte[] signature, String target) {
        return with(signature).join("Signs", SIGNS, "Signature", target);
    }

    private SignedManifest manifest() {
        return new SignedManifest(Opened.CARD).of(letter, LETTER);
    }

    private SignedManifest whole() {
        return manifest().of(result, RESULT).ofSet(set, "0");
    }

    private static void isTaken(Feeding feeding) {
        assertThat(sent(feeding)).contains("ResponseStatusType:Success");
    }

    private static void isTurnedBack(String answer, String words) {
        assertThat(answer)
                .contains(
                        "ResponseStatusType:Failure",
                        "errorCode=\"InvalidDocumentContent\"",
                        "location=\"Signature\"",
                        words);
    }

    @Test
    void takesASubmissionSetThatIsSigned() {
        isTaken(signed(whole().bytes(), "Set"));
    }

    @Test
    void takesADocumentThatIsSigned() {
        isTaken(signed(manifest().bytes(), "Letter"));
    }

    @Test
    void takesDocumentsThatAreSignedEachByItsAssociation() {
        isTaken(signed(manifest().of(result, RESULT).bytes(), "Letter").join("Too", SIGNS, "Signature", "Result"));
        assertThat(sent(signed(manifest().bytes(), "Letter").join("Too", SIGNS, "Signature", "Result")))
                .contains("Result is not");
    }

    @Test
    void everyDocumentOfASignedSetIsSigned() {
        isTurnedBack(sent(signed(manifest().ofSet(set, "0").bytes(), "Set")), "Result is not");
        isTurnedBack(sent(signed(manifest().ofSet(set, "0").bytes(), "Letter")), "Result is not");
    }

    @Test
    void nothingElseIsSignedWithASet() {
        isTurnedBack(
                sent(signed(whole().of("1.2.250.1.999.7", LETTER).bytes(), "Set")),
                "urn:oid:1.2.250.1.999.7 is signed with the submission set");
    }

    @Test
    void theSetThatIsSignedIsThisOne() {
        isTurnedBack(
                sent(signed(manifest().of(result, RESULT).ofSet(set + ".1", "0").bytes(), "Set")), "Set is not");
    }

    @Test
    void theBytesAreThoseThatWereSigned() {
        var other = manifest().of(result, LETTER);

        isTurnedBack(sent(signed(other.bytes(), "Letter")), "Result is not");
        isTurnedBack(sent(signed(other.ofSet(set, "0").bytes(), "Set")), "Result is not");
    }

    @Test
    void aSignatureIsKnownByItsFormatToo() {
        var format =
                new Entry("Signature").code(Scheme.FORMAT, "urn:ihe:iti:dsg:detached:2014^^1.3.6.1.4.1.19376.1.2.3");

        isTurnedBack(sent(with("<signature/>".getBytes(StandardCharsets.UTF_8), format)), "(MISSING)");
        isTurnedBack(sent(with(manifest().ofSet(set, "AA==").bytes(), format)), "Result is not");
        isTaken(with(whole().bytes(), format));
    }

    @Test
    void aSignatureIsNotOfAnyLength() {
        var longer = new String(whole().bytes(), StandardCharsets.UTF_8) + "<!--" + "x".repeat(1 << 20) + "-->";

        isTurnedBack(sent(signed(longer.getBytes(StandardCharsets.UTF_8), "Set")), "(TOO_LARGE)");
    }

    @Test
    void nothingStaysOfWhatIsTurnedBack() {
        isTurnedBack(sent(signed(manifest().bytes(), "Set")), "Result is not");

        isTaken(signed(whole().bytes(), "Set"));
    }

    @Test
    void aSignatureProvesSomething() {
        var stranger = new TestAuthority(TestAuthority.PERSONS).issue("C=FR,CN=899700367917");

        isTurnedBack(sent(signed(new SignedManifest(stranger).of(letter, LETTER).bytes(), "Letter")), "(CERTIFICATE)");
        isTurnedBack(sent(signed("<signature/>".getBytes(StandardCharsets.UTF_8), "Letter")), "(MISSING)");
    }
}
