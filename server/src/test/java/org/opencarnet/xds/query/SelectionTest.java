package org.opencarnet.xds.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.sharing.Documents;
import org.opencarnet.xds.error.Actor;

class SelectionTest {

    private static final UUID FOLDER = new UUID(2, 0);
    private static final UUID LETTER = new UUID(3, 0);

    private static Documents.Linked numbered(UUID id) {
        return new Documents.Linked(
                new Association(id, Association.Type.HAS_MEMBER, FOLDER, LETTER, AvailabilityStatus.DEPRECATED),
                "<Association status=\"\u0001\" sourceObject=\"urn:uuid:x\" targetObject=\"urn:uuid:y\"/>");
    }

    @Test
    void theEndsOfAnAssociationGoByTheNamesThatTheyBearNow() {
        var selection = new Selection(false, "1.2.3");

        selection.association(numbered(new UUID(0, 1)), Map.of(FOLDER, new UUID(4, 0)));

        assertThat(selection.text())
                .contains("status=\"" + AvailabilityStatus.DEPRECATED.urn() + "\"")
                .contains("sourceObject=\"urn:uuid:" + new UUID(4, 0) + "\"")
                .contains("targetObject=\"urn:uuid:" + LETTER + "\"");
    }

    @Test
    void whatBindsASubmissionSetKeepsTheNamesThatItBrought() {
        var selection = new Selection(false, "1.2.3");

        selection.association(numbered(new UUID(0, 1)), Map.of(LETTER, new UUID(4, 0)));

        assertThat(selection.text()).contains("sourceObject=\"urn:uuid:x\" targetObject=\"urn:uuid:y\"");
    }

    @ParameterizedTest
    @CsvSource({"false, 1000", "true, 10000"})
    void holdsSoManyObjectsAndNoMore(boolean references, int most) {
        var selection = new Selection(references, "1.2.3");
        for (var i = 0; i < most; i++) {
            selection.association(numbered(new UUID(0, i)), Map.of());
        }

        selection.association(numbered(new UUID(0, 0)), Map.of());

        assertThat(selection.room()).isEqualTo(most);
        assertThatThrownBy(() -> selection.association(numbered(new UUID(1, 0)), Map.of()))
                .isInstanceOf(QueryRefusal.class)
                .satisfies(refusal -> assertThat(
                                ((QueryRefusal) refusal).complaint().fault().code(Actor.REGISTRY))
                        .isEqualTo("XDSTooManyResults"));
    }
}
