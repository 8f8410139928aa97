package org.opencarnet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.testing.Issuer;
import org.opencarnet.identity.testing.Someone;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = DoorsTest.House.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "carnet.identity.cors-origins=https://app.example")
class DoorsTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void trust(DynamicPropertyRegistry properties) {
        Issuer.trustedBy(properties);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    private HttpResponse<String> send(String verb, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(verb, HttpRequest.BodyPublishers.noBody());
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }

    @Test
    void aTokenOpensTheDoorUnderItsRequester() throws Exception {
        var token = Someone.structure("1990000028", "Hôpital Saint-Roch").token();

        var answer = get("/fhir/DocumentReference", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1990000028 NORMAL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata",
                "/fhir/CodeSystem",
                "/fhir/CodeSystem/record-state",
                "/fhir/ValueSet?url=x",
                "/fhir/StructureDefinition/record-state",
                "/fhir/.well-known/smart-configuration",
                "/actuator/health",
                "/actuator/health/liveness"
            })
    void whatIsPublishedIsOpenToEverybody(String path) throws Exception {
        assertThat(get(path).body()).isEqualTo("nobody");
        assertThat(get(path, "Authorization", "Bearer rubbish").body()).isEqualTo("nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /fhir",
        "GET, /fhir/",
        "GET, /fhir/Patient",
        "GET, /fhir/metadata/x",
        "GET, /fhir/CodeSystems",
        "POST, /fhir/CodeSystem",
        "POST, /fhir/metadata",
        "PUT, /fhir/ValueSet/x",
        "OPTIONS, /fhir",
        "GET, /actuator",
        "GET, /actuator/env",
        "GET, /error",
        "TRACE, /fhir/metadata"
    })
    void allElseNeedsAToken(String verb, String path) throws Exception {
        var answer = send(verb, path);

        assertThat(answer.statusCode()).isIn(401, 405);
        assertThat(answer.body()).doesNotContain("nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata/../Patient",
                "/fhir/CodeSystem/..;/Patient",
                "/fhir/CodeSystem/%2e%2e/Patient",
                "/fhir/CodeSystem/%2E%2E%2FPatient",
                "/fhir//Patient",
                "/fhir/metadata;x=y"
            })
    void tricksWithThePathOpenNothing(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 401);
    }

    @Test
    void whoeverBringsNoTokenIsToldToAndInTheFacesOwnWords() throws Exception {
        var answer = get("/fhir/Patient", "Accept-Language", "fr");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer)).isEqualTo("Bearer realm=\"carnet\"");
        assertThat(answer.body()).isEqualTo("Un jeton d'accès (bearer) est exigé.");
        assertThat(get("/elsewhere").body()).isEmpty();
    }

    @Test
    void whoeverBringsABadTokenIsToldWhatIsWrongWithIt() throws Exception {
        var token = Issuer.shared()
                .sign(Issuer.shared()
                        .claims(Someone.enrolment().claims())
                        .audience("other")
                        .build());

        var answer = get("/fhir/Patient", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer))
                .isEqualTo("Bearer realm=\"carnet\", error=\"invalid_token\","
                        + " error_description=\"The token is not intended for this server.\"");
    }

    @Test
    void aClaimAtFaultIsNamed() throws Exception {
        var token = Issuer.shared().token(Map.of("carnet_kind", "patient"));

        assertThat(challenge(get("/fhir/Patient", "Authorization", "Bearer " + token)))
                .contains("The token lacks a claim: ins.system.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "Bearer a b", "Token x"})
    void noOtherCredentialIsTaken(String authorization) throws Exception {
        assertThat(get("/fhir/Patient", "Authorization", authorization).statusCode())
                .isEqualTo(401);
    }

    @Test
    void twoCredentialsAreNone() throws Exception {
        var token = "Bearer " + Someone.enrolment().token();

        assertThat(get("/fhir/Patient", "Authorization", token, "Authorization", token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenInTheAddressIsNotSeen() throws Exception {
        assertThat(get("/fhir/Patient?access_token=" + Someone.enrolment().token())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anOversizedTokenIsRefused() throws Exception {
        var token = Someone.enrolment().with("much", "x".repeat(15_000)).token();

        var answer = get("/fhir/Patient", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer)).contains("too large");
    }

    @Test
    void leavesNoSessionAndNothingInCaches() throws Exception {
        var answer = get(
                "/fhir/Patient",
                "Authorization",
                "Bearer " + Someone.enrolment().token());

        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void onlyListedOriginsMayCallFromABrowser() throws Exception {
        var listed = send(
                "OPTIONS", "/fhir/Patient", "Origin", "https://app.example", "Access-Control-Request-Method", "GET");
        var other = send(
                "OPTIONS", "/fhir/Patient", "Origin", "https://evil.example", "Access-Control-Request-Method", "GET");

        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example");
        assertThat(other.statusCode()).isEqualTo(403);
    }

    /** The doors, and behind them a servlet that says who came in. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    @Import(Identity.class)
    static class House {

        @Bean
        ServletRegistrationBean<Porter> porter() {
            return new ServletRegistrationBean<>(new Porter(), "/fhir/*", "/actuator/*");
        }

        @Bean
        RealTime time() {
            return new RealTime(Clock.systemUTC());
        }

        @Bean
        ChallengeBody words() {
            return new Words();
        }
    }

    private static final class Porter extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .write(Credential.of(request)
                            .map(credential -> credential.requester().id() + " "
                                    + credential.purpose().mode())
                            .orElse("nobody"));
        }
    }

    private static final class Words implements ChallengeBody {

        @Override
        public boolean concerns(HttpServletRequest request) {
            return request.getRequestURI().startsWith("/fhir");
        }

        @Override
        public void write(Unproven unproven, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(unproven.text(Locale.FRENCH));
        }
    }
}
