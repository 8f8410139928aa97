package org.opencarnet.demo.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest {

    private static final Map<String, String> GRANT = Map.of("grant_type", "client_credentials", "scope", "scope_all");

    @Test
    void aStructureGetsATokenThatNamesIt() {
        JsonNode claims = Tokens.verified(token("hopital-saint-roch", "hopital-secret"));

        assertThat(claims.get("carnet_kind").asText()).isEqualTo("structure");
        assertThat(claims.get("SubjectOrganizationID").asText()).isEqualTo("1990000028");
        assertThat(claims.at("/extensions/ihe_iua/subject_organization").asText())
                .isEqualTo("Hôpital Saint-Roch");
        assertThat(claims.get("client_id").asText()).isEqualTo("hopital-saint-roch");
        assertThat(claims.get("scope").asText()).isEqualTo("scope_all");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(3600);
    }

    @Test
    void theEnrolmentServiceGetsOneToo() {
        JsonNode claims = Tokens.verified(token("service-enrolement", "enrolement-secret"));

        assertThat(claims.get("carnet_kind").asText()).isEqualTo("enrolment");
    }

    @Test
    void theSameClaimsComeFromBothDoors() {
        JsonNode granted = Tokens.verified(token("laboratoire-des-halles", "laboratoire-secret"));
        JsonNode minted = Tokens.minted(Map.of("persona", "laboratoire-des-halles"));

        for (String claim : new String[] {"sub", "name", "carnet_kind", "SubjectOrganizationID", "extensions", "acr"}) {
            assertThat(granted.get(claim)).as(claim).isEqualTo(minted.get(claim));
        }
    }

    @Test
    void refusesAWrongSecret() {
        HttpResponse<String> answer = grant("hopital-saint-roch", "guess");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Provider.json(answer.body()).get("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void refusesPeopleWhoMustSignIn() {
        assertThat(grant("dr-martin", "guess").statusCode()).isEqualTo(401);
    }

    private static String token(String client, String secret) {
        HttpResponse<String> answer = grant(client, secret);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Provider.json(answer.body()).get("access_token").asText();
    }

    private static HttpResponse<String> grant(String client, String secret) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
        return Provider.browser().post("/oauth2/token", GRANT, "Authorization", "Basic " + basic);
    }
}
