package org.opencarnet.xds.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.xds.error.Actor;

class SelectionTest {

    @ParameterizedTest
    @CsvSource({"false, 1000", "true, 10000"})
    void holdsSoManyObjectsAndNoMore(boolean references, int most) {
        var selection = new Selection(references, "1.2.3");
        for (var i = 0; i < most; i++) {
            selection.object(new UUID(0, i), "<Association/>");
        }

        selection.object(new UUID(0, 0), "<Association/>");

        assertThat(selection.room()).isEqualTo(most);
        assertThatThrownBy(() -> selection.object(new UUID(1, 0), "<Association/>"))
                .isInstanceOf(QueryRefusal.class)
                .satisfies(refusal -> assertThat(
                                ((QueryRefusal) refusal).complaint().fault().code(Actor.REGISTRY))
                        .isEqualTo("XDSTooManyResults"));
    }
}
