package org.opencarnet.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.demo.clock.Shift;

class TokenEndpointTest {

    private static final String RPPS = "99700990015";
    private static final String INS = "279035121518989";
    private static final String OTHER_INS = "277076322082910";

    @Test
    void answersABearerTokenForOneHourThatNobodyKeeps() {
        HttpResponse<String> answer = post(Map.of("persona", "dr-martin"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode body = Provider.json(answer.body());
        assertThat(body.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(body.get("expires_in").asInt()).isEqualTo(3600);
    }

    @Test
    void theTokenNamesItsIssuerAudienceAndTimes() {
        Instant before = Instant.now().minusSeconds(1);

        JsonNode claims = Tokens.minted(Map.of("persona", "dr-martin"));

        assertThat(claims.get("iss").asText()).isEqualTo(Provider.issuer());
        assertThat(claims.get("aud").asText()).isEqualTo("carnet");
        assertThat(claims.get("iat").asLong()).isBetween(before.getEpochSecond(), before.getEpochSecond() + 30);
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(3600);
        assertThat(claims.get("client_id").asText()).isNotEmpty();
        assertThat(claims.get("scope").asText()).isEqualTo("openid scope_all");
    }

    @Test
    void noTwoTokensHaveTheSameIdentifier() {
        Set<String> identifiers = new HashSet<>();

        for (int i = 0; i < 20; i++) {
            identifiers.add(
                    Tokens.minted(Map.of("persona", "dr-martin")).get("jti").asText());
        }

        assertThat(identifiers).hasSize(20);
    }

    @Test
    void tokensLiveInRealTimeWhateverTheDemoClockShows() {
        Provider.CLOCK.shift(Shift.read("P2Y").orElseThrow());

        JsonNode claims = Tokens.minted(Map.of("persona", "dr-martin"));

        Provider.CLOCK.reset();
        assertThat(claims.get("iat").asLong()).isLessThan(Instant.now().getEpochSecond() + 60);
    }

    @Test
    void describesAProfessionalAsProSanteConnectDoes() {
        JsonNode claims = Tokens.minted(Map.of(
                "kind",
                "professional",
                "id",
                RPPS,
                "name",
                "Anne DE LA TOUR",
                "profession",
                "21",
                "section",
                "G",
                "specialty",
                "SM03",
                "structure",
                "990000036"));

        assertThat(claims.get("carnet_kind").asText()).isEqualTo("professional");
        assertThat(claims.get("sub").asText()).endsWith(":8" + RPPS);
        assertThat(claims.get("SubjectNameID").asText()).isEqualTo("8" + RPPS);
        assertThat(claims.get("given_name").asText()).isEqualTo("Anne");
        assertThat(claims.get("family_name").asText()).isEqualTo("DE LA TOUR");
        assertThat(claims.at("/SubjectRole/0").asText()).isEqualTo("21^1.2.250.1.213.1.1.5.5");
        assertThat(claims.at("/SubjectRefPro/exercices/0/codeProfession").asText())
                .isEqualTo("21");
        assertThat(claims.at("/SubjectRefPro/exercices/0/codeSavoirFaire").asText())
                .isEqualTo("SM03");
        JsonNode activity = claims.at("/SubjectRefPro/exercices/0/activities/0");
        assertThat(activity.get("codeSectionPharmacien").asText()).isEqualTo("G");
        assertThat(activity.get("numeroFinessetablissementJuridique").asText()).isEqualTo("990000036");
        assertThat(claims.get("SubjectOrganizationID").asText()).isEqualTo("1990000036");
        assertThat(claims.get("SubjectOrganization").asText()).isEqualTo("Laboratoire des Halles");
        assertThat(claims.get("Secteur_Activite").asText()).isEqualTo("SA25^1.2.250.1.71.4.2.4");
        assertThat(claims.get("Acces_Regulation_Medicale").asText()).isEqualTo("FAUX");
        assertThat(claims.get("acr").asText()).isEqualTo("eidas1");
    }

    @Test
    void describesAProfessionalToIuaToo() {
        JsonNode iua = Tokens.minted(Map.of("persona", "biologiste-mercier")).at("/extensions/ihe_iua");

        assertThat(iua.get("subject_name").asText()).isEqualTo("Anne MERCIER");
        assertThat(iua.get("subject_organization_id").asText()).isEqualTo("1990000036");
        assertThat(iua.get("national_provider_identifier").asText())
                .startsWith("8")
                .hasSize(12);
        assertThat(iua.at("/subject_role/0/system").asText()).isEqualTo("urn:oid:1.2.250.1.71.1.2.7");
        assertThat(iua.at("/subject_role/0/code").asText()).isEqualTo("21");
        assertThat(iua.at("/subject_role/1/code").asText()).isEqualTo("G");
        assertThat(iua.at("/purpose_of_use/0/system").asText()).isEqualTo("urn:oid:1.2.250.1.213.1.1.4.248");
        assertThat(iua.at("/purpose_of_use/0/code").asText()).isEqualTo("normal");
    }

    @Test
    void takesTheWholeNationalIdentifierToo() {
        JsonNode claims = Tokens.minted(Map.of("kind", "professional", "id", "8" + RPPS, "profession", "10"));

        assertThat(claims.get("SubjectNameID").asText()).isEqualTo("8" + RPPS);
    }

    @Test
    void saysInWhatCircumstancesAProfessionalComes() {
        JsonNode claims = Tokens.minted(
                Map.of("persona", "dr-martin", "purpose", "bris_de_glace", "reason", "Patient inconscient, été"));

        assertThat(claims.at("/extensions/ihe_iua/purpose_of_use/0/code").asText())
                .isEqualTo("bris_de_glace");
        assertThat(claims.get("Mode_Acces_Raison").asText()).isEqualTo("Patient inconscient, été");
    }

    @ParameterizedTest
    @CsvSource({
        "dr-samu-vidal,, VRAI",
        "dr-martin,, FAUX",
        "dr-martin, true, VRAI",
        "dr-samu-vidal, false, FAUX",
        ",, VRAI",
        ", false, FAUX",
        ", FAUX, FAUX"
    })
    void entitlesToRegulationThePersonasFlaggedSoAndWhoeverIsMadeUpForIt(
            String persona, String regulation, String right) {
        Map<String, String> form = new HashMap<>(Map.of("purpose", "centre_15"));
        if (persona == null) {
            form.putAll(Map.of("kind", "professional", "id", RPPS, "profession", "10"));
        } else {
            form.put("persona", persona);
        }
        if (regulation != null) {
            form.put("regulation", regulation);
        }

        assertThat(Tokens.minted(form).get("Acces_Regulation_Medicale").asText())
                .isEqualTo(right);
    }

    @Test
    void describesAPatient() {
        JsonNode claims = Tokens.minted(Map.of("kind", "patient", "id", INS, "name", "Dominique PAT-TROIS"));

        assertThat(claims.get("carnet_kind").asText()).isEqualTo("patient");
        assertThat(claims.get("sub").asText()).isEqualTo(INS);
        assertThat(claims.at("/ins/system").asText()).isEqualTo("urn:oid:1.2.250.1.213.1.4.10");
        assertThat(claims.at("/ins/value").asText()).isEqualTo(INS);
        assertThat(claims.get("family_name").asText()).isEqualTo("PAT-TROIS");
        assertThat(claims.has("SubjectNameID")).isFalse();
    }

    @Test
    void describesARepresentativeAndWhomTheyRepresent() {
        JsonNode claims =
                Tokens.minted(Map.of("kind", "representative", "id", OTHER_INS, "ins", INS, "name", "Jeanne NESSI"));

        assertThat(claims.get("carnet_kind").asText()).isEqualTo("representative");
        assertThat(claims.get("sub").asText()).isEqualTo(OTHER_INS);
        assertThat(claims.at("/ins/value").asText()).isEqualTo(INS);
        assertThat(claims.get("name").asText()).isEqualTo("Jeanne NESSI");
    }

    @Test
    void describesAStructure() {
        JsonNode claims = Tokens.minted(Map.of("kind", "structure", "id", "990000028"));

        assertThat(claims.get("carnet_kind").asText()).isEqualTo("structure");
        assertThat(claims.get("sub").asText()).isEqualTo("1990000028");
        assertThat(claims.get("SubjectOrganizationID").asText()).isEqualTo("1990000028");
        assertThat(claims.get("SubjectOrganization").asText()).isEqualTo("Hôpital Saint-Roch");
    }

    @Test
    void describesAStructureThatNobodyKnows() {
        JsonNode claims = Tokens.minted(Map.of("kind", "structure", "id", "0B0172805", "name", "Clinique X"));

        assertThat(claims.get("SubjectOrganizationID").asText()).isEqualTo("10B0172805");
        assertThat(claims.get("SubjectOrganization").asText()).isEqualTo("Clinique X");
    }

    @Test
    void describesTheEnrolmentService() {
        JsonNode claims = Tokens.minted(Map.of("kind", "enrolment"));

        assertThat(claims.get("carnet_kind").asText()).isEqualTo("enrolment");
        assertThat(claims.get("sub").asText()).isNotEmpty();
    }

    @Test
    void aFieldBesideThePersonaOverridesIt() {
        JsonNode claims = Tokens.minted(Map.of("persona", "dr-martin", "name", "Zoé AUTRE", "structure", ""));

        assertThat(claims.get("family_name").asText()).isEqualTo("AUTRE");
        assertThat(claims.get("SubjectOrganizationID").asText()).isEqualTo("1990000010");
    }

    private static HttpResponse<String> post(Map<String, String> form) {
        return Provider.browser().post("/demo/token", form);
    }
}
