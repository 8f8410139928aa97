package org.opencarnet.xds.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.xds.testing.Shelf.isTurnedBack;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.testing.Entry;
import org.opencarnet.xds.testing.Feeding;
import org.opencarnet.xds.testing.Shelf;

/** ITI-57 and ITI-92 over the wire. */
class UpdateDocumentsTest {

    private static final Shelf SHELF = new Shelf(new Ins(Ins.Authority.TEST, "279035121518890"));
    private static final String SUCCESS = "ResponseStatusType:Success";
    private static final String NORMAL = "N^^2.16.840.1.113883.5.25";
    private static final String MASKED = "MASQUE_PS^^1.2.250.1.213.1.1.4.13";
    private static final String SUBMITS = "urn:ihe:iti:2010:AssociationType:SubmitAssociation";

    private final String letter = Shelf.urn();
    private String uniqueId = "";

    @BeforeEach
    void feed() {
        uniqueId = SHELF.feed(letter);
    }

    private Entry next(String id) {
        return SHELF.entry(id, uniqueId).lid(letter);
    }

    private Entry masked(String id) {
        return next(id).code(Scheme.CONFIDENTIALITY, NORMAL, MASKED);
    }

    private static String sent(TestAuthority.Holder sender, Feeding message) {
        return SHELF.answer("/iti57", sender, message);
    }

    private String shown() {
        return SHELF.shown(SHELF.author, letter);
    }

    @Test
    void theAuthorMasksUnderANameOfHisOwn() {
        var second = Shelf.urn();

        assertThat(sent(SHELF.author, SHELF.message().version(masked(second), "B", "1")))
                .contains(SUCCESS);

        assertThat(shown())
                .contains("id=\"" + second + "\"", "lid=\"" + letter + "\"", "versionName=\"2\"", "MASQUE_PS")
                .contains("StatusType:Deprecated", "versionName=\"1\"");
        assertThat(SHELF.shown(SHELF.colleague, letter)).doesNotContain(letter);
    }

    @Test
    void andTakesTheMaskAway() {
        var second = Shelf.urn();
        sent(SHELF.author, SHELF.message().version(masked(second), "B", "1"));

        assertThat(sent(SHELF.author, SHELF.message().version(next("Third"), "B", "2")))
                .contains(SUCCESS);

        assertThat(SHELF.shown(SHELF.colleague, letter)).contains(letter, "versionName=\"3\"");
    }

    @Test
    void nothingButTheMaskIsForOthersToSay() {
        var answer = sent(SHELF.colleague, SHELF.message().version(next("V2").slot("languageCode", "en"), "B", "1"));

        isTurnedBack(answer, "XDSRegistryError", "Set");
        assertThat(answer).contains("[not-the-author]");
        assertThat(shown()).doesNotContain("versionName=\"2\"");
    }

    @Test
    void theAuthorCorrectsWhatHeSaidToTheSlot() {
        var entry = next("V2").slot("languageCode", "en").slot("urn:dossier", "B 17", "A 3");

        assertThat(sent(SHELF.author, SHELF.message().version(entry, "B", "1"))).contains(SUCCESS);

        assertThat(shown()).contains("<Value>B 17</Value><Value>A 3</Value>", "<Value>en</Value>");
        assertThat(SHELF.shown(SHELF.colleague, letter)).contains("urn:dossier");
    }

    @Test
    void aDocumentIsArchivedAndBroughtBack() {
        var away = SHELF.message().status("S", letter, Shelf.APPROVED, Shelf.ARCHIVED);
        var back = SHELF.message().status("S", letter, Shelf.ARCHIVED, Shelf.APPROVED);

        assertThat(sent(SHELF.colleague, away)).contains(SUCCESS);
        assertThat(shown()).contains("status=\"" + Shelf.ARCHIVED + "\"", "versionName=\"1\"");
        assertThat(sent(SHELF.colleague, back)).contains(SUCCESS);

        assertThat(shown()).contains("id=\"" + letter + "\"", "status=\"" + Shelf.APPROVED + "\"");
    }

    @Test
    void onlyItsAuthorDeletesADocument() {
        var deletion = SHELF.message().status("S", letter, Shelf.APPROVED, Shelf.DELETED);

        assertThat(sent(SHELF.colleague, deletion)).contains("[not-the-author]");
        assertThat(shown()).contains(letter);
        assertThat(sent(SHELF.author, SHELF.message().status("S", letter, Shelf.APPROVED, Shelf.DELETED)))
                .contains(SUCCESS);

        assertThat(shown()).doesNotContain(letter);
        isTurnedBack(
                sent(SHELF.author, SHELF.message().status("S", letter, Shelf.DELETED, Shelf.APPROVED)),
                "XDSMetadataUpdateError",
                "S");
    }

    @Test
    void aStructureDeletesWhatItWroteAndCorrectsNothing() {
        var own = Shelf.urn();
        var name = "1.2.250.1.999." + System.nanoTime();
        SHELF.feed(SHELF.message().entry(SHELF.ofTheStructure(own, name)).inline(own, "lettre"));
        var corrected = SHELF.ofTheStructure("V2", name).lid(own).slot("languageCode", "en");

        var correction = sent(SHELF.structure, SHELF.message().version(corrected, "B", "1"));
        var deprecation = sent(SHELF.structure, SHELF.message().status("S", own, Shelf.APPROVED, Shelf.DEPRECATED));

        assertThat(List.of(correction, deprecation)).allSatisfy(answer -> {
            isTurnedBack(answer, "XDSRegistryError", "Set");
            assertThat(answer).contains("[not-for-this-requester]");
        });
        assertThat(sent(SHELF.structure, SHELF.message().status("S", own, Shelf.APPROVED, Shelf.DELETED)))
                .contains(SUCCESS);
    }

