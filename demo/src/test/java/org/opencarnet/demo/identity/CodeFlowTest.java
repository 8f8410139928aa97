package org.opencarnet.demo.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CodeFlowTest {

    private static final String CALLBACK = "http://127.0.0.1:8765/callback";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Provider browser = Provider.browser();

    @Test
    void sendsSomebodyUnknownToTheSignInPage() {
        HttpResponse<String> answer = browser.get(authorize(Map.of()));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/connexion");
    }

    @Test
    void signsInOnThePhoneAndExchangesTheCodeForTokens() {
        browser.get(authorize(Map.of()));
        String code = code(signIn("dr-martin"));

        JsonNode answer = exchange(code, VERIFIER);

        JsonNode access = Tokens.verified(answer.get("access_token").asText());
        assertThat(access.get("carnet_kind").asText()).isEqualTo("professional");
        assertThat(access.get("SubjectNameID").asText()).isEqualTo("899700990015");
        assertThat(access.at("/aud/0").asText() + access.get("aud").asText()).isEqualTo("carnet");
        assertThat(access.get("iss").asText()).isEqualTo(Provider.issuer());
        assertThat(access.get("client_id").asText()).isEqualTo("carnet-app");
        assertThat(access.get("scope").asText().split(" ")).containsExactlyInAnyOrder("openid", "scope_all");
        assertThat(access.get("jti").asText()).isNotBlank();
        JsonNode id = Tokens.verified(answer.get("id_token").asText());
        assertThat(id.get("acr").asText()).isEqualTo("eidas1");
        assertThat(id.get("nonce").asText()).isEqualTo("a-nonce");
        assertThat(id.get("sub").asText()).isEqualTo(access.get("sub").asText());
    }

    @Test
    void theUserInfoHasTheShapeOfProSanteConnect() {
        browser.get(authorize(Map.of()));
        String token = exchange(code(signIn("biologiste-mercier")), VERIFIER)
                .get("access_token")
                .asText();

        JsonNode user = Provider.json(
                browser.get("/userinfo", "Authorization", "Bearer " + token).body());

        assertThat(user.get("sub").asText()).isEqualTo("f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:899700990114");
        assertThat(user.get("SubjectNameID").asText()).isEqualTo("899700990114");
        assertThat(user.get("preferred_username").asText()).isEqualTo("899700990114");
        assertThat(user.at("/SubjectRefPro/exercices/0/codeProfession").asText())
                .isEqualTo("21");
        assertThat(user.at("/SubjectRefPro/exercices/0/activities/0/codeSectionPharmacien")
                        .asText())
                .isEqualTo("G");
        assertThat(user.at("/otherIds/0/origine").asText()).isEqualTo("RPPS");
        assertThat(user.get("Palier_Authentification").asText()).startsWith("APPPRIP3");
        assertThat(user.get("Mode_Acces_Raison").asText()).isEmpty();
        assertThat(user.get("email_verified").isBoolean()).isTrue();
    }

    @Test
    void patientsSignInToo() {
        browser.get(authorize(Map.of()));
        JsonNode answer = exchange(code(signIn("mme-durand")), VERIFIER);

        JsonNode access = Tokens.verified(answer.get("access_token").asText());

        assertThat(access.get("carnet_kind").asText()).isEqualTo("patient");
        assertThat(access.at("/ins/value").asText())
                .isEqualTo(Provider.PEOPLE.patient("mme-durand").orElseThrow().ins());
    }

    @Test
    void whoIsSignedInGoesStraightOnToOtherSoftware() {
        browser.get(authorize(Map.of()));
        signIn("dr-martin");

        HttpResponse<String> answer = browser.get(authorize(Map.of("state", "again")));

        assertThat(location(answer))
                .startsWith(CALLBACK)
                .contains("state=again")
                .contains("code=");
    }

    @Test
    void signsOutAndGoesBackToTheSoftware() {
        browser.get(authorize(Map.of()));
        String idToken =
                exchange(code(signIn("dr-martin")), VERIFIER).get("id_token").asText();

        HttpResponse<String> answer = browser.get("/connect/logout?"
                + Provider.encoded(Map.of(
                        "id_token_hint", idToken, "post_logout_redirect_uri", "http://127.0.0.1/", "state", "s")));

        assertThat(location(answer)).startsWith("http://127.0.0.1/").contains("state=s");
        assertThat(location(browser.get(authorize(Map.of())))).endsWith("/connexion");
    }

    @Test
    void refusesSoftwareWithoutProofKey() {
        HttpResponse<String> answer = browser.get(authorize(Map.of("code_challenge", "", "code_challenge_method", "")));

        assertThat(location(answer)).startsWith(CALLBACK).contains("error=invalid_request");
    }

    @Test
    void refusesAProofKeyThatIsNotHashed() {
        HttpResponse<String> answer =
                browser.get(authorize(Map.of("code_challenge", VERIFIER, "code_challenge_method", "plain")));

        assertThat(location(answer)).startsWith(CALLBACK).contains("error=invalid_request");
    }

    @Test
    void refusesACodeWithTheWrongVerifier() {
        browser.get(authorize(Map.of()));
        String code = code(signIn("dr-martin"));

        JsonNode answer = exchange(code, VERIFIER + "x");

        assertThat(answer.get("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void refusesToAnswerElsewhere() {
        HttpResponse<String> answer = browser.get(authorize(Map.of("redirect_uri", "https://example.org/thief")));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void somebodyWhoIsNotListedChoosesAgain() {
        HttpResponse<String> answer = browser.post("/connexion/telephone", form("hopital-saint-roch"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).endsWith("/connexion");
    }

    @Test
    void nothingIsConfirmedThatWasNotAsked() {
        HttpResponse<String> answer = browser.post("/connexion/confirmation", form(""));

        assertThat(location(answer)).endsWith("/connexion");
        assertThat(location(browser.get(authorize(Map.of())))).endsWith("/connexion");
    }

    @Test
    void aFormThatIsNotOursIsRefused() {
        browser.get("/connexion");

        HttpResponse<String> answer = browser.post("/connexion/telephone", Map.of("persona", "dr-martin"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    /** Signs in through both pages and answers where the last one leads. */
    private HttpResponse<String> signIn(String persona) {
        HttpResponse<String> phone = browser.post("/connexion/telephone", form(persona));
        assertThat(phone.statusCode()).isEqualTo(200);
        HttpResponse<String> confirmed =
                browser.post("/connexion/confirmation", Map.of("_csrf", first(CSRF, phone.body())));
        return browser.get(location(confirmed));
    }

    private Map<String, String> form(String persona) {
        String page = browser.get("/connexion").body();
        return Map.of("_csrf", first(CSRF, page), "persona", persona);
    }

    private JsonNode exchange(String code, String verifier) {
        return Provider.json(browser.post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", "carnet-app",
                                "redirect_uri", CALLBACK,
                                "code", code,
                                "code_verifier", verifier))
                .body());
    }

    private static String code(HttpResponse<String> answer) {
        return Arrays.stream(location(answer).split("[?&]"))
                .filter(parameter -> parameter.startsWith("code="))
                .map(parameter -> parameter.substring(5))
                .findFirst()
                .orElseThrow();
    }

    private static String authorize(Map<String, String> instead) {
        Map<String, String> request = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "carnet-app",
                "redirect_uri", CALLBACK,
                "scope", "openid scope_all",
                "acr_values", "eidas1",
                "state", "a-state",
                "nonce", "a-nonce",
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
        request.putAll(instead);
        request.values().removeIf(String::isEmpty);
        return "/oauth2/authorize?" + Provider.encoded(request);
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
