package org.opencarnet.xds.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.xds.testing.Shelf.isTurnedBack;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencarnet.sharing.PortsContract;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.testing.Binder;
import org.opencarnet.xds.testing.Feeding;
import org.opencarnet.xds.testing.Shelf;

/** ITI-57 over the wire: what folders are called, what is in them, and how documents stand to others. */
class UpdateBindingsTest {

    private static final Shelf SHELF = new Shelf(PortsContract.anIns());
    private static final String SUCCESS = "ResponseStatusType:Success";
    private static final String SUBMITS = "urn:ihe:iti:2010:AssociationType:SubmitAssociation";
    private static final String APPENDS = "urn:ihe:iti:2007:AssociationType:APND";

    private final String letter = Shelf.urn();
    private final String folder = Shelf.urn();
    private final String within = Shelf.urn();
    private final String folderOid = oid();

    private static String oid() {
        return "1.2.250.1.999." + System.nanoTime();
    }

    @BeforeEach
    void feed() {
        SHELF.feed(SHELF.message()
                .entry(SHELF.entry(letter, oid()))
                .inline(letter, "lettre")
                .entry(SHELF.entry("Other", oid()))
                .inline("Other", "autre")
                .folder(folder, folderOid, "C1^^1.8", "F")
                .join("OtherWithin", "HasMember", folder, "Other")
                .join(within, "HasMember", folder, letter));
    }

    private Binder next(String id) {
        return new Binder(id, folderOid).lid(folder).title("Classeur bleu");
    }

    private static String sent(Feeding message) {
        return SHELF.answer("/iti57", SHELF.author, message);
    }

    @Test
    void aFolderIsCalledSomethingElse() {
        var second = Shelf.urn();

        assertThat(sent(SHELF.message().version(next(second), "B", "1"))).contains(SUCCESS);

        assertThat(SHELF.folder(folder))
                .contains("id=\"" + second + "\"", "lid=\"" + folder + "\"", "versionName=\"2\"", "Classeur bleu")
                .contains("id=\"" + folder + "\"", "StatusType:Deprecated", "versionName=\"1\"", "\"Classeur\"");
        assertThat(SHELF.folderVersion(SHELF.author, folder))
                .contains("StatusType:Deprecated")
                .doesNotContain("Classeur bleu");
    }

    @Test
    void andHoldsWhatItHeldUnderItsNewName() {
        var second = Shelf.urn();
        sent(SHELF.message().version(next(second), "B", "1"));

        assertThat(SHELF.contents(second))
                .contains(
                        "id=\"" + letter + "\"", "sourceObject=\"" + second + "\"", "targetObject=\"" + letter + "\"");
    }

    @Test
    void documentsEnterItByItsNewName() {
        var second = Shelf.urn();
        var other = Shelf.urn();
        var third = Shelf.urn();
        SHELF.feed(other);
        sent(SHELF.message().version(next(second), "B", "1"));

        assertThat(sent(SHELF.message().join("In", "HasMember", second, other).join("Sub", SUBMITS, "Set", "In")))
                .contains(SUCCESS);
        SHELF.feed(SHELF.message()
                .entry(SHELF.entry(third, oid()))
                .inline(third, "lettre")
                .join("Within", "HasMember", second, third));

        assertThat(SHELF.contents(second)).contains("id=\"" + other + "\"", "id=\"" + third + "\"", "Classeur bleu");
    }

    @Test
    void whatIsSaidAgainMakesNoVersion() {
        assertThat(sent(SHELF.message().version(next("F2").title("Classeur"), "B", "1")))
                .contains(SUCCESS);

        assertThat(SHELF.folder(folder)).doesNotContain("versionName=\"2\"", "StatusType:Deprecated");
    }

    @ParameterizedTest
    @CsvSource({
        "PreviousVersion, 7, XDSMetadataVersionError, F2.PreviousVersion",
        "lid, urn:uuid:00000000-0000-4000-8000-000000000000, XDSMetadataUpdateError, F2",
        "lid, Folder01, XDSMetadataUpdateError, F2.lid",
        "uniqueId, 1.2.3.4, XDSMetadataUpdateError, F2.uniqueId"
    })
    void aVersionFollowsTheLatestOfTheSameFolder(String what, String value, String code, String location) {
        var previous = what.equals("PreviousVersion") ? value : "1";
        var said = what.equals("uniqueId") ? new Binder("F2", value).lid(folder) : next("F2");

        var answer = sent(SHELF.message().version(what.equals("lid") ? said.lid(value) : said, "B", previous));

        isTurnedBack(answer, code, location);
        assertThat(SHELF.folder(folder)).doesNotContain("versionName=\"2\"");
    }

    @Test
    void aVersionTakesNoNameThatIsTaken() {
        var second = Shelf.urn();
        sent(SHELF.message().version(next(second), "B", "1"));

        for (var taken : new String[] {letter, folder, second}) {
            isTurnedBack(
                    sent(SHELF.message().version(next(taken).title("Rouge"), "B", "2")),
                    "XDSDuplicateUniqueIdInRegistry",
                    taken + ".uniqueId");
        }
    }

