package org.opencarnet.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which status may follow which (rules 7). */
class LifecycleTest {

    @ParameterizedTest
    @CsvSource({
        "APPROVED,   APPROVED,   false",
        "APPROVED,   DEPRECATED, true",
        "APPROVED,   ARCHIVED,   true",
        "APPROVED,   DELETED,    true",
        "ARCHIVED,   APPROVED,   true",
        "ARCHIVED,   DEPRECATED, true",
        "ARCHIVED,   ARCHIVED,   false",
        "ARCHIVED,   DELETED,    true",
        "DEPRECATED, APPROVED,   false",
        "DEPRECATED, DEPRECATED, false",
        "DEPRECATED, ARCHIVED,   false",
        "DEPRECATED, DELETED,    true",
        "DELETED,    APPROVED,   false",
        "DELETED,    DEPRECATED, false",
        "DELETED,    ARCHIVED,   false",
        "DELETED,    DELETED,    false"
    })
    void aDocumentIsArchivedAndBackReplacedForGoodAndDeletedForGood(
            AvailabilityStatus from, AvailabilityStatus to, boolean allowed) {
        assertThat(Lifecycle.allows(from, to)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"APPROVED, true", "ARCHIVED, true", "DEPRECATED, false", "DELETED, false"})
    void whatWasReplacedOrDeletedIsNotReplacedAgain(AvailabilityStatus status, boolean replaceable) {
        assertThat(Lifecycle.replaceable(status)).isEqualTo(replaceable);
    }

    @Test
    void aReplacementInheritsTheMaskAndTheMinorsSecret() {
        var hidden = new Visibility(true, true, true);

        assertThat(hidden.inheritedBy(Visibility.OPEN)).isEqualTo(new Visibility(true, false, true));
        assertThat(Visibility.OPEN.inheritedBy(hidden)).isEqualTo(hidden);
        assertThat(Visibility.OPEN.inheritedBy(Visibility.OPEN)).isEqualTo(Visibility.OPEN);
    }

    @ParameterizedTest
    @EnumSource(AvailabilityStatus.class)
    void everyStatusHasTheUrnUnderWhichItTravels(AvailabilityStatus status) {
        var system =
                switch (status) {
                    case APPROVED, DEPRECATED -> "urn:oasis:names:tc:ebxml-regrep:StatusType:";
                    case ARCHIVED, DELETED -> "urn:asip:ci-sis:2010:StatusType:";
                };

        assertThat(status.urn().toLowerCase()).isEqualTo((system + status.name()).toLowerCase());
    }
}
