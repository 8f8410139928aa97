package org.opencarnet.it;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client is told when storage is out of reach. */
final class Outage {

    private Outage() {}

    static void assertTold(Fhir.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.json().at("/issue/0/code").asText()).isEqualTo("transient");
        assertThat(answer.json().at("/issue/0/details/coding/0/code").asText()).isEqualTo("out-of-reach");
    }
}
