package org.opencarnet.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.record.Letter.CREATED;
import static org.opencarnet.record.Letter.DATED;
import static org.opencarnet.record.Letter.said;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a producer says of a document and of its bytes. */
class MetadataTest {

    private static final Instant OTHER = DATED.plusSeconds(1);

    @Test
    void takesTheReferenceDateOfWhatWasMadeAtTheSameTime() {
        var letter = said(CREATED, DATED);

        assertThat(letter.datedAs(said(CREATED, OTHER))).isEqualTo(said(CREATED, OTHER));
    }

    @Test
    void keepsItsReferenceDateBesideWhatWasMadeAtAnotherTime() {
        var letter = said(CREATED, DATED);

        assertThat(letter.datedAs(said(CREATED.plusSeconds(1), OTHER))).isEqualTo(letter);
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
}
