package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Access;
import org.opencarnet.access.Action;
import org.opencarnet.access.Policy;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Amend.Amendment;
import org.opencarnet.terminology.HabilitationMatrix;

/** What was done with a document is sought by a name of the document. */
public interface NamedInTheTrailContract extends PortsContract {

    private List<Trail.Trace> sought(House house, Caller reader, ReadTrail.Such such) {
        var access = new Access(Policy.DEFAULT, HabilitationMatrix.published());
        var reading = new ReadTrail(new Reception(house.ports, access, Clock.fixed(NOW, ZoneOffset.UTC)));
        var wanted = new ReadTrail.Wanted(
                Optional.empty(),
                Optional.empty(),
                List.of(such),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                50);
        return ((Outcome.Done<ReadTrail.Page>) reading.read(reader, house.here(), wanted))
                .value()
                .traces();
    }

    private List<Trail.Trace> named(House house, Caller reader, String uri) {
        return sought(house, reader, new ReadTrail.Such(Set.of(uri), (record, trace) -> false));
    }

    private List<Trail.Trace> of(House house, Caller reader, UUID letter) {
        return sought(house, reader, new ReadTrail.Such(Set.of(), (record, trace) -> trace.document()
                .filter(letter::equals)
                .isPresent()));
    }

    private static UUID fed(House house, UniqueId name) {
        return House.logicalId(house.feed(name, House.LETTER));
    }

    @Test
    default void isFoundByItsUniqueIdAndByItsId() {
        var house = new House(ports());
        var name = PortsContract.aUniqueId();
        var letter = fed(house, name);
        house.fed();
        house.readAsColleague(letter);

        for (var uri : List.of(name.uri(), "urn:uuid:" + letter)) {
            assertThat(named(house, house.patient, uri))
                    .extracting(Trail.Trace::action)
                    .containsExactlyInAnyOrder(Action.FEED, Action.READ);
        }
        assertThat(named(house, house.colleague, name.uri()))
                .extracting(Trail.Trace::action)
                .containsExactly(Action.READ);
    }

    @Test
    default void isFoundByNobodyWhoDoesNotFindItInTheList() {
        var house = new House(ports());
        var name = PortsContract.aUniqueId();
        var letter = fed(house, name);
        house.readAsColleague(letter);
        house.mask(letter);

        assertThat(named(house, house.colleague, name.uri())).isEmpty();
        assertThat(of(house, house.colleague, letter)).as("his own act").hasSize(1);
        assertThat(named(house, house.patient, name.uri())).isNotEmpty();
    }

    @Test
    default void whatIsHiddenFromThePatientIsNotThereByAnyName() {
        var house = new House(ports());
        var name = PortsContract.aUniqueId();
        var letter = fed(house, name);
        house.amend.amend(
                house.author,
                letter,
                new Amendment(
                        Optional.empty(), Optional.of(Visibility.OPEN.invisibleToPatient(true)), Optional.empty()));

        assertThat(named(house, house.patient, name.uri())).isEmpty();
        assertThat(of(house, house.patient, letter)).isEmpty();
        assertThat(named(house, house.author, name.uri())).isNotEmpty();
    }

    @Test
    default void isNotFoundInAnotherRecord() {
        var house = new House(ports());
        var name = PortsContract.aUniqueId();
        fed(house, name);
        var other = new House(ports());
        other.fed();

        assertThat(named(other, other.patient, name.uri())).isEmpty();
        assertThat(named(other, other.patient, PortsContract.aUniqueId().uri())).isEmpty();
    }
}
