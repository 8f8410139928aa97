package org.opencarnet.identity.vihf;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority as those of the IGC-Santé, for tests: names of the real shapes, keys of a day. */
public final class TestAuthority {

    public static final String PERSONS = "CN=TEST AC IGC-SANTE FORT PERSONNES,OU=0002 187512751,O=ASIP-SANTE,C=FR";
    public static final String ORGANISATIONS =
            "CN=TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS,OU=0002 187512751,O=ASIP-SANTE,C=FR";

    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** A key with its certificate. */
    public record Holder(PrivateKey key, X509Certificate certificate) {}

    public TestAuthority(String name) {
        this.name = name;
        this.keys = keys("RSA", 2048);
        this.certificate = sign(named(name, keys, Instant.now().minus(Duration.ofDays(400)), 4000), true);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate of this name that begins at this instant and lives a year. */
    public Holder issue(String subject, String algorithm, int size, Instant from) {
        var own = keys(algorithm, size);
        return new Holder(own.getPrivate(), sign(named(subject, own, from, 365), false));
    }

    public Holder issue(String subject) {
        return issue(subject, "RSA", 2048, Instant.now().minus(Duration.ofDays(1)));
    }

    /** A list that revokes these. */
    X509CRL revoking(X509Certificate... revoked) {
        var now = Instant.now();
        var list = new X509v2CRLBuilder(new X500Name(name), Date.from(now.minusSeconds(60)));
        list.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
        for (var one : revoked) {
            list.addCRLEntry(one.getSerialNumber(), Date.from(now.minusSeconds(60)), CRLReason.keyCompromise);
        }
        try {
            return new JcaX509CRLConverter()
                    .getCRL(list.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file of its certificate, as an operator would have it. */
    public Path pem() {
        return file("root", "CERTIFICATE", () -> certificate.getEncoded());
    }

    /** A file of a list that revokes these. */
    public Path list(X509Certificate... revoked) {
        return file("list", "X509 CRL", () -> revoking(revoked).getEncoded());
    }

    private static Path file(String name, String kind, Encoding encoding) {
        try {
            var file = Files.createTempFile(name, ".pem");
            file.toFile().deleteOnExit();
            var text = Base64.getMimeEncoder().encodeToString(encoding.bytes());
            return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Encoding {

        byte[] bytes() throws GeneralSecurityException;
    }

    /** Trust in this authority alone. */
    TrustedCertificates trusted(X509CRL... lists) {
        return new TrustedCertificates(Set.of(certificate), Set.of(), List.of(lists));
    }

    private JcaX509v3CertificateBuilder named(String subject, KeyPair own, Instant from, int days) {
        return new JcaX509v3CertificateBuilder(
                new X500Name(name),
                BigInteger.valueOf(SERIAL.incrementAndGet()),
                Date.from(from),
                Date.from(from.plus(Duration.ofDays(days))),
                new X500Name(subject),
                own.getPublic());
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder, boolean authority) {
        var uses = authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(uses));
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys(String algorithm, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
