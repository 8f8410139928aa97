package org.opencarnet.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencarnet.record.Association.Type;

/** What the relations between the objects of a record mean. */
class AssociationTest {

    @ParameterizedTest
    @CsvSource({
        "REPLACES, urn:ihe:iti:2007:AssociationType:RPLC",
        "APPENDS, urn:ihe:iti:2007:AssociationType:APND",
        "TRANSFORMS, urn:ihe:iti:2007:AssociationType:XFRM",
        "TRANSFORMS_AND_REPLACES, urn:ihe:iti:2007:AssociationType:XFRM_RPLC",
        "SIGNS, urn:ihe:iti:2007:AssociationType:signs",
        "IS_SNAPSHOT_OF, urn:ihe:iti:2010:AssociationType:IsSnapshotOf",
        "HAS_MEMBER, urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember",
        "UPDATES_STATUS, urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus",
        "SUBMITS, urn:ihe:iti:2010:AssociationType:SubmitAssociation"
    })
    void everyRelationHasTheUrnUnderWhichItTravels(Type type, String urn) {
        assertThat(type.urn()).isEqualTo(urn);
    }

    @ParameterizedTest
    @EnumSource
    void everyRelationIsKnownByItsUrn(Type type) {
        assertThat(Type.ofUrn(type.urn())).contains(type);
    }

    @Test
    void aUrnOfNoRelationIsNone() {
        assertThat(Type.ofUrn("urn:ihe:iti:2007:AssociationType:RPL")).isEmpty();
    }

    @Test
    void aReplacementEndsItsTarget() {
        assertThat(those(Type::replaces)).isEqualTo(EnumSet.of(Type.REPLACES, Type.TRANSFORMS_AND_REPLACES));
    }

    @Test
    void addendaAndTransformationsFallWithTheirTarget() {
        assertThat(those(Type::depends)).isEqualTo(EnumSet.of(Type.APPENDS, Type.TRANSFORMS));
    }

    @Test
    void membersAndWhatASubmissionSetChangesAreHeld() {
        assertThat(those(Type::changes)).isEqualTo(EnumSet.of(Type.UPDATES_STATUS, Type.SUBMITS));
        assertThat(those(Type::holds)).isEqualTo(EnumSet.of(Type.HAS_MEMBER, Type.UPDATES_STATUS, Type.SUBMITS));
    }

    private static Set<Type> those(Predicate<Type> meant) {
        return Arrays.stream(Type.values()).filter(meant).collect(Collectors.toSet());
    }
}
