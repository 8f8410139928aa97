package org.opencarnet.demo.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.opencarnet.demo.people.Identity;
import org.opencarnet.demo.people.Structure;

/**
 * A certification authority with names as those of the IGC-Santé, its keys made at each start: issues the cards of professionals (CPS) and
 * the signing certificates of structures (ORG SIGN), each when it is first needed.
 */
public final class Cards {

    private static final String AUTHORITY = "CN=TEST AC IGC-SANTE FORT PERSONNES,OU=0002 187512751,O=ASIP-SANTE,C=FR";
    private static final Map<String, String> TITLES = Map.of("10", "Médecin", "21", "Pharmacien", "60", "Infirmier");
    private static final Duration LIFE = Duration.ofDays(30);

    private final AtomicLong serial = new AtomicLong(1);
    private final Map<String, Card> cards = new ConcurrentHashMap<>();
    private final KeyPair keys = keys("EC", 256);
    private final X509Certificate root = certificate(AUTHORITY, keys, true);

    /** A key and its certificate. */
    record Card(PrivateKey key, X509Certificate certificate) {}

    /** Writes the certificate of the authority to a file that vanishes with the JVM, for a server to trust. */
    public Path root() {
        try {
            var file = Files.createTempFile("carnet-demo-root", ".pem");
            file.toFile().deleteOnExit();
            var encoded = Base64.getMimeEncoder().encodeToString(root.getEncoded());
            return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The card of a professional: one name of several parts, as on a CPS. */
    Card of(Identity.Professional professional) {
        var title = TITLES.getOrDefault(professional.practice().profession(), "Professionnel de santé");
        return card(
                "C=FR,T=" + title + ",SURNAME=" + escaped(professional.name().family()) + "+GIVENNAME="
                        + escaped(professional.name().given()) + "+CN=" + professional.id());
    }

    /** The certificate with which a structure signs (ORG SIGN). */
    Card of(Structure structure) {
        return card("C=FR,ST=Paris (75),O=" + escaped(structure.name()) + ",OU=" + structure.id()
                + ",CN=signature.carnet.demo");
    }

    private Card card(String subject) {
        return cards.computeIfAbsent(subject, name -> {
            var own = keys("RSA", 2048);
            return new Card(own.getPrivate(), certificate(name, own, false));
        });
    }

    private X509Certificate certificate(String subject, KeyPair own, boolean authority) {
        var from = Instant.now().minus(Duration.ofHours(1));
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(AUTHORITY),
                BigInteger.valueOf(serial.getAndIncrement()),
                Date.from(from),
                Date.from(from.plus(LIFE)),
                new X500Name(subject),
                own.getPublic());
        var uses = authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(uses));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }

    private static KeyPair keys(String algorithm, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }

    /** What stands for itself in a name (RFC 2253). */
    private static String escaped(String value) {
        return value.replaceAll("([,+\"\\\\<>;=#])", "\\\\$1").strip();
    }
}
