package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The conversations in SOAP that are written down, held in their order, on H2 and on PostgreSQL. */
class ConversationsIT {

    private static final class OnPostgres {
        private static final Neighbourhood ONE = Neighbourhood.started(Stream.concat(
                        Stream.of(Neighbourhood.ALL_TRANSACTIONS),
                        Postgres.arguments(Postgres.port(), Postgres.database()).stream())
                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        OnPostgres.ONE.stop();
    }

    @TestFactory
    Stream<DynamicTest> onH2() {
        return heldWith(Neighbourhood.running());
    }

    @TestFactory
    Stream<DynamicTest> onPostgres() {
        return heldWith(OnPostgres.ONE);
    }

    private static Stream<DynamicTest> heldWith(Neighbourhood neighbourhood) {
        var soap = new Soap(neighbourhood);
        var run = System.currentTimeMillis();
        return Conversation.all()
                .map(conversation -> DynamicTest.dynamicTest(conversation.name(), () -> {
                    var compared = conversation.with(soap, run);

                    assertThat(compared.given()).isEqualTo(compared.expected());
                }));
    }
}
