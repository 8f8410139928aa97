package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencarnet.sharing.PortsContract.aUniqueId;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Action;
import org.opencarnet.access.Rule;
import org.opencarnet.record.Association.Type;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Amend.Amendment;
import org.opencarnet.sharing.Documents.Listed;

/** Changes of several documents in one act, through the use case and down to the store: all of them or none. */
public interface RevisionsContract extends PortsContract {

    private static Revision revision(House house, Revision.Change... changes) {
        return revision(house, List.of(changes), List.of());
    }

    private static Revision revision(House house, List<Revision.Change> changes, List<Revision.Entering> entering) {
        return revision(house, changes, new Revision.Bindings(entering, List.of(), List.of()));
    }

    static Revision revision(House house, List<Revision.Change> changes, Revision.Bindings bindings) {
        var set = new SubmissionSet.Declared(
                aUniqueId(), Optional.empty(), Optional.empty(), List.of(), Optional.of("Corrections"), NOW);
        return new Revision(house.here(), new Offer.AsFed<>(set, Fed.UNSAID), changes, bindings);
    }

    private static Revision.Change change(UUID document, Function<Listed, Amendment> wish) {
        return new Revision.Change(
                "change of " + document, document, wish, new Revision.Bond(Type.HAS_MEMBER, Fed.UNSAID));
    }

    private static Revision.Change visibility(UUID document, Visibility visibility) {
        return change(document, current -> new Amendment(Optional.empty(), Optional.of(visibility), Optional.empty()));
    }

    static Revision.Change status(UUID document, AvailabilityStatus status) {
        return change(document, current -> new Amendment(Optional.of(status), Optional.empty(), Optional.empty()));
    }

    private static Revision.Change corrected(House house, UUID document, UUID name) {
        return change(document, current -> {
            var said = house.metadata(current.uniqueId(), "Lettre corrigée");
            return new Amendment(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(current.identity().version()),
                    Optional.of(new Amend.Anew(name, Optional.of(new Offer.AsFed<>(said, Fed.UNSAID)))));
        });
    }

    static Outcome.Rejection rejection(Outcome<?> outcome) {
        return ((Outcome.Rejected<?>) outcome).rejection();
    }

    private List<Listed> versions(UUID document) {
        return unit(() -> ports().documents().versions(document));
    }

    static List<String> titles(Outcome<Gather.Gathered> gathered) {
        return ((Outcome.Done<Gather.Gathered>) gathered)
                .value().gatherings().stream()
                        .map(Gather.Shown::gathering)
                        .filter(Documents.Gathering.OfSubmission.class::isInstance)
                        .flatMap(one -> ((Documents.Gathering.OfSubmission) one).set().declared().title().stream())
                        .toList();
    }

    @Test
    default void changesSeveralDocumentsUnderASetThatHoldsThem() {
        var house = new House(ports());
        var one = house.fed();
        var other = house.fed();

        var outcome = house.amend.revise(
                house.author,
                revision(
                        house,
                        visibility(one, Visibility.OPEN.masked(true)),
                        status(other, AvailabilityStatus.ARCHIVED)));

        var set = ((Outcome.Done<Receipt>) outcome).value().set();
        assertThat(versions(one)).extracting(Listed::visibility).startsWith(Visibility.OPEN.masked(true));
        assertThat(versions(other)).extracting(Listed::status).startsWith(AvailabilityStatus.ARCHIVED);
        assertThat(unit(() -> ports().documents().gathering(set.id()))
                        .orElseThrow()
                        .members())
                .containsExactlyInAnyOrder(one, other);
    }

    @Test
    default void doesNothingWhereOneChangeIsRefused() {
        var house = new House(ports());
        var one = house.fed();
        var other = house.fed();

        var outcome = house.amend.revise(
                house.colleague,
                revision(
                        house,
                        status(one, AvailabilityStatus.ARCHIVED),
                        visibility(other, Visibility.OPEN.masked(true))));

        assertThat(((Outcome.Refused<Receipt>) outcome).decision().rules()).contains(Rule.MASKING_NOT_THEIRS);
        assertThat(versions(one)).hasSize(1);
        assertThat(versions(other)).hasSize(1);
        assertThat(titles(house.gather.find(house.author, house.here(), any -> true)))
                .doesNotContain("Corrections");
    }

    @Test
    default void theSetIsHiddenWithWhatItHides() {
        var house = new House(ports());
        var letter = house.fed();

        house.amend.revise(house.author, revision(house, visibility(letter, Visibility.OPEN.masked(true))));

        assertThat(titles(house.gather.find(house.author, house.here(), any -> true)))
                .contains("Corrections");
        assertThat(titles(house.gather.find(house.colleague, house.here(), any -> true)))
                .doesNotContain("Corrections");
    }

    @Test
    default void theSetIsGoneWithWhatItDeletes() {
        var house = new House(ports());
        var letter = house.fed();

        house.amend.revise(house.author, revision(house, status(letter, AvailabilityStatus.DELETED)));

        assertThat(titles(house.gather.find(house.author, house.here(), any -> true)))
                .doesNotContain("Corrections");
    }

