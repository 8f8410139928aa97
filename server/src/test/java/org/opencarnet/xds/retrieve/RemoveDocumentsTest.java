package org.opencarnet.xds.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.testing.Shelf;

/** ITI-86 over the wire. */
class RemoveDocumentsTest {

    private static final Shelf SHELF = new Shelf(new Ins(Ins.Authority.TEST, "279035121518296"));
    private static final String HERE = "2.25.240373477947943125934554913234569544365";
    private static final String NOBODY = "1.2.250.1.999.404";

    private final String letter = Shelf.urn();
    private String uniqueId = "";

    @BeforeEach
    void feed() {
        uniqueId = SHELF.feed(letter);
    }

    private static String named(String repository, String uniqueId) {
        return "<x:DocumentRequest><x:RepositoryUniqueId>" + repository + "</x:RepositoryUniqueId><x:DocumentUniqueId>"
                + uniqueId + "</x:DocumentUniqueId></x:DocumentRequest>";
    }

    private static String asked(String path, String element, TestAuthority.Holder sender, String documents) {
        return SHELF.answer(
                path,
                sender,
                "<" + element + " xmlns:x=\"urn:ihe:iti:xds-b:2007\" xmlns:r=\"urn:ihe:iti:rmd:2017\">" + documents
                        + "</" + element + ">");
    }

    private static String removed(TestAuthority.Holder sender, String documents) {
        return asked("/iti86", "r:RemoveDocumentsRequest", sender, documents);
    }

    private String retrieved() {
        return asked("/iti43", "x:RetrieveDocumentSetRequest", SHELF.author, named(HERE, uniqueId));
    }

    @Test
    void theAuthorRemovesADocumentFromRepositoryAndRegistry() {
        assertThat(removed(SHELF.author, named(HERE, uniqueId))).contains("ResponseStatusType:Success");

        assertThat(retrieved()).contains("errorCode=\"XDSDocumentUniqueIdError\"");
        assertThat(SHELF.shown(SHELF.author, letter)).doesNotContain(letter);
    }

    @Test
    void whatIsRemovedStaysRemoved() {
        removed(SHELF.author, named(HERE, uniqueId));

        assertThat(removed(SHELF.author, named(HERE, uniqueId))).contains("ResponseStatusType:Success");
        assertThat(removed(SHELF.colleague, named(HERE, uniqueId))).contains("errorCode=\"XDSDocumentUniqueIdError\"");
    }

    @Test
    void eachDocumentIsForItself() {
        assertThat(removed(SHELF.author, named(HERE, NOBODY) + named(HERE, uniqueId)))
                .contains(
                        "ResponseStatusType:PartialSuccess",
                        "errorCode=\"XDSDocumentUniqueIdError\"",
                        "location=\"" + NOBODY + "\"");

        assertThat(retrieved()).contains("errorCode=\"XDSDocumentUniqueIdError\"");
    }

    @Test
    void nobodyRemovesWhatAnotherWrote() {
        assertThat(removed(SHELF.colleague, named(HERE, uniqueId)))
                .contains(
                        "ResponseStatusType:Failure",
                        "errorCode=\"XDSRepositoryError\"",
                        "location=\"" + uniqueId + "\"",
                        "[not-the-author]");

        assertThat(retrieved()).contains("ResponseStatusType:Success");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 1.2.3, XDSUnknownRepositoryId, 1.2.3.repositoryUniqueId",
        HERE + ", 1.2.3, XDSDocumentUniqueIdError, 1.2.3",
        HERE + ", '', XDSDocumentUniqueIdError, ''"
    })
    void saysWhatIsWrong(String repository, String name, String code, String location) {
        assertThat(removed(SHELF.author, named(repository, name)))
                .contains("ResponseStatusType:Failure", "errorCode=\"" + code + "\"", "location=\"" + location + "\"");
    }

    @Test
    void documentsAreNamed() {
        assertThat(removed(SHELF.author, "")).contains("errorCode=\"XDSRepositoryError\"");
        assertThat(removed(SHELF.author, named(HERE, NOBODY).repeat(101))).contains("errorCode=\"XDSRepositoryError\"");
    }
}
