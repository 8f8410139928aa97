package org.opencarnet.xds.remove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencarnet.identity.vihf.TestAuthority;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.mapping.Scheme;
import org.opencarnet.xds.testing.Shelf;

/** ITI-62 over the wire: a set with a letter, and what binds the two. */
class RemoveMetadataTest {

    private static final Shelf SHELF = new Shelf(new Ins(Ins.Authority.TEST, "279035121518395"));
    private static final String SUCCESS = "ResponseStatusType:Success";
    private static final String REQUEST =
            "<l:RemoveObjectsRequest xmlns:l=\"urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0\" "
                    + "xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\">%s</l:RemoveObjectsRequest>";

    private final String set = Shelf.urn();
    private final String letter = Shelf.urn();
    private final String bond = Shelf.urn();
    private final String uniqueId = "1.2.250.1.999." + System.nanoTime();

    @BeforeEach
    void feed() {
        SHELF.feed(SHELF.message(set).entry(SHELF.entry(letter, uniqueId), bond).inline(letter, "lettre"));
    }

    private static String removed(TestAuthority.Holder sender, String... names) {
        var refs = Stream.of(names)
                .map(name -> "<ObjectRef id=\"" + name + "\"/>")
                .collect(Collectors.joining("", "<ObjectRefList>", "</ObjectRefList>"));
        return SHELF.answer("/iti62", sender, REQUEST.formatted(refs));
    }

    private String shown() {
        return SHELF.shown(SHELF.author, letter);
    }

    private void isTurnedBack(String answer, String code, String location) {
        assertThat(answer)
                .contains("ResponseStatusType:Failure", "errorCode=\"" + code + "\"", "location=\"" + location + "\"");
        assertThat(shown()).contains(letter);
    }

    @Test
    void theAuthorRemovesADocumentWithItsSetAndWhatBindsThem() {
        assertThat(removed(SHELF.author, set, letter, bond)).contains(SUCCESS);

        assertThat(shown()).contains(SUCCESS).doesNotContain(letter);
        assertThat(SHELF.shown(SHELF.colleague, letter)).doesNotContain(letter);
    }

    @Test
    void whatIsRemovedStaysRemoved() {
        removed(SHELF.author, set, letter, bond);

        assertThat(removed(SHELF.author, letter)).contains(SUCCESS);
        assertThat(removed(SHELF.colleague, letter)).contains("errorCode=\"UnresolvedReferenceException\"");
    }

    @Test
    void nothingStaysThatPointsAtWhatGoes() {
        isTurnedBack(removed(SHELF.author, letter), "ReferencesExistException", letter);
        isTurnedBack(removed(SHELF.author, set), "ReferencesExistException", set);
    }

    @Test
    void nothingStaysThatNothingHolds() {
        isTurnedBack(removed(SHELF.author, letter, bond), "XDSUnreferencedObjectException", set);
        isTurnedBack(removed(SHELF.author, set, bond), "XDSUnreferencedObjectException", letter);
    }

    @Test
    void anAddendumPointsAtItsDocument() {
        var addendum = Shelf.urn();
        var appends = Shelf.urn();
        SHELF.feed(SHELF.message()
                .entry(SHELF.entry(addendum, "1.2.250.1.999." + System.nanoTime()))
                .inline(addendum, "ajout")
                .join(appends, "urn:ihe:iti:2007:AssociationType:APND", addendum, letter));

        isTurnedBack(removed(SHELF.author, set, letter, bond), "ReferencesExistException", letter);
        assertThat(removed(SHELF.author, set, letter, bond, appends)).contains(SUCCESS);

        assertThat(SHELF.shown(SHELF.author, addendum)).contains(addendum);
    }

    @Test
    void aFolderGoesWithItsDocumentsAlone() {
        var folder = Shelf.urn();
        var holds = Shelf.urn();
        SHELF.feed(SHELF.message()
                .folder(folder, "1.2.250.1.999." + System.nanoTime(), "S^^1.2.3", "bond")
                .join(holds, "HasMember", folder, letter));

        isTurnedBack(removed(SHELF.author, holds), "LocalPolicyRestrictionError", holds);
        isTurnedBack(removed(SHELF.author, folder), "ReferencesExistException", folder);
    }

    @Test
    void whatIsHiddenAndWhatIsAbsentAreOneAnswer() {
        var absent = Shelf.urn();
        var masked = Shelf.urn();
        SHELF.feed(SHELF.message()
                .entry(SHELF.entry(masked, "1.2.250.1.999." + System.nanoTime())
                        .code(Scheme.CONFIDENTIALITY, "N^^2.16.840.1.113883.5.25", "MASQUE_PS^^1.2.250.1.213.1.1.4.13"))
                .inline(masked, "masqué"));

        var ofHidden = removed(SHELF.colleague, masked);

        isTurnedBack(ofHidden, "UnresolvedReferenceException", masked);
        assertThat(errors(ofHidden).replace(masked, absent)).isEqualTo(errors(removed(SHELF.colleague, absent)));
        isTurnedBack(removed(SHELF.author, "Nothing"), "UnresolvedReferenceException", "Nothing");
    }

    private static String errors(String answer) {
        return answer.substring(answer.indexOf("RegistryErrorList"));
    }

    @Test
    void nobodyRemovesWhatAnotherWrote() {
        var answer = removed(SHELF.colleague, set, letter, bond);

        isTurnedBack(answer, "XDSRegistryError", "ObjectRefList");
        assertThat(answer).contains("[not-the-author]");
    }

    @Test
    void allIsRemovedOrNothing() {
        var absent = Shelf.urn();

        isTurnedBack(removed(SHELF.author, set, letter, bond, absent), "UnresolvedReferenceException", absent);
    }

    @Test
    void objectsAreNamed() {
        var query = "<AdhocQuery id=\"urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d\"/>";

        isTurnedBack(SHELF.answer("/iti62", SHELF.author, REQUEST.formatted(query)), "XDSRegistryError", "AdhocQuery");
        isTurnedBack(SHELF.answer("/iti62", SHELF.author, REQUEST.formatted("")), "XDSRegistryError", "");
    }
}
