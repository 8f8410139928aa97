package org.opencarnet.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents and what names them (decision a). */
class DocumentEntryTest {

    @Test
    void aChangeOfStatusIsNoMetadataVersion() {
        var letter = Letter.written();
        var version = new DocumentEntry.Version(UUID.randomUUID(), Letter.UPDATED);

        var next = letter.next(AvailabilityStatus.ARCHIVED, letter.visibility(), version);

        assertThat(next.identity()).isEqualTo(new EntryIdentity(Letter.LOGICAL_ID, Letter.ENTRY_UUID, 2));
        assertThat(next.status()).isEqualTo(AvailabilityStatus.ARCHIVED);
    }

    @Test
    void theFirstVersionBearsTheNameOfTheDocument() {
        var id = UUID.randomUUID();

        assertThat(EntryIdentity.first(id)).isEqualTo(new EntryIdentity(id, id, 1));
    }

    @Test
    void theNextVersionKeepsTheDocumentAndTakesANewEntryUuid() {
        var letter = Letter.written();
        var uuid = UUID.randomUUID();
        var at = Letter.UPDATED.plusSeconds(1);

        var hidden = Visibility.OPEN.masked(true);

        var next = letter.next(AvailabilityStatus.ARCHIVED, hidden, new DocumentEntry.Version(uuid, at));

        assertThat(next)
                .isEqualTo(new DocumentEntry(
                        new EntryIdentity(Letter.LOGICAL_ID, uuid, 2),
                        letter.record(),
                        letter.submissionSet(),
                        AvailabilityStatus.ARCHIVED,
                        hidden,
                        letter.metadata(),
                        letter.content(),
                        at));
    }

    @Test
    void aCorrectionIsAVersionOfWhichElseIsSaid() {
        var letter = Letter.written();
        var version = new DocumentEntry.Version(UUID.randomUUID(), Letter.UPDATED.plusSeconds(1));
        var said = letter.metadata();

        var next = letter.corrected(said, letter.status(), letter.visibility(), version);

        assertThat(next.identity()).isEqualTo(new EntryIdentity(Letter.LOGICAL_ID, version.entryUuid(), 2));
        assertThat(next.metadata()).isSameAs(said);
        assertThat(next.content()).isEqualTo(letter.content());
        assertThat(next.updated()).isEqualTo(version.at());
    }

    @Test
    void aCorrectionIsOfTheSameDocument() {
        var letter = Letter.written();
        var another = Letter.named("1.2.3.5").metadata();
        var version = new DocumentEntry.Version(UUID.randomUUID(), Letter.UPDATED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> letter.corrected(another, letter.status(), letter.visibility(), version));
    }

    @Test
    void isFoundUnderItsThreeNames() {
        assertThat(Letter.written().identifiers())
                .containsExactly("urn:oid:1.2.3.4", "urn:uuid:" + Letter.ENTRY_UUID, "urn:uuid:" + Letter.LOGICAL_ID);
    }

    @Test
    void itsAuthorsAreThePersonsAndTheInstitutionsWhoseIdentifierIsKnown() {
        assertThat(Letter.written().metadata().authorIdentifiers())
                .containsExactlyInAnyOrder(Letter.PHYSICIAN, Letter.CLINIC);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, urn:oid:1.2.3, 1.2.3",
        "urn:oid:1.2.3, urn:oid:1.2.3, 1.2.3",
        "1.2.3^4, urn:oid:1.2.3^4, 1.2.3^4",
        "urn:uuid:0-0, urn:uuid:0-0, urn:uuid:0-0"
    })
    void aUniqueIdIsAnOidOrAUuid(String written, String uri, String value) {
        assertThat(new UniqueId(written).uri()).isEqualTo(uri);
        assertThat(UniqueId.ofUri(written)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "urn:oid:"})
    void aUniqueIdIsNotEmpty(String nothing) {
        assertThatIllegalArgumentException().isThrownBy(() -> new UniqueId(nothing));
    }

    @Test
    void aUniqueIdHas256CharactersAtTheMost() {
        assertThat(new UniqueId("1".repeat(256)).value()).hasSize(256);
        assertThatIllegalArgumentException().isThrownBy(() -> new UniqueId("1".repeat(257)));
    }

    @Test
    void aRecordIsNamedByItsUuid() {
        assertThat(new RecordId(Letter.LOGICAL_ID)).hasToString(Letter.LOGICAL_ID.toString());
        assertThat(RecordId.NOBODY).hasToString("00000000-0000-0000-0000-000000000000");
    }

    @Test
    void aSearchGoesOnAfterAnEntryAndInPagesOfAnotherSize() {
        var search =
                new DocumentQuery(RecordId.NOBODY, List.of(), DocumentQuery.Order.NEWEST_FIRST, Optional.empty(), 1);
        var position = new DocumentQuery.Position(1, Letter.LOGICAL_ID);

        assertThat(search.from(position).after()).contains(position);
        assertThat(search.from(position).limitedTo(7))
                .isEqualTo(new DocumentQuery(
                        RecordId.NOBODY, List.of(), DocumentQuery.Order.NEWEST_FIRST, Optional.of(position), 7));
        assertThatIllegalArgumentException().isThrownBy(() -> search.limitedTo(0));
    }

    @Test
    void hidingFromOneLeavesTheOthersAsTheyWere() {
        var secret = new Visibility(true, false, true);

        assertThat(secret.masked(false)).isEqualTo(new Visibility(false, false, true));
        assertThat(Visibility.OPEN.masked(true)).isEqualTo(new Visibility(true, false, false));
        assertThat(secret.invisibleToPatient(true)).isEqualTo(new Visibility(true, true, true));
        assertThat(secret.invisibleToRepresentatives(false)).isEqualTo(new Visibility(true, false, false));
        assertThat(Visibility.OPEN.labels()).isEmpty();
        assertThat(new Visibility(true, true, true).labels().map(label -> label.code()
                        .value()))
                .containsExactly("MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX");
    }
}
