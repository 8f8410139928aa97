package org.opencarnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.identity.vihf.Written;
import org.opencarnet.scenarios.RunningCarnet;
import org.opencarnet.storage.testing.Databases;
import org.opencarnet.xds.soap.Wire;

/** The port of mutual TLS: who connects, and whose VIHF he may bring. */
class MutualTlsTest {

    private static final char[] NO_PASSWORD = new char[0];
    private static final TestAuthority AUTHORITY = RunningCarnet.authority();
    private static final TestAuthority.Holder CARD = AUTHORITY.issue("C=FR,CN=899700367917");
    private static final TestAuthority.Holder COLLEAGUE = AUTHORITY.issue("C=FR,CN=899700367925");
    private static final TestAuthority.Holder CLINIC = AUTHORITY.issue("C=FR,OU=10B0152872,CN=authentification");
    private static final String RETRIEVE = """
            <RetrieveDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007"><DocumentRequest>\
            <RepositoryUniqueId>1.2</RepositoryUniqueId><DocumentUniqueId>1.2.3</DocumentUniqueId>\
            </DocumentRequest></RetrieveDocumentSetRequest>""";

    @TempDir
    private static Path folder;

    private static int port;
    private static RunningCarnet carnet;

    @BeforeAll
    static void start() throws Exception {
        port = freePort();
        var server = AUTHORITY.issue("CN=localhost");
        carnet = RunningCarnet.with(
                Databases.h2Url(),
                Map.of(
                        "carnet.tls.port", Integer.toString(port),
                        "spring.ssl.bundle.pem.carnet.keystore.certificate",
                                pem("CERTIFICATE", server.certificate().getEncoded()),
                        "spring.ssl.bundle.pem.carnet.keystore.private-key",
                                pem("PRIVATE KEY", server.key().getEncoded()),
                        "spring.ssl.bundle.pem.carnet.truststore.certificate",
                                AUTHORITY.pem().toString()));
        carnet.at(Instant.now());
    }

    @AfterAll
    static void stop() {
        carnet.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String pem(String kind, byte[] encoded) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(encoded);
        var file = folder.resolve(kind.replace(' ', '-') + ".pem");
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n")
                .toString();
    }

    private static HttpClient client(Optional<TestAuthority.Holder> card) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, NO_PASSWORD);
        if (card.isPresent()) {
            keys.setKeyEntry("card", card.get().key(), NO_PASSWORD, new Certificate[] {
                card.get().certificate()
            });
        }
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, NO_PASSWORD);
        trust.setCertificateEntry("root", AUTHORITY.certificate());
        var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, NO_PASSWORD);
        var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trust);
        var context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), new SecureRandom());
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<String> sent(Optional<TestAuthority.Holder> card, Written vihf) throws Exception {
        var message = Wire.envelope(vihf.security(), RETRIEVE);
        return client(card)
                .send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/xds/iti43"))
                                .header("Content-Type", Wire.PLAIN)
                                .POST(BodyPublishers.ofString(message))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static Written physician() {
        return new Written(CARD, Instant.now());
    }

    @Test
    void takesTheVihfOfWhoeverShowsTheCard() throws Exception {
        var answer = sent(Optional.of(CARD), physician());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("XDSUnknownRepositoryId");
    }

    @Test
    void takesNoVihfOfSomebodyElse() throws Exception {
        for (var other : new TestAuthority.Holder[] {COLLEAGUE, CLINIC}) {
            var answer = sent(Optional.of(other), physician());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("FailedAuthentication");
        }
    }

    @Test
    void takesAStructuresVihfByItsOwnCertificate() throws Exception {
        var signature = AUTHORITY.issue("C=FR,OU=10B0152872,CN=signature");
        var vihf = new Written(signature, Instant.now())
                .with("Authentification_Mode", "INDIRECTE")
                .subject("interne-17");

        assertThat(sent(Optional.of(CLINIC), vihf).statusCode()).isEqualTo(200);
        assertThat(sent(Optional.of(CARD), vihf).statusCode()).isEqualTo(400);
    }

    @Test
    void letsNobodyInWithoutACertificateThatIsTrusted() {
        var stranger = new TestAuthority(TestAuthority.PERSONS).issue("C=FR,CN=899700367917");

        assertThatThrownBy(() -> sent(Optional.empty(), physician())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sent(Optional.of(stranger), physician())).isInstanceOf(IOException.class);
    }
}
