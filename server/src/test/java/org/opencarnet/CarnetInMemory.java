package org.opencarnet;

import java.time.Clock;
import org.opencarnet.identity.testing.Issuer;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.sharing.LastWord;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Resources;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.storage.memory.ResourcesInMemory;
import org.opencarnet.trail.SignedLastWord;
import org.opencarnet.trail.SignerKey;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The server as it is wired, over ports in memory: real HTTP, real tokens, real law; started once for all tests. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@Import({Law.class, UseCases.class, Faces.class})
public class CarnetInMemory {

    private static final TestAuthority AUTHORITY = new TestAuthority(TestAuthority.PERSONS);

    private static final class Started {
        private static final ServletWebServerApplicationContext CONTEXT =
                (ServletWebServerApplicationContext) new SpringApplicationBuilder(CarnetInMemory.class)
                        .run(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--carnet.policy.accepted-authorities=TEST",
                                "--carnet.policy.matrix.assumed-rows=true",
                                "--carnet.policy.structures-declare-teams=true",
                                "--carnet.policy.trait-search=NORMAL,BREAK_GLASS",
                                "--carnet.xds.external-repositories=1.2.250.1.999.42",
                                "--carnet.xds.optional-transactions=iti51,iti62,iti86",
                                "--carnet.xds.verify-signatures=true",
                                "--carnet.vihf.trusted-certificates=" + AUTHORITY.pem(),
                                "--carnet.alerts.mail.from=alertes@carnet.example.org",
                                "--spring.mail.host=localhost",
                                "--carnet.identity.issuer=" + Issuer.shared().name(),
                                "--carnet.identity.jwk-set-uri="
                                        + Issuer.shared().keys());
    }

    /** The FHIR base URL. */
    public static String base() {
        return "http://127.0.0.1:" + Started.CONTEXT.getWebServer().getPort() + "/fhir";
    }

    /** The base URL of SOAP. */
    public static String soap() {
        return base().replaceAll("/fhir$", "/xds");
    }

    /** Who issues the cards that it trusts. */
    public static TestAuthority authority() {
        return AUTHORITY;
    }

    /** The record's clock, which tests may move. */
    public static MovableClock clock() {
        return Started.CONTEXT.getBean(MovableClock.class);
    }

    /** What it keeps. */
    public static Ports store() {
        return Started.CONTEXT.getBean(Ports.class);
    }

    @Bean
    MovableClock recordClock() {
        return new MovableClock(Clock.systemUTC());
    }

    @Bean
    Ports ports() {
        return MemoryPorts.fresh();
    }

    @Bean
    LastWord lastWord(Ports ports) {
        return new SignedLastWord(MemoryPorts.tree(ports), SignerKey.of(SignerKey.generate("carnet.test/trail")));
    }

    @Bean
    Resources resources(Clock clock) {
        return new ResourcesInMemory(clock);
    }
}
