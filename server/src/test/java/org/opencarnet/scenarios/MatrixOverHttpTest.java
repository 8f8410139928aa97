package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opencarnet.access.PublishedMatrix;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.record.Visibility;

/** The 15 published rows and 13 columns of the matrix asked over HTTP, cell by cell. */
class MatrixOverHttpTest {

    private static final Instant NOW = Instant.parse("2026-03-10T08:00:00Z");

    private static HttpWorld world;

    @BeforeAll
    static void feedOneDocumentOfEachType() {
        var facts = facts();
        var carnet = RunningCarnet.shared();
        var cast = new Cast(facts, 899);
        world = new HttpWorld(carnet, facts, cast, carnet.tell(facts, cast));
    }

    @TestFactory
    Stream<DynamicTest> eachCellIsOpenedAsPublished() {
        return PublishedMatrix.cells()
                .map(cell -> dynamicTest(cell.toString(), () -> assertThat(world.mayOpen(
                                        cell.practice().name(), cell.type().value())
                                .yes())
                        .isEqualTo(cell.granted())));
    }

    @TestFactory
    Stream<DynamicTest> eachColumnIsListedAsPublished() {
        return PublishedMatrix.COLUMNS.stream()
                .map(practice -> dynamicTest(practice.name(), () -> assertThat(world.seesInTheList(practice.name()))
                        .isEqualTo(granted(practice))));
    }

    private static Set<String> granted(PublishedMatrix.Practice practice) {
        return PublishedMatrix.cells()
                .filter(cell -> cell.practice().equals(practice) && cell.granted())
                .map(cell -> cell.type().value())
                .collect(Collectors.toSet());
    }

    /** Everybody is authorized, and one document of each published type is there. */
    private static Situation facts() {
        var people = new HashMap<String, Situation.Person>();
        var bonds = new HashMap<String, Situation.Bond>();
        for (var practice : PublishedMatrix.COLUMNS) {
            var name = practice.name();
            people.put(
                    name,
                    new Situation.Person(
                            Situation.Kind.PROFESSIONAL,
                            name,
                            new Situation.Practice(practice.profession(), Set.copyOf(practice.qualifications()), false),
                            new Situation.Errand("normal", "")));
            bonds.put(
                    name, new Situation.Bond(Optional.of(NOW.minusSeconds(60)), Optional.empty(), false, false, false));
        }
        var documents = PublishedMatrix.types().stream()
                .collect(Collectors.toMap(
                        type -> type.value(),
                        type -> new Situation.Document(
                                type.value(), Set.of(), Visibility.OPEN, AvailabilityStatus.APPROVED)));
        var record = new Situation.PatientsRecord(
                Situation.State.OPEN, LocalDate.of(1980, 5, 17), StandingConsents.AT_CREATION);
        return new Situation(NOW, record, people, bonds, documents);
    }
}