    @Test
    default void anAuthorCorrectsWhatHeSaid() {
        var house = new House(ports());
        var letter = house.fed();
        var name = UUID.randomUUID();

        var outcome = house.amend.revise(house.author, revision(house, corrected(house, letter, name)));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        var current = unit(() -> ports().documents().current(letter)).orElseThrow();
        assertThat(current.identity().entryUuid()).isEqualTo(name);
        assertThat(current.identity().version()).isEqualTo(2);
        assertThat(unit(() -> ports().documents().entry(current))
                        .entry()
                        .metadata()
                        .title())
                .contains("Lettre corrigée");
        assertThat(unit(() -> ports().documents().named(house.record.id(), List.of(letter, name))))
                .containsEntry(letter, letter)
                .containsEntry(name, letter);
    }

    @Test
    default void nobodyElseDoes() {
        var house = new House(ports());
        var letter = house.fed();

        var outcome = house.amend.revise(house.colleague, revision(house, corrected(house, letter, UUID.randomUUID())));

        assertThat(((Outcome.Refused<Receipt>) outcome).decision().rules()).containsExactly(Rule.NOT_THE_AUTHOR);
        assertThat(versions(letter)).hasSize(1);
    }

    /** Nothing takes its place, so nothing falls with it; this too is said of the document by its author alone. */
    @Test
    default void aDocumentThatIsDeprecatedTakesNothingWithIt() {
        var house = new House(ports());
        var letter = house.fed();
        var addendum = House.logicalId(house.relate(Type.APPENDS, letter));
        var deprecation = revision(house, status(letter, AvailabilityStatus.DEPRECATED));

        var byTheColleague = house.amend.revise(house.colleague, deprecation);
        house.amend.revise(house.author, deprecation);

        assertThat(((Outcome.Refused<Receipt>) byTheColleague).decision().rules())
                .containsExactly(Rule.NOT_THE_AUTHOR);
        assertThat(versions(letter)).extracting(Listed::status).startsWith(AvailabilityStatus.DEPRECATED);
        assertThat(versions(addendum)).extracting(Listed::status).containsExactly(AvailabilityStatus.APPROVED);
        assertThat(house.traces(Set.of(Action.CORRECT)))
                .extracting(Trail.Trace::permitted)
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    default void aMetadataVersionTakesNoNameThatIsTaken() {
        var house = new House(ports());
        var letter = house.fed();
        var other = house.fed();

        var outcome = house.amend.revise(house.author, revision(house, corrected(house, letter, other)));

        assertThat(rejection(outcome).problem()).isEqualTo(Problem.DUPLICATE_UNIQUE_ID);
        assertThat(versions(letter)).hasSize(1);
    }

    @Test
    default void aDocumentIsChangedOnceInOneAct() {
        var house = new House(ports());
        var letter = house.fed();

        var outcome = house.amend.revise(
                house.author,
                revision(
                        house,
                        visibility(letter, Visibility.OPEN.masked(true)),
                        status(letter, AvailabilityStatus.ARCHIVED)));

        assertThat(rejection(outcome).problem()).isEqualTo(Problem.VERSION_CONFLICT);
        assertThat(versions(letter)).hasSize(1);
    }

    @Test
    default void whatIsHiddenAndWhatIsNotThereAreOneAnswer() {
        var house = new House(ports());
        var letter = house.fed();
        house.mask(letter);

        var hidden = house.amend.revise(house.colleague, revision(house, status(letter, AvailabilityStatus.ARCHIVED)));
        var nowhere = UUID.randomUUID();
        var absent = house.amend.revise(house.colleague, revision(house, status(nowhere, AvailabilityStatus.ARCHIVED)));

        assertThat(rejection(hidden)).isEqualTo(new Outcome.Rejection(Problem.NOT_FOUND, "change of " + letter));
        assertThat(rejection(absent)).isEqualTo(new Outcome.Rejection(Problem.NOT_FOUND, "change of " + nowhere));
    }

    @Test
    default void askingForWhatIsSoLeavesNothingBehind() {
        var house = new House(ports());
        var letter = house.fed();

        var outcome = house.amend.revise(house.author, revision(house, visibility(letter, Visibility.OPEN)));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(versions(letter)).hasSize(1);
        assertThat(titles(house.gather.find(house.author, house.here(), any -> true)))
                .doesNotContain("Corrections");
    }

    @Test
    default void putsADocumentIntoAFolderOnce() {
        var house = new House(ports());
        var letter = house.fed();
        var folder = BindingsContract.folder(house, UUID.randomUUID());
        add(BindingsContract.holding(folder));
        var entering = new Revision.Entering(
                "entering", folder.id(), letter, Fed.UNSAID, new Revision.Bond(Type.SUBMITS, Fed.UNSAID));

        house.amend.revise(house.author, revision(house, List.of(), List.of(entering)));
        house.amend.revise(house.author, revision(house, List.of(), List.of(entering, entering)));

        var held = unit(() -> ports().documents().gathering(folder.id())).orElseThrow();
        assertThat(held.members()).containsExactly(letter);
        assertThat(((Documents.Gathering.InFolder) held).folder().updated()).isEqualTo(NOW);
        assertThat(titles(house.gather.find(house.author, house.here(), any -> true)))
                .containsOnlyOnce("Corrections");
    }

    @Test
    default void aFolderThatIsNotThereTakesNothingIn() {
        var house = new House(ports());
        var letter = house.fed();
        var entering = new Revision.Entering(
                "entering", UUID.randomUUID(), letter, Fed.UNSAID, new Revision.Bond(Type.SUBMITS, Fed.UNSAID));

        var outcome = house.amend.revise(house.author, revision(house, List.of(), List.of(entering)));

        assertThat(rejection(outcome)).isEqualTo(new Outcome.Rejection(Problem.FOLDER_UNKNOWN, "entering"));
    }
}
