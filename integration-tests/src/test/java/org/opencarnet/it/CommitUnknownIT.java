package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The database has committed, but its answer never arrives: the server cannot know, so it asks to be sent the same again. */
class CommitUnknownIT {

    private static final int TIMES = 50;

    @Test
    void sendingTheSameBundleAgainMakesNoSecondDocument() throws IOException {
        try (var proxy = new CuttingProxy(Postgres.port())) {
            var server = Neighbourhood.started(
                    Postgres.arguments(proxy.port(), Postgres.database()).toArray(String[]::new));
            try {
                for (var time = 0; time < TIMES; time++) {
                    cutOff(Fhir.as(server, "dr-martin"), proxy);
                }
            } finally {
                server.kill();
            }
        }
    }

    private static void cutOff(Fhir author, CuttingProxy proxy) {
        var submitted = Kept.fresh();
        proxy.cutNextCommit(submitted.uniqueId());

        var unknown = author.post("", submitted.bundle());

        assertThat(proxy.isArmed()).isFalse();
        Outage.assertTold(unknown);
        assertThat(submitted.copies(author)).as("committed all the same").isEqualTo(1);
        assertThat(author.post("", submitted.bundle()).status()).isEqualTo(200);
        assertThat(submitted.copies(author)).isEqualTo(1);
    }
}
