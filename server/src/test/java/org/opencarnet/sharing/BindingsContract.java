package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.sharing.PortsContract.aUniqueId;
import static org.opencarnet.sharing.RevisionsContract.rejection;
import static org.opencarnet.sharing.RevisionsContract.revision;
import static org.opencarnet.sharing.RevisionsContract.status;
import static org.opencarnet.sharing.RevisionsContract.titles;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Action;
import org.opencarnet.access.Rule;
import org.opencarnet.record.Association.Type;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Folder;
import org.opencarnet.sharing.Amend.Amendment;
import org.opencarnet.sharing.Documents.Gathering;
import org.opencarnet.sharing.Documents.Linked;
import org.opencarnet.sharing.Documents.Listed;

/** Changes of folders, and of how documents stand to others, through the use case and down to the store. */
public interface BindingsContract extends PortsContract {

    static Folder folder(House house, UUID id) {
        return new Folder(
                id,
                house.record.id(),
                NOW.minusSeconds(60),
                new Folder.Declared(aUniqueId(), List.of(), Optional.of("Classeur")));
    }

    /** What makes a folder that holds these. */
    static Documents.Submission holding(Folder folder, Linked... members) {
        return new Documents.Submission(
                PortsContract.aSet(folder.record()),
                List.of(),
                List.of(),
                List.of(new Documents.Rendered<>(folder, new Forms("{}", ""))),
                List.of(members));
    }

    /** A folder that holds this document. */
    private Folder holding(House house, UUID document) {
        var member = PortsContract.association(Type.HAS_MEMBER, UUID.randomUUID(), document);
        var folder = folder(house, member.association().source());
        add(holding(folder, member));
        return folder;
    }

    private static Revision restated(House house, Folder folder, UUID name) {
        var said = new Folder.Declared(folder.declared().uniqueId(), List.of(), Optional.of("Autre"));
        var fed = new Fed(Optional.of(name), Form.FHIR, Optional.empty());
        var restating = new Revision.Restating(
                "folder",
                folder.id(),
                current -> Optional.of(new Offer.AsFed<>(said, fed)),
                new Revision.Bond(Type.HAS_MEMBER, Fed.UNSAID));
        return revision(house, List.of(), new Revision.Bindings(List.of(), List.of(), List.of(restating)));
    }

    private static Revision related(House house, UUID source, UUID target) {
        var told = new Revision.Told("relation", Fed.UNSAID, new Revision.Bond(Type.SUBMITS, Fed.UNSAID));
        var relating = new Revision.Relating(Type.APPENDS, source, target, (one, other) -> {}, told);
        return revision(house, List.of(), new Revision.Bindings(List.of(), List.of(relating), List.of()));
    }

