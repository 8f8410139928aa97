package org.opencarnet.demo.identity;

import java.util.List;
import org.opencarnet.demo.clock.DemoClock;
import org.opencarnet.demo.inbox.Inbox;
import org.opencarnet.demo.people.People;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The test identity provider, a web application of its own: beside a server on the same class path it takes nothing but what
 * is listed here, and none of the server's configuration files.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@Import({
    AuthorizationServer.class,
    Language.class,
    TokenEndpoint.class,
    VihfEndpoint.class,
    ClockEndpoint.class,
    PersonasEndpoint.class,
    InboxPage.class,
    SignIn.class,
    StartPage.class
})
public class IdentityProvider {

    /** Starts on that port of localhost; the issuer of its tokens is {@link #issuer}. */
    public static ConfigurableApplicationContext start(int port, People people, DemoClock clock, Equipment equipment) {
        return new SpringApplicationBuilder(IdentityProvider.class)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(People.class, () -> people);
                    beans.registerBean(Introducing.class, () -> new Introducing(people));
                    beans.registerBean(Cards.class, equipment::cards);
                    beans.registerBean(DemoClock.class, () -> clock);
                    beans.registerBean(Inbox.class, equipment::inbox);
                    beans.registerBean(Mint.class, () -> new Mint(issuer(port)));
                })
                .run(arguments(port).toArray(String[]::new));
    }

    /** The issuer of tokens from a provider on that port. */
    public static String issuer(int port) {
        return "http://localhost:" + port;
    }

    /** As arguments, for these outrank what the environment says to the server, its port above all. */
    private static List<String> arguments(int port) {
        return List.of(
                "--server.port=" + port,
                // Cookies ignore ports: the server on the same host keeps its own session.
                "--server.servlet.session.cookie.name=CARNET_DEMO_IDENTITY",
                "--server.servlet.context-path=",
                "--server.ssl.enabled=false",
                "--spring.config.name=carnet-demo-identity",
                "--spring.application.name=carnet-demo-identity",
                "--spring.main.banner-mode=off",
                // Log lines bear one name per JVM: let it be the server's.
                "--logging.include-application-name=false",
                "--spring.web.resources.add-mappings=false",
                "--spring.jackson.default-property-inclusion=non_absent");
    }

    /** What the provider has besides people: the cards that they show, and the inbox of what they are sent. */
    public record Equipment(Cards cards, Inbox inbox) {}
}
