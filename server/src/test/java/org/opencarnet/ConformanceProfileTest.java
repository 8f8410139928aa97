package org.opencarnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.opencarnet.identity.Tokenless;
import org.opencarnet.identity.VihfCheck;
import org.opencarnet.scenarios.RunningCarnet;
import org.opencarnet.sharing.Admission;
import org.opencarnet.storage.testing.Databases;
import org.opencarnet.xds.soap.Wire;

/** The profile for conformance tools is the demo's: a server that is started in it asks everybody who he is, as ever. */
class ConformanceProfileTest {

    private static final String RETRIEVE = "<RetrieveDocumentSetRequest xmlns=\"urn:ihe:iti:xds-b:2007\"/>";

    private static final RunningCarnet CARNET =
            RunningCarnet.with(Databases.h2Url(), Map.of("spring.profiles.active", "conformance"));

    @AfterAll
    static void close() {
        CARNET.close();
    }

    private static int status(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aMessageWithoutAVihfIsTurnedBack() {
        var answer = Wire.as(Wire.PLAIN).at(CARNET.soap()).post("/iti43", Wire.envelope("", RETRIEVE));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault()).isEqualTo("InvalidSecurity");
    }

    @Test
    void aRequestWithoutATokenIsTurnedBack() throws Exception {
        var patients = URI.create(CARNET.fhir() + "/Patient");

        assertThat(status(HttpRequest.newBuilder(patients).build())).isEqualTo(401);
        assertThat(status(HttpRequest.newBuilder(patients)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"resourceType\":\"Patient\"}"))
                        .build()))
                .isEqualTo(401);
    }

    @Test
    void nothingMoreIsLetInAndNobodyVouchesForStrangers() {
        var admission = CARNET.bean(Admission.class);

        assertThat(admission.frenchTypesOnly()).isTrue();
        assertThat(admission.qualifiedOnly()).isTrue();
        assertThat(admission.authorities()).allMatch(authority -> authority.isNational());
        assertThat(CARNET.beansOf(Tokenless.class)).isZero();
        assertThat(CARNET.beansOf(VihfCheck.class)).isEqualTo(1);
    }
}