    private static Revision standing(House house, Linked link, AvailabilityStatus status) {
        var change = new Revision.Change(
                "association",
                link.association().id(),
                any -> new Amendment(Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of(now -> now.in(status)),
                new Revision.Bond(Type.UPDATES_STATUS, Fed.UNSAID));
        return revision(house, List.of(change), Revision.Bindings.NONE);
    }

    private Gathering.InFolder there(UUID name) {
        return (Gathering.InFolder)
                unit(() -> ports().documents().gathering(name)).orElseThrow();
    }

    private List<Listed> versions(UUID document) {
        return unit(() -> ports().documents().versions(document));
    }

    @Test
    default void aFolderIsCalledSomethingElseAndHoldsWhatItHeld() {
        var house = new House(ports());
        var letter = house.fed();
        var folder = holding(house, letter);
        var name = UUID.randomUUID();

        house.amend.revise(house.author, restated(house, folder, name));

        var now = there(name);
        assertThat(now.folder().identity()).isEqualTo(new EntryIdentity(folder.id(), name, 2));
        assertThat(now.folder().declared().title()).contains("Autre");
        assertThat(now.folder().updated()).isEqualTo(NOW);
        assertThat(now.members()).containsExactly(letter);
        assertThat(there(folder.id()).folder()).isEqualTo(now.folder());
        assertThat(unit(() -> ports().documents().formerFolders(house.record.id())))
                .extracting(Gathering.InFolder::folder)
                .containsExactly(folder);
        assertThat(titles(house.gather.find(house.author, house.here(), any -> true)))
                .contains("Corrections");
        assertThat(house.traces(Set.of(Action.FEED)))
                .filteredOn(trace -> trace.document().isEmpty())
                .hasSize(1);
    }

    @Test
    default void aFolderThatIsHiddenIsCalledNothingElse() {
        var house = new House(ports());
        var letter = house.fed();
        var folder = holding(house, letter);
        house.mask(letter);

        var outcome = house.amend.revise(house.colleague, restated(house, folder, UUID.randomUUID()));

        assertThat(rejection(outcome)).isEqualTo(new Outcome.Rejection(Problem.NOT_FOUND, "folder"));
        assertThat(there(folder.id()).folder()).isEqualTo(folder);
    }

    @Test
    default void aStructureChangesNoFolderEvenOfWhatItWrote() {
        var house = new House(ports());
        var letter = house.fed();
        var folder = holding(house, letter);
        var member = unit(() -> ports().documents().associations(house.record.id(), List.of(folder.id())))
                .get(0);

        for (var change : List.of(
                restated(house, folder, UUID.randomUUID()), standing(house, member, AvailabilityStatus.DEPRECATED))) {
            var outcome = house.amend.revise(house.clinic, change);

            assertThat(((Outcome.Refused<Receipt>) outcome).decision().rules())
                    .containsExactly(Rule.NOT_FOR_THIS_REQUESTER);
        }
        assertThat(there(folder.id()).folder()).isEqualTo(folder);
        assertThat(there(folder.id()).members()).containsExactly(letter);
    }

    @Test
    default void aFolderTakesNoNameThatIsTaken() {
        var house = new House(ports());
        var letter = house.fed();
        var folder = holding(house, letter);
        var name = UUID.randomUUID();
        house.amend.revise(house.author, restated(house, folder, name));

        for (var taken : List.of(letter, folder.id(), name)) {
            var outcome = house.amend.revise(house.author, restated(house, folder, taken));

            assertThat(rejection(outcome).problem()).isEqualTo(Problem.DUPLICATE_UNIQUE_ID);
        }
        assertThat(there(name).folder().identity().version()).isEqualTo(2);
    }

    @Test
    default void aDocumentLeavesAFolderAndComesBack() {
        var house = new House(ports());
        var letter = house.fed();
        var folder = holding(house, letter);
        var member = unit(() -> ports().documents().associations(house.record.id(), List.of(folder.id())))
                .get(0);

        house.amend.revise(house.author, standing(house, member, AvailabilityStatus.DEPRECATED));
        var without = there(folder.id());
        house.amend.revise(house.author, standing(house, member, AvailabilityStatus.DEPRECATED));
        house.amend.revise(house.author, standing(house, member, AvailabilityStatus.APPROVED));

        assertThat(without.members()).isEmpty();
        assertThat(without.folder()).isEqualTo(folder.at(NOW));
        assertThat(there(folder.id()).members()).containsExactly(letter);
        assertThat(versions(letter)).hasSize(1);
    }

    @Test
    default void anAuthorSaysHowHisDocumentStandsToAnother() {
        var house = new House(ports());
        var letter = house.fed();
        var addendum = house.fed();

        var refused = house.amend.revise(house.colleague, related(house, addendum, letter));
        house.amend.revise(house.author, related(house, addendum, letter));
        house.amend.revise(house.author, related(house, addendum, letter));

        assertThat(((Outcome.Refused<Receipt>) refused).decision().rules()).containsExactly(Rule.NOT_THE_AUTHOR);
        assertThat(relations(house, letter)).hasSize(1);
        assertThat(versions(addendum)).hasSize(2);
        assertThat(versions(addendum).get(0).rendered()).endsWith("related");
        assertThat(versions(addendum).get(0).identity().entryUuid()).isEqualTo(addendum);
    }

    @Test
    default void whatStandsToADocumentNoMoreDoesNotFallWithIt() {
        var house = new House(ports());
        var letter = house.fed();
        var addendum = House.logicalId(house.relate(Type.APPENDS, letter));
        var appends = relations(house, letter).get(0);

        house.amend.revise(house.author, standing(house, appends, AvailabilityStatus.DEPRECATED));
        house.feed(aUniqueId(), House.LETTER, letter);

        assertThat(unit(() -> ports().documents()
                        .association(house.record.id(), appends.association().id())))
                .map(Linked::association)
                .contains(appends.association().in(AvailabilityStatus.DEPRECATED));
        assertThat(versions(addendum)).extracting(Listed::status).containsOnly(AvailabilityStatus.APPROVED);
        assertThat(versions(letter)).extracting(Listed::status).startsWith(AvailabilityStatus.DEPRECATED);
    }

    @Test
    default void whatADocumentIsToOthersChangesOnceInOneAct() {
        var house = new House(ports());
        var letter = house.fed();
        var addendum = house.fed();
        var both = related(house, addendum, letter);

        var outcome = house.amend.revise(
                house.author,
                new Revision(
                        both.patient(),
                        both.set(),
                        List.of(status(addendum, AvailabilityStatus.ARCHIVED)),
                        both.bindings()));

        assertThat(rejection(outcome)).isEqualTo(new Outcome.Rejection(Problem.VERSION_CONFLICT, "relation"));
    }

    private List<Linked> relations(House house, UUID target) {
        return unit(() -> ports().documents().associations(house.record.id(), List.of(target))).stream()
                .filter(one -> one.association().type() == Type.APPENDS)
                .toList();
    }
}
