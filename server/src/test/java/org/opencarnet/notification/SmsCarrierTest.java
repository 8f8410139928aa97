package org.opencarnet.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.sharing.Occasion;
import org.opencarnet.sharing.Subscription.Channel;
import org.opencarnet.sharing.Tell.Letter;

class SmsCarrierTest {

    private final Letter letter = Letters.to(Letters.PATIENT, Occasion.CODE, new Channel.Sms("+33612345678"), "fr");
    private Receiver gateway;
    private SmsCarrier carrier;

    @BeforeEach
    void start() throws IOException {
        gateway = new Receiver();
        carrier = new SmsCarrier(
                new AlertProperties.Sms(gateway.uri("/sms"), "secret"),
                new Wording(Optional.empty(), Optional.empty()),
                Clock.fixed(Letters.AT, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void handsTheGatewayASignedMessageThatItKnowsByItsKey() throws JsonProcessingException {
        assertThat(carrier.carry(letter)).isEqualTo(Delivery.TAKEN);

        var got = gateway.got().get(0);
        var body = new ObjectMapper().readTree(got.body());
        assertThat(body.path("to").asText()).isEqualTo("+33612345678");
        assertThat(body.path("text").asText()).contains("123456");
        assertThat(got.header("Idempotency-key"))
                .isEqualTo(letter.message().id().toString())
                .isEqualTo(body.path("id").asText());
        assertThat(got.header("Carnet-timestamp")).isEqualTo(Long.toString(Letters.AT.getEpochSecond()));
        assertThat(got.header("Carnet-signature"))
                .isEqualTo("v1=" + Signature.of("secret", got.header("Carnet-timestamp"), got.body()));
    }

    @Test
    void signsAsTheDocumentationShows() {
        assertThat(Signature.of("secret", "1773358200", "{}"))
                .isEqualTo("a9b4e149454e5831720dc2205a18baace6e7183232ce685aa590a36f3b6e0f69");
    }

    @ParameterizedTest
    @CsvSource({"500,false", "429,false", "503,false", "400,true", "422,true", "302,false"})
    void triesAgainUnlessTheRequestIsWrong(int status, boolean forGood) {
        gateway.answering(status);

        assertThat(carrier.carry(letter))
                .isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.forGood())
                        .isEqualTo(forGood));
        assertThat(gateway.got()).hasSize(1);
    }
}
