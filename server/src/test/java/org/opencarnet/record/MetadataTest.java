package org.opencarnet.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.record.Letter.CREATED;
import static org.opencarnet.record.Letter.DATED;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a producer says of a document and of its bytes. */
class MetadataTest {

    private static final Instant OTHER = DATED.plusSeconds(1);

    @Test
    void takesTheReferenceDateOfWhatWasMadeAtTheSameTime() {
        var letter = made(CREATED, DATED);

        assertThat(letter.datedAs(made(CREATED, OTHER))).isEqualTo(made(CREATED, OTHER));
    }

    @Test
    void keepsItsReferenceDateBesideWhatWasMadeAtAnotherTime() {
        var letter = made(CREATED, DATED);

        assertThat(letter.datedAs(made(CREATED.plusSeconds(1), OTHER))).isEqualTo(letter);
    }

    @ParameterizedTest
    @CsvSource({"1.2.250.1.71.4.2.1, true", "1.2.250.1.71.4.2.10, false", "'', false"})
    void aProfessionalIsWhoHasANationalIdentifier(String authority, boolean professional) {
        assertThat(new Author.Person(Letter.PHYSICIAN, authority, "DURAND", "Élise").isProfessional())
                .isEqualTo(professional);
    }

    @ParameterizedTest
    @CsvSource({"e3b0, da39, false, false", "'', da39, true, false", "'', '', true, true"})
    void bytesAreHereOrElsewhereOrNotYetMade(String sha256, String sha1, boolean elsewhere, boolean onDemand) {
        var content = new Fingerprint(sha256, sha1, 0);

        assertThat(content.keptElsewhere()).isEqualTo(elsewhere);
        assertThat(content.madeOnDemand()).isEqualTo(onDemand);
    }

    private static Metadata made(Instant creation, Instant date) {
        var said = Letter.written().metadata();
        return new Metadata(
                said.uniqueId(),
                said.classification(),
                said.confidentiality(),
                said.mimeType(),
                said.language(),
                said.title(),
                said.comments(),
                creation,
                date,
                said.service(),
                said.authors(),
                said.legalAuthenticator(),
                said.references());
    }
}
