package org.opencarnet.identity.vihf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.identity.Flaw;
import org.opencarnet.identity.FlawedVihf;
import org.opencarnet.identity.Vihf;
import org.opencarnet.record.Ins;
import org.opencarnet.terminology.MatrixColumn;
import org.w3c.dom.Element;

class VihfsTest {

    private static final Instant NOW = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    private static final TestAuthority AUTHORITY = new TestAuthority(TestAuthority.PERSONS);
    private static final TestAuthority.Holder CARD =
            AUTHORITY.issue("C=FR,T=Médecin,SURNAME=MARTIN+GIVENNAME=CLAIRE+CN=899700367917");
    private static final TestAuthority.Holder CLINIC =
            AUTHORITY.issue("C=FR,ST=Paris (75),O=CABINET M DOC,OU=10B0152872,CN=logiciel");
    private static final Vihfs.Terms TERMS =
            new Vihfs.Terms(Duration.ofSeconds(30), Duration.ofMinutes(10), Set.of("carnet"));

    private final Vihfs vihfs = at(NOW, AUTHORITY.trusted());

    private static Vihfs at(Instant now, TrustedCertificates trusted) {
        return new Vihfs(() -> trusted, TERMS, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Written physician() {
        return new Written(CARD, NOW);
    }

    private static Written clinic() {
        return new Written(CLINIC, NOW)
                .with("Authentification_Mode", "INDIRECTE")
                .subject("interne-17");
    }

    private Flaw refused(Element header) {
        return refused(vihfs, header);
    }

    private static Flaw refused(Vihfs vihfs, Element header) {
        var flawed = catchThrowableOfType(FlawedVihf.class, () -> vihfs.prove(header));

        assertThat(flawed).isNotNull();
        assertThat(flawed.text(Locale.FRENCH)).isNotBlank().isNotEqualTo(flawed.text(Locale.ENGLISH));
        return flawed.flaw();
    }

    @Test
    void knowsAPhysicianByHisCard() {
        var vihf = vihfs.prove(physician().header());

        assertThat(vihf.mode()).isEqualTo(Vihf.Mode.DIRECTE);
        assertThat(vihf.credential().requester())
                .isEqualTo(new Requester.Professional(
                        "899700367917",
                        "Claire MARTIN",
                        "10",
                        Optional.of(MatrixColumn.MEDECINS),
                        Optional.of("10B0152872"),
                        false));
        assertThat(vihf.credential().purpose()).isEqualTo(Purpose.NORMAL);
        assertThat(vihf.patient()).contains(new Ins(Ins.Authority.TEST, "279035121518989"));
        assertThat(vihf.secret()).isFalse();
    }

    @Test
    void knowsAStructureByItsCertificate() {
        var vihf = vihfs.prove(clinic().header());

        assertThat(vihf.mode()).isEqualTo(Vihf.Mode.INDIRECTE);
        assertThat(vihf.credential().requester()).isEqualTo(new Requester.Structure("10B0152872", "Claire MARTIN"));
    }

    @Test
    void knowsAProfessionalWhomHisStructureAnswersFor() {
        var vihf = vihfs.prove(clinic().with("Authentification_Mode", "INDIRECTE_RENFORCEE")
                .subject("899700367917")
                .header());

        assertThat(vihf.credential().requester()).isInstanceOf(Requester.Professional.class);
        assertThat(vihf.mode()).isEqualTo(Vihf.Mode.INDIRECTE_RENFORCEE);
    }

    @Test
    void knowsThePurposeItsReasonAndASecretConnection() {
        var vihf = vihfs.prove(physician()
                .with(
                        "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse",
                        Written.code("PurposeOfUse", "bris_de_glace", "1.2.250.1.213.1.1.4.248"))
                .with("Mode_Acces_Raison", "coma")
                .with(
                        "urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code",
                        "INVISIBLE_REPRESENTANTS_LEGAUX")
                .with("VIHF_Version", "4.0")
                .header());

        assertThat(vihf.credential().purpose()).isEqualTo(new Purpose(Purpose.Mode.BREAK_GLASS, "coma"));
        assertThat(vihf.secret()).isTrue();
    }

    @Test
    void takesTheSignaturesOfEllipticCurves() {
        var card = AUTHORITY.issue("C=FR,CN=899700367917", "EC", 256, NOW.minus(Duration.ofDays(1)));
        var written = new Written(card, NOW)
                .by("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "http://www.w3.org/2001/04/xmlenc#sha512");

        assertThat(vihfs.prove(written.header()).mode()).isEqualTo(Vihf.Mode.DIRECTE);
    }

    @Test
    void isGoodForOnce() {
        var written = physician();

        vihfs.prove(written.header());

        assertThat(refused(written.header())).isEqualTo(Flaw.REPLAYED);
    }

    @Test
    void isNotTakenUnsigned() {
        assertThat(refused(physician().unsigned())).isEqualTo(Flaw.UNREADABLE);
        assertThat(refused(Written.parsed("<h xmlns=\"x\"/>").getDocumentElement()))
                .isEqualTo(Flaw.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1, http://www.w3.org/2001/04/xmlenc#sha256",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, http://www.w3.org/2000/09/xmldsig#sha1"
    })
    void isNotTakenByWeakAlgorithms(String signature, String digest) {
        assertThat(refused(physician().by(signature, digest).header())).isEqualTo(Flaw.ALGORITHM);
    }

    @Test
    void isNotTakenByAShortKey() {
        var card = AUTHORITY.issue("C=FR,CN=899700367917", "RSA", 1024, NOW.minus(Duration.ofDays(1)));

        assertThat(refused(new Written(card, NOW).header())).isIn(Flaw.ALGORITHM, Flaw.SIGNATURE);
    }

    @Test
    void isNotTakenWhereAByteWasChanged() {
        var header = physician().header();
        header.getElementsByTagNameNS(Saml.ASSERTION, "NameID").item(0).setTextContent("899700367918");

        assertThat(refused(header)).isEqualTo(Flaw.SIGNATURE);
    }

    @Test
    void isNotTakenFromWhoeverIsNotTrusted() {
        var stranger = new TestAuthority(TestAuthority.PERSONS);

        assertThat(refused(new Written(stranger.issue("C=FR,CN=899700367917"), NOW).header()))
                .isEqualTo(Flaw.CERTIFICATE);
        assertThat(refused(new Written(
                                AUTHORITY.issue("C=FR,CN=899700367917", "RSA", 2048, NOW.minus(Duration.ofDays(800))),
                                NOW)
                        .header()))
                .as("certificate ended")
                .isEqualTo(Flaw.CERTIFICATE);
        assertThat(refused(
                        at(NOW, AUTHORITY.trusted(AUTHORITY.revoking(CARD.certificate()))),
                        physician().header()))
                .as("revoked")
                .isEqualTo(Flaw.CERTIFICATE);
        assertThat(at(NOW, AUTHORITY.trusted(AUTHORITY.revoking(CLINIC.certificate())))
                        .prove(physician().header())
                        .mode())
                .as("another one revoked")
                .isEqualTo(Vihf.Mode.DIRECTE);
    }

    @Test
    void isNotTakenForSomebodyElseThanTheCertificateNames() {
        assertThat(refused(physician().issuer("CN=somebody,C=FR").header())).isEqualTo(Flaw.ISSUER);
        assertThat(refused(physician().subject("899700367925").header())).isEqualTo(Flaw.CONTRADICTION);
        assertThat(refused(clinic().with("Identifiant_Structure", "10B0000000").header()))
                .isEqualTo(Flaw.CONTRADICTION);
        assertThat(refused(
                        physician().with("Authentification_Mode", "INDIRECTE").header()))
                .isEqualTo(Flaw.CONTRADICTION);
    }

    @Test
    void isTakenOnlyInItsTime() {
        assertThat(refused(physician().issued(NOW.plusSeconds(31)).header())).isEqualTo(Flaw.NOT_YET_VALID);
        assertThat(refused(physician()
                        .valid(NOW.plusSeconds(31), NOW.plusSeconds(60))
                        .header()))
                .isEqualTo(Flaw.NOT_YET_VALID);
        assertThat(refused(physician()
                        .valid(NOW.minusSeconds(90), NOW.minusSeconds(30))
                        .header()))
                .isEqualTo(Flaw.EXPIRED);
        assertThat(refused(physician().issued(NOW.minusSeconds(630)).header()))
                .as("too old, whatever it says")
                .isEqualTo(Flaw.EXPIRED);
        assertThat(vihfs.prove(physician().issued(NOW.plusSeconds(30)).header()).mode())
                .isEqualTo(Vihf.Mode.DIRECTE);
        assertThat(vihfs.prove(physician()
                                .valid(NOW.minusSeconds(90), NOW.minusSeconds(29))
                                .header())
                        .mode())
                .isEqualTo(Vihf.Mode.DIRECTE);
    }

    @ParameterizedTest
    @CsvSource({
        "VIHF_Version, 2.0, CLAIM_WRONG",
        "VIHF_Version, '', CLAIM_MISSING",
        "Ressource_URN, urn:other, AUDIENCE",
        "Authentification_Mode, '', CLAIM_MISSING",
        "Authentification_Mode, DELEGUEE, CLAIM_WRONG",
        "urn:oasis:names:tc:xacml:2.0:subject:role, '', CLAIM_MISSING",
        "urn:oasis:names:tc:xacml:2.0:subject:role, Médecin, CLAIM_MISSING",
        "urn:oasis:names:tc:xacml:2.0:resource:resource-id, 279035121518989, CLAIM_WRONG",
        "urn:oasis:names:tc:xacml:2.0:resource:resource-id, 279035121518988^^^&1.2.250.1.213.1.4.10&ISO^NH, CLAIM_WRONG",
        "urn:oasis:names:tc:xacml:2.0:resource:resource-id, 279035121518989^^^&1.2.3&ISO^NH, CLAIM_WRONG",
        "urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code, N, CLAIM_WRONG"
    })
    void isNotTakenWhereItSaysWhatCannotBe(String attribute, String value, Flaw flaw) {
        assertThat(refused(physician().with(attribute, value).header())).isEqualTo(flaw);
    }

    @Test
    void isNotTakenForAProfessionThatDoesNotExist() {
        var role = "urn:oasis:names:tc:xacml:2.0:subject:role";

        assertThat(refused(physician()
                        .with(role, Written.code("Role", "999", "1.2.250.1.71.1.2.7"))
                        .header()))
                .isEqualTo(Flaw.CLAIM_WRONG);
        assertThat(refused(physician()
                        .with(
                                role,
                                Written.code("Role", "10", "1.2.250.1.71.1.2.7")
                                        + Written.code("Role", "60", "1.2.250.1.71.1.2.7"))
                        .header()))
                .isEqualTo(Flaw.SEVERAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!--x-->", "<?x y?>"})
    void isNotTakenWithCommentsInIt(String noise) {
        var header = physician().header();
        var name = header.getElementsByTagNameNS(Saml.ASSERTION, "NameID").item(0);
        var node = noise.startsWith("<!")
                ? header.getOwnerDocument().createComment("x")
                : header.getOwnerDocument().createProcessingInstruction("x", "y");
        name.insertBefore(node, name.getFirstChild());

        assertThat(refused(header)).isEqualTo(Flaw.UNREADABLE);
    }
}
