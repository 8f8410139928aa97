package org.opencarnet.demo.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticMessageSource;

class PagesTest {

    @ParameterizedTest
    @CsvSource({"fr, fr, Qui êtes-vous ?", "en-GB, en, Who are you?", "de, fr, Qui êtes-vous ?"})
    void thePagesSpeakFrenchAndEnglish(String asked, String language, String words) {
        HttpResponse<String> page = Provider.browser().get("/connexion", "Accept-Language", asked);

        assertThat(page.body()).contains("<html lang=\"" + language + "\">").contains(words);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    }

    @Test
    void theSignInPageListsPeopleButNoSystems() {
        String page = Provider.browser().get("/connexion").body();

        assertThat(page).contains("value=\"dr-martin\"", "value=\"lea-durand\"", "value=\"mme-durand-pour-lea\"");
        assertThat(page).doesNotContain("value=\"hopital-saint-roch\"");
    }

    @Test
    void theStartPageShowsCallsThatWorkHere() {
        String page = Provider.browser().get("/", "Accept-Language", "en").body();

        assertThat(page).contains("curl -d persona=dr-martin " + Provider.issuer() + "/demo/token");
        assertThat(page).contains("hopital-saint-roch", "Léa DURAND");
    }

    @Test
    void pagesLoadNothingFromElsewhere() {
        HttpResponse<String> page = Provider.browser().get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(page.body()).doesNotContain("<script", "style=\"");
        assertThat(Provider.browser().get("/style.css").statusCode()).isEqualTo(200);
    }

    @Test
    void thePersonasAreListedForScripts() {
        JsonNode personas = Provider.json(
                Provider.browser().get("/demo/personas", "Accept", "*/*").body());

        assertThat(personas).hasSameSizeAs(Provider.PEOPLE.personas());
        JsonNode doctor = StreamSupport.stream(personas.spliterator(), false)
                .filter(persona -> persona.get("persona").asText().equals("dr-martin"))
                .findFirst()
                .orElseThrow();
        assertThat(doctor.get("kind").asText()).isEqualTo("professional");
        assertThat(doctor.get("profession").asText()).isEqualTo("10");
        assertThat(doctor.has("secret")).isFalse();
    }

    @Test
    void theDiscoveryDocumentTellsWhereEverythingIs() {
        JsonNode discovery = Provider.json(
                Provider.browser().get("/.well-known/openid-configuration").body());

        assertThat(discovery.get("issuer").asText()).isEqualTo(Provider.issuer());
        assertThat(discovery.get("jwks_uri").asText()).isEqualTo(Provider.issuer() + "/oauth2/jwks");
        assertThat(discovery.get("scopes_supported").toString()).contains("scope_all");
    }

    @Test
    void whatEntersAPageIsEscaped() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("phone.intro", Locale.FRENCH, "Pour {0}");

        String words = new Page(messages, Locale.FRENCH).words("phone.intro", "<script>\"é\"");

        assertThat(words).isEqualTo("Pour &lt;script&gt;&quot;é&quot;");
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws Exception {
        assertThat(words("fr").stringPropertyNames()).isEqualTo(words("en").stringPropertyNames());
        assertThat(words("fr").values()).doesNotContain("");
    }

    private static Properties words(String language) throws Exception {
        Properties words = new Properties();
        try (var in = Page.class.getResourceAsStream("words_" + language + ".properties")) {
            words.load(new StringReader(new String(in.readAllBytes(), UTF_8)));
        }
        return words;
    }
}
