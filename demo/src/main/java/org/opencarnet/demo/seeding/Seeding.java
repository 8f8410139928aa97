package org.opencarnet.demo.seeding;

import java.net.URI;
import java.time.Duration;
import org.opencarnet.demo.clock.DemoClock;
import org.opencarnet.demo.clock.Shift;
import org.opencarnet.demo.people.People;
import org.opencarnet.demo.samples.DemoAuthorization;
import org.opencarnet.demo.samples.Samples;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty server, and leaves one that was filled before as it is: records are opened, consents declared when they were declared, documents fed by their authors. */
public final class Seeding {

    private static final Logger LOG = LoggerFactory.getLogger(Seeding.class);
    static final String ENROLMENT = "service-enrolement";

    private final People people;
    private final DemoClock clock;

    public Seeding(People people, DemoClock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Seeds the server behind these addresses (bases without a slash at their ends). */
    public void into(URI fhir, URI identity) {
        var door = new Door(fhir, identity);
        if (door.hasRecord(Papers.named(people.patients().get(0)))) {
            LOG.info("The records are filled already");
            return;
        }
        var samples = Samples.read(people);
        people.patients().forEach(patient -> door.create(ENROLMENT, Papers.patient(patient)));
        samples.authorizations().forEach(authorization -> authorize(door, authorization));
        samples.documents()
                .forEach(document -> door.create(document.description().author().name(), Papers.document(document)));
        LOG.info("The demo's records are filled: {} patients", people.patients().size());
    }

    /** Declared at its time: the clock is set back for it, and a block follows at once. */
    private void authorize(Door door, DemoAuthorization authorization) {
        clock.shift(new Shift(authorization.age().negated(), Duration.ZERO));
        try {
            door.create(
                    authorization.professional().name(),
                    Papers.consent(authorization.patient(), authorization.treating()));
            if (authorization.blocked()) {
                door.create(
                        authorization.patient().persona(),
                        Papers.block(authorization.patient(), authorization.professional()));
            }
        } finally {
            clock.reset();
        }
    }
}
