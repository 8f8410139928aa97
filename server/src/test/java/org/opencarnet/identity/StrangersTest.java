package org.opencarnet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

/** Who brings nothing is let in where somebody vouches for him; who brings anything at all has to prove it. */
class StrangersTest {

    private static final Credential GUEST = new Credential(new Requester.Enrolment("guest", "Guest"), Purpose.NORMAL);

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    private static Strangers strangers(Optional<Tokenless> tokenless) {
        return new Strangers(new Door(List.of()), tokenless);
    }

    @Test
    void nobodyIsLetInWithoutACredentialByTheServerItself() {
        assertThat(strangers(Optional.empty()).credential(request)).isEmpty();
    }

    @Test
    void whoBringsNothingIsAsWhomHeIsTaken() {
        assertThat(strangers(Optional.of(any -> Optional.of(GUEST))).credential(request))
                .contains(GUEST);
        assertThat(strangers(Optional.of(any -> Optional.empty())).credential(request))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x.y.z", "Basic Z3Vlc3Q6"})
    void whoBringsSomethingHasToProveIt(String header) {
        request.addHeader(HttpHeaders.AUTHORIZATION, header);

        assertThat(strangers(Optional.of(any -> Optional.of(GUEST))).credential(request))
                .isEmpty();
    }
}