    @Test
    void aFolderThatIsHiddenAndOneThatIsNotThereAreOneAnswer() {
        var hidden = Shelf.urn();
        var masked = SHELF.entry("Masked", oid())
                .code(Scheme.CONFIDENTIALITY, "N^^2.16.840.1.113883.5.25", "MASQUE_PS^^1.2.250.1.213.1.1.4.13");
        SHELF.feed(SHELF.message()
                .entry(masked)
                .inline("Masked", "lettre")
                .folder(hidden, oid(), "C1^^1.8", "F")
                .join("Within", "HasMember", hidden, "Masked"));

        for (var meant : new String[] {hidden, Shelf.urn()}) {
            var answer = SHELF.answer(
                    "/iti57",
                    SHELF.colleague,
                    SHELF.message().version(next("F2").lid(meant), "B", "1"));

            isTurnedBack(answer, "XDSMetadataUpdateError", "F2");
            assertThat(answer).contains("nothing of this name is here");
        }
    }

    @Test
    void aDocumentLeavesAFolderAndComesBack() {
        assertThat(sent(SHELF.message().status("S", within, Shelf.APPROVED, Shelf.DEPRECATED)))
                .contains(SUCCESS);

        assertThat(SHELF.contents(folder)).contains("id=\"" + folder + "\"").doesNotContain(within, letter);
        assertThat(SHELF.allContents(folder))
                .contains("id=\"" + within + "\"", "id=\"" + letter + "\"", Shelf.DEPRECATED);
        assertThat(sent(SHELF.message().status("S", within, Shelf.DEPRECATED, Shelf.APPROVED)))
                .contains(SUCCESS);

        assertThat(SHELF.contents(folder)).contains("id=\"" + within + "\"", "id=\"" + letter + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated, urn:oasis:names:tc:ebxml-regrep:StatusType:Approved, XDSMetadataUpdateError, S.OriginalStatus",
        "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved, urn:asip:ci-sis:2010:StatusType:Archived, XDSMetadataUpdateOperationError, S.NewStatus"
    })
    void anAssociationHoldsOrHoldsNoMore(String original, String next, String code, String location) {
        isTurnedBack(sent(SHELF.message().status("S", within, original, next)), code, location);
        assertThat(SHELF.contents(folder)).contains(within);
    }

    @Test
    void anAssociationThatIsNotThereHasNoStatus() {
        isTurnedBack(
                sent(SHELF.message().status("S", Shelf.urn(), Shelf.APPROVED, Shelf.DEPRECATED)),
                "XDSMetadataUpdateError",
                "S");
    }

    @Test
    void anAuthorSaysThatHisLetterBelongsToAnother() {
        var addendum = Shelf.urn();
        var appends = Shelf.urn();
        SHELF.feed(addendum);

        assertThat(SHELF.answer("/iti57", SHELF.colleague, related(appends, addendum)))
                .contains("[not-the-author]");
        assertThat(sent(related(appends, addendum))).contains(SUCCESS);

        assertThat(SHELF.related(letter, APPENDS))
                .contains("id=\"" + addendum + "\"", "sourceObject=\"" + addendum + "\"", "id=\"" + appends + "\"");
        assertThat(sent(SHELF.message().status("S", appends, Shelf.APPROVED, Shelf.DEPRECATED)))
                .contains(SUCCESS);
        assertThat(SHELF.related(letter, APPENDS)).contains("id=\"" + appends + "\"", Shelf.DEPRECATED);
    }

    private Feeding related(String appends, String addendum) {
        return SHELF.message().join(appends, APPENDS, addendum, letter).join("Sub", SUBMITS, "Set", appends);
    }

    @Test
    void aReplacementIsFinal() {
        var replaces = Shelf.urn();
        var newer = Shelf.urn();
        SHELF.feed(SHELF.message()
                .entry(SHELF.entry(newer, oid()))
                .inline(newer, "lettre")
                .join(replaces, "urn:ihe:iti:2007:AssociationType:RPLC", newer, letter));

        isTurnedBack(
                sent(SHELF.message().status("S", replaces, Shelf.APPROVED, Shelf.DEPRECATED)),
                "XDSMetadataUpdateOperationError",
                "S.targetObject");
        isTurnedBack(
                sent(SHELF.message().join("X", APPENDS, newer, letter).join("Sub", SUBMITS, "Set", "X")),
                "XDSMetadataUpdateError",
                "X.targetObject");
    }

    @Test
    void aRestrictedUpdateIsOfDocumentsAlone() {
        isTurnedBack(
                SHELF.answer("/iti92", SHELF.author, SHELF.message().version(next("F2"), "B", "1")),
                "XDSMetadataUpdateOperationError",
                "Set");
    }
}
