package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencarnet.sharing.House.LETTER;
import static org.opencarnet.sharing.PortsContract.aUniqueId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Action;
import org.opencarnet.record.Association;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.EntryIdentity;
import org.opencarnet.record.Folder;
import org.opencarnet.sharing.Documents.Listed;
import org.opencarnet.sharing.Trail.Trace;

/** The life of a document as people live it, through the use cases and down to the store. */
public interface DocumentLifeContract extends PortsContract {

    private static List<UUID> listed(Outcome<Find.Page> outcome) {
        return ((Outcome.Done<Find.Page>) outcome)
                .value().documents().stream()
                        .map(cleared -> cleared.document().identity().logicalId())
                        .toList();
    }

    private static Problem problem(Outcome<?> outcome) {
        return ((Outcome.Rejected<?>) outcome).rejection().problem();
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static byte[] bytes(Outcome<Read.Content> outcome) {
        try (var bytes = done(outcome).bytes()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Listed> versions(UUID logicalId) {
        return unit(() -> ports().documents().versions(logicalId));
    }

    private static List<Trace> trail(House house) {
        return house.traces(Set.of());
    }

    @Test
    default void whatIsFedIsListedAndReadByteForByteAndTraced() {
        var house = new House(ports());

        var letter = house.fed();

        assertThat(listed(house.find(house.colleague))).containsExactly(letter);
        assertThat(bytes(house.read.content(house.colleague, letter))).isEqualTo(LETTER);
        assertThat(listed(house.find(house.patient))).containsExactly(letter);
        assertThat(trail(house))
                .extracting(Trace::action)
                .contains(Action.FEED, Action.LIST, Action.READ, Action.AUTHORIZE);
    }

    @Test
    default void aCredentialForAnotherPatientReachesNothingHere() {
        var house = new House(ports());
        var letter = house.fed();
        var author = house.author;
        var elsewhere =
                new Caller(author.requester(), author.purpose(), author.origin(), Optional.of(PortsContract.anIns()));

        assertThat(problem(house.read.content(elsewhere, letter))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(house.read.entry(elsewhere, letter))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(house.become(elsewhere, letter, AvailabilityStatus.ARCHIVED)))
                .isEqualTo(Problem.NOT_FOUND);
        assertThat(versions(letter)).hasSize(1);
    }

    @Test
    default void aStrangerIsToldThatThereIsNothingAndIsTraced() {
        var house = new House(ports());
        var letter = house.fed();

        assertThat(done(house.find(house.stranger)).overall().refused()).isTrue();
        assertThat(listed(house.find(house.stranger))).isEmpty();
        assertThat(problem(house.read.content(house.stranger, letter))).isEqualTo(Problem.NOT_FOUND);
        assertThat(problem(house.read.content(house.stranger, UUID.randomUUID())))
                .isEqualTo(Problem.NOT_FOUND);

        assertThat(trail(house))
                .filteredOn(trace ->
                        trace.actor().id().equals(house.stranger.requester().id()))
                .hasSize(3)
                .noneMatch(Trace::permitted);
    }

    @Test
    default void aReplacementTakesThePlaceOfWhatItReplaces() {
        var house = new House(ports());
        var old = house.fed();

        var replacement = House.logicalId(house.feed(aUniqueId(), LETTER, old));

        assertThat(versions(old))
                .extracting(Listed::status)
                .containsExactly(AvailabilityStatus.DEPRECATED, AvailabilityStatus.APPROVED);
        assertThat(versions(replacement)).extracting(Listed::status).containsExactly(AvailabilityStatus.APPROVED);
        assertThat(problem(house.feed(aUniqueId(), "autre".getBytes(StandardCharsets.UTF_8), old)))
                .isEqualTo(Problem.REPLACED_NOT_CURRENT);
        assertThat(unit(() -> ports().documents().associations(house.record.id(), List.of(old))))
                .singleElement()
                .satisfies(
                        relation -> assertThat(relation.association().source()).isEqualTo(replacement));
    }

    @Test
    default void whatWasAddedToADocumentFallsWithIt() {
        var house = new House(ports());
        var old = house.fed();
        var addendum = House.logicalId(house.relate(Association.Type.APPENDS, old));
        var ofTheAddendum = House.logicalId(house.relate(Association.Type.TRANSFORMS, addendum));
        var signature = House.logicalId(house.relate(Association.Type.SIGNS, old));
        house.mask(ofTheAddendum);

        var replacement = House.logicalId(house.feed(aUniqueId(), LETTER, old));

        assertThat(List.of(old, addendum, ofTheAddendum)).allSatisfy(fallen -> assertThat(versions(fallen))
                .extracting(Listed::status)
                .startsWith(AvailabilityStatus.DEPRECATED));
        assertThat(List.of(signature, replacement)).allSatisfy(standing -> assertThat(versions(standing))
                .extracting(Listed::status)
                .containsExactly(AvailabilityStatus.APPROVED));
    }

    @Test
    default void aReplacementEntersTheFoldersOfWhatItReplaces() {
        var house = new House(ports());
        var old = house.fed();
        var folder = new Folder(
                UUID.randomUUID(),
                house.record.id(),
                NOW.minusSeconds(60),
                new Folder.Declared(aUniqueId(), List.of(), Optional.of("Classeur")));
        add(new Documents.Submission(
                PortsContract.aSet(house.record.id()),
                List.of(),
                List.of(),
                List.of(new Documents.Rendered<>(folder, new Forms("{}", ""))),
                List.of(PortsContract.association(Association.Type.HAS_MEMBER, folder.id(), old))));

        var replacement = House.logicalId(house.feed(aUniqueId(), LETTER, old));

        var held = unit(() -> ports().documents().gathering(folder.id())).orElseThrow();
        assertThat(held.members()).containsExactlyInAnyOrder(old, replacement);
        assertThat(((Documents.Gathering.InFolder) held).folder().updated()).isEqualTo(NOW);
    }

    @Test
    default void whatThePatientMasksIsHiddenAtOnceAndStaysSoWhenItIsReplaced() {
        var house = new House(ports());
        var letter = house.fed();

        assertThat(done(house.mask(letter)).identity().version()).isEqualTo(2);

        assertThat(listed(house.find(house.colleague))).isEmpty();
        assertThat(problem(house.read.content(house.colleague, letter))).isEqualTo(Problem.NOT_FOUND);
        assertThat(listed(house.find(house.author))).containsExactly(letter);
        assertThat(listed(house.find(house.patient))).containsExactly(letter);

        house.feed(aUniqueId(), LETTER, letter);

        assertThat(listed(house.find(house.colleague))).isEmpty();
        assertThat(listed(house.find(house.patient))).hasSize(2);
    }

    @Test
    default void archivesAndTakesOutOfTheArchive() {
        var house = new House(ports());
        var letter = house.fed();

        done(house.become(house.colleague, letter, AvailabilityStatus.ARCHIVED));
        done(house.become(house.colleague, letter, AvailabilityStatus.APPROVED));

        assertThat(versions(letter))
                .extracting(Listed::status)
                .containsExactly(AvailabilityStatus.APPROVED, AvailabilityStatus.ARCHIVED, AvailabilityStatus.APPROVED);
        assertThat(versions(letter)).allSatisfy(version -> assertThat(version.rendered())
                .endsWith(version.identity().version() + " " + version.status()));
    }

    @Test
    default void whatItsAuthorDeletesIsFoundAndReadByNobodyAndItsNameNeverUsedAgain() {
        var house = new House(ports());
        var uniqueId = aUniqueId();
        var letter = House.logicalId(house.feed(uniqueId, LETTER));

        assertThat(house.become(house.colleague, letter, AvailabilityStatus.DELETED))
                .isInstanceOf(Outcome.Refused.class);
        done(house.become(house.author, letter, AvailabilityStatus.DELETED));

        for (var caller : List.of(house.author, house.colleague, house.patient)) {
            assertThat(listed(house.find(caller))).isEmpty();
            assertThat(problem(house.read.content(caller, letter))).isEqualTo(Problem.NOT_FOUND);
        }
        assertThat(problem(house.feed(uniqueId, LETTER))).isEqualTo(Problem.DUPLICATE_UNIQUE_ID);
    }

    @Test
    default void theSameOfferAgainIsAnsweredAsAtFirst() {
        var house = new House(ports());
        var uniqueId = aUniqueId();
        var first = done(house.feed(uniqueId, LETTER));

        var again = done(house.feed(uniqueId, LETTER));

        assertThat(first.again()).isFalse();
        assertThat(again.again()).isTrue();
        assertThat(again.documents()).isEqualTo(first.documents());
        assertThat(again.set()).isEqualTo(first.set());
        assertThat(listed(house.find(house.colleague))).hasSize(1);
    }

    @Test
    default void otherBytesUnderAKnownNameAreRejected() {
        var house = new House(ports());
        var uniqueId = aUniqueId();
        var letter = House.logicalId(house.feed(uniqueId, LETTER));

        assertThat(problem(house.feed(uniqueId, "autre".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Problem.NON_IDENTICAL_CONTENT);

        assertThat(bytes(house.read.content(house.colleague, letter))).isEqualTo(LETTER);
    }

    @Test
    default void aWithdrawalBindsTheNextRequest() {
        var house = new House(ports());
        var letter = house.fed();

        house.authorize.withdraw(
                house.patient, house.here(), house.colleague.requester().id());

        assertThat(done(house.find(house.colleague)).overall().refused()).isTrue();
        assertThat(listed(house.find(house.colleague))).isEmpty();
        assertThat(problem(house.read.content(house.colleague, letter))).isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    default void aFeedThatFailsOnTheWayLeavesNothing() {
        var failing = (Rendering) Proxy.newProxyInstance(
                Rendering.class.getClassLoader(), new Class<?>[] {Rendering.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("cannot render");
                });
        var house = new House(ports(), new Renderings(failing, House.PLAIN.ebxml()));
        var uniqueId = aUniqueId();

        assertThatThrownBy(() -> house.feed(uniqueId, LETTER)).hasMessage("cannot render");

        assertThat(listed(house.find(house.author))).isEmpty();
        assertThat(unit(() -> ports().documents().identifiedBy(List.of(uniqueId.uri()))))
                .isEmpty();
    }

    @RepeatedTest(3)
    default void tenRetriesAtOnceMakeOneDocument() throws Exception {
        var house = new House(ports());
        var uniqueId = aUniqueId();

        var receipts = RacesContract.times(10, () -> done(house.feed(uniqueId, LETTER)));

        assertThat(receipts).extracting(Receipt::again).containsOnlyOnce(false);
        assertThat(receipts)
                .extracting(Receipt::documents)
                .containsOnly(receipts.get(0).documents());
        assertThat(listed(house.find(house.colleague))).hasSize(1);
        assertThat(unit(() -> ports().documents().gatherings(house.record.id())))
                .hasSize(1);
    }

    @RepeatedTest(3)
    default void tenMasksAtOnceMakeOneVersion() throws Exception {
        var house = new House(ports());
        var letter = house.fed();

        var ends = RacesContract.times(10, () -> house.mask(letter));

        assertThat(ends)
                .allMatch(end -> end instanceof Outcome.Done<Listed> || problem(end) == Problem.VERSION_CONFLICT);
        assertThat(versions(letter))
                .extracting(Listed::identity)
                .extracting(EntryIdentity::version)
                .containsExactly(2, 1);
    }

    @RepeatedTest(5)
    default void aMaskIsNeverLostToAReplacementAtTheSameTime() throws Exception {
        var house = new House(ports());
        var letter = house.fed();

        RacesContract.<Outcome<?>>atOnce(
                List.<Callable<Outcome<?>>>of(() -> house.mask(letter), () -> house.feed(aUniqueId(), LETTER, letter)));

        var maskedFirst = versions(letter).stream()
                .filter(version -> version.status() == AvailabilityStatus.DEPRECATED)
                .reduce((later, first) -> first)
                .filter(version -> version.visibility().maskedFromProfessionals())
                .isPresent();
        var replacements = done(house.find(house.patient)).documents().stream()
                .map(Cleared::document)
                .filter(document -> !document.identity().logicalId().equals(letter));
        assertThat(replacements)
                .singleElement()
                .extracting(document -> document.visibility().maskedFromProfessionals())
                .isEqualTo(maskedFirst);
    }
}
