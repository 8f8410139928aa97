package org.opencarnet.demo;

import java.time.Clock;
import org.opencarnet.demo.clock.DemoClock;
import org.opencarnet.demo.identity.IdentityProvider;
import org.opencarnet.demo.people.People;

/** Starts the neighbourhood: the identity provider on port 9000, then the server. */
public final class Demo {

    private static final int IDENTITY_PORT = 9000;

    private Demo() {}

    public static void main(String[] args) {
        DemoClock clock = new DemoClock(Clock.systemUTC());
        IdentityProvider.start(IDENTITY_PORT, People.read(), clock);
    }
}