    @Test
    void aDocumentEntersAFolder() {
        var folder = Shelf.urn();
        var with = SHELF.message()
                .entry(SHELF.entry("Other", "1.2.250.1.999." + System.nanoTime()))
                .inline("Other", "x")
                .folder(folder, "1.2.250.1.999." + System.nanoTime(), "C1^^1.8", "F")
                .join("Within", "HasMember", folder, "Other");
        SHELF.feed(with);

        var answer = sent(
                SHELF.author,
                SHELF.message().join("In", "HasMember", folder, letter).join("Sub", SUBMITS, "Set", "In"));

        assertThat(answer).contains(SUCCESS);
        assertThat(SHELF.contents(folder)).contains("id=\"" + letter + "\"", "sourceObject=\"" + folder + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "PreviousVersion, 7, XDSMetadataVersionError, V2.PreviousVersion",
        "lid, urn:uuid:00000000-0000-4000-8000-000000000000, XDSMetadataUpdateError, V2",
        "lid, Document01, XDSMetadataUpdateError, V2.lid",
        "uniqueId, 1.2.3.4, XDSMetadataUpdateError, V2.uniqueId",
        "mimeType, application/pdf, XDSMetadataUpdateError, V2.mimeType",
        "hash, da39a3ee5e6b4b0d3255bfef95601890afd80709, XDSMetadataUpdateError, V2.hash",
        "size, 1, XDSMetadataUpdateError, V2.size"
    })
    void aVersionFollowsTheLatestOfTheSameDocument(String what, String value, String code, String location) {
        var entry = masked("V2");
        UnaryOperator<Entry> otherwise = one -> switch (what) {
            case "lid" -> one.lid(value);
            case "uniqueId" -> one.uniqueId(value);
            case "mimeType" -> one.mimeType(value);
            case "PreviousVersion" -> one;
            default -> one.slot(what, value);
        };
        var previous = what.equals("PreviousVersion") ? value : "1";

        var answer = sent(SHELF.author, SHELF.message().version(otherwise.apply(entry), "B", previous));

        isTurnedBack(answer, code, location);
        assertThat(shown()).doesNotContain("versionName=\"2\"");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:asip:ci-sis:2010:StatusType:Archived, urn:asip:ci-sis:2010:StatusType:Deleted, XDSMetadataUpdateError, S.OriginalStatus",
        "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved, urn:x, XDSMetadataUpdateOperationError, S.NewStatus",
        "urn:x, urn:asip:ci-sis:2010:StatusType:Deleted, XDSMetadataUpdateOperationError, S.OriginalStatus"
    })
    void aStatusFollowsTheOneThatIs(String original, String next, String code, String location) {
        isTurnedBack(sent(SHELF.author, SHELF.message().status("S", letter, original, next)), code, location);
    }

    @Test
    void aFormerVersionHasNoStatusToChange() {
        sent(SHELF.author, SHELF.message().version(masked("V2"), "B", "1"));

        var answer = sent(SHELF.author, SHELF.message().status("S", letter, Shelf.APPROVED, Shelf.ARCHIVED));

        isTurnedBack(answer, "XDSMetadataVersionError", "S.targetObject");
    }

    @Test
    void aVersionTakesNoNameThatIsTaken() {
        var answer = sent(SHELF.author, SHELF.message().version(masked(letter), "B", "1"));

        isTurnedBack(answer, "XDSDuplicateUniqueIdInRegistry", letter + ".uniqueId");
    }

    @Test
    void allIsDoneOrNothing() {
        var other = Shelf.urn();

        var answer = sent(
                SHELF.author,
                SHELF.message().version(masked("V2"), "B", "1").status("S", other, Shelf.APPROVED, Shelf.ARCHIVED));

        isTurnedBack(answer, "XDSMetadataUpdateError", "S");
        assertThat(shown()).doesNotContain("versionName=\"2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ihe:iti:2007:AssociationType:APND",
                "urn:ihe:iti:2007:AssociationType:RPLC",
                "urn:ihe:iti:2010:AssociationType:SubmitAssociation"
            })
    void whatCannotBeToldIsNotDone(String type) {
        var answer = sent(
                SHELF.author, SHELF.message().version(masked("V2"), "B", "1").join("X", type, letter, letter));

        isTurnedBack(answer, "XDSMetadataUpdateOperationError", "X.associationType");
    }

    @Test
    void aMessageWithoutAChangeIsNone() {
        isTurnedBack(sent(SHELF.author, SHELF.message()), "XDSMetadataUpdateOperationError", "RegistryObjectList");
    }

    @Test
    void theVersionToStartFromIsSaid() {
        var message = SHELF.message().entry(masked("V2"), "B");

        isTurnedBack(sent(SHELF.author, message), "XDSMetadataUpdateOperationError", "B.PreviousVersion");
    }

    @Test
    void aRestrictedUpdateIsOfMetadataAlone() {
        var status = SHELF.message().status("S", letter, Shelf.APPROVED, Shelf.ARCHIVED);

        isTurnedBack(SHELF.answer("/iti92", SHELF.author, status), "XDSMetadataUpdateOperationError", "Set");
        assertThat(SHELF.answer("/iti92", SHELF.author, SHELF.message().version(masked("V2"), "B", "1")))
                .contains(SUCCESS);
    }
}
