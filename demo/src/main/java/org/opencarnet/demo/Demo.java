package org.opencarnet.demo;

import java.time.Clock;
import org.opencarnet.Carnet;
import org.opencarnet.demo.clock.DemoClock;
import org.opencarnet.demo.identity.IdentityProvider;
import org.opencarnet.demo.people.People;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the neighbourhood in one JVM: the identity provider on port 9000, then the server, which reads the demo's settings
 * from {@code application-demo.yaml} and its time from the demo's clock.
 */
public final class Demo {

    private static final int IDENTITY_PORT = 9000;

    private Demo() {}

    public static void main(String[] args) {
        DemoClock clock = new DemoClock(Clock.systemUTC());
        IdentityProvider.start(IDENTITY_PORT, People.read(), clock);
        new SpringApplicationBuilder(Carnet.class)
                .profiles("demo")
                .initializers(timeOf(clock))
                .run(args);
    }

    /** Makes the server tell the record's time by that clock. */
    static ApplicationContextInitializer<GenericApplicationContext> timeOf(DemoClock clock) {
        return context -> context.registerBean("demoClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
    }
}
