package org.opencarnet.demo;

import java.net.URI;
import java.time.Clock;
import org.opencarnet.Carnet;
import org.opencarnet.demo.clock.DemoClock;
import org.opencarnet.demo.conformance.Conformance;
import org.opencarnet.demo.identity.Cards;
import org.opencarnet.demo.identity.IdentityProvider;
import org.opencarnet.demo.inbox.Inbox;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.seeding.Seeding;
import org.opencarnet.trail.SignerKey;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the neighbourhood in one JVM: the identity provider on port 9000 (or {@code --demo.identity.port=}), then the
 * server, which reads the demo's settings from {@code application-demo.yaml} and its time from the demo's clock. The server is ready when the
 * fictitious people and documents are in it. With {@code --spring.profiles.active=conformance} test tools are let in without a credential.
 */
public final class Demo {

    private static final String IDENTITY_PORT = "demo.identity.port";
    private static final String MAIL_PORT = "demo.mail.port";

    private Demo() {}

    public static void main(String[] args) {
        var clock = new DemoClock(Clock.systemUTC());
        var people = People.read();
        var port = identityPort(args);
        var cards = new Cards();
        var inbox = Inbox.open();
        var provider = IdentityProvider.start(port, people, clock, new IdentityProvider.Equipment(cards, inbox));
        var identity = URI.create(IdentityProvider.issuer(port));
        var server = new SpringApplicationBuilder(Carnet.class)
                .profiles("demo")
                .properties(
                        IDENTITY_PORT + "=" + port,
                        MAIL_PORT + "=" + inbox.port(),
                        "carnet.trail.key=" + SignerKey.generate("carnet.demo/trail"),
                        "carnet.vihf.trusted-certificates=" + cards.root())
                .initializers(
                        timeOf(clock), Conformance.whereAskedFor(), filledWith(new Seeding(people, clock), identity));
        try {
            Carnet.wakeUp(server.run(args));
        } catch (RuntimeException told) {
            // Spring has said why; the provider alone would keep the process alive.
            provider.close();
            inbox.close();
            throw told;
        }
    }

    private static int identityPort(String[] args) {
        var given = new DefaultApplicationArguments(args).getOptionValues(IDENTITY_PORT);
        return given == null || given.isEmpty() ? 9000 : Integer.parseInt(given.get(0));
    }

    /** Makes the server tell the record's time by that clock. */
    static ApplicationContextInitializer<GenericApplicationContext> timeOf(DemoClock clock) {
        return context -> context.registerBean("demoClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
    }

    /** Fills the server once it listens and before it says that it is ready. */
    private static ApplicationContextInitializer<GenericApplicationContext> filledWith(Seeding seeding, URI identity) {
        return context -> context.registerBean("seeding", ApplicationRunner.class, () -> arguments -> {
            var server = ((ServletWebServerApplicationContext) context).getWebServer();
            seeding.into(URI.create("http://localhost:" + server.getPort() + "/fhir"), identity);
        });
    }
}
