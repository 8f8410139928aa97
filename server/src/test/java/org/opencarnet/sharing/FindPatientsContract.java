package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Access;
import org.opencarnet.access.Action;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Purpose.Mode;
import org.opencarnet.fhir.rights.CareReading;
import org.opencarnet.record.RecordId;
import org.opencarnet.record.StandingConsents;
import org.opencarnet.terminology.HabilitationMatrix;

/** Who is found by his traits, by whom; and what stays of the search. */
public interface FindPatientsContract extends PortsContract {

    Resources resources();

    private FindPatients finding(Mode... modes) {
        var reception = new Reception(
                ports(), new Access(Policy.DEFAULT, HabilitationMatrix.published()), Clock.fixed(NOW, ZoneOffset.UTC));
        var existence = new Existence(reception, resources());
        return new FindPatients(
                reception, new FindPatients.Directories(resources(), new CareReading(), existence), Set.of(modes));
    }

    /** A name that nobody else bears. */
    private static String family() {
        return "Lefèbvre" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    }

    /** A record, with a Patient of this name. */
    private House named(String family) {
        var house = new House(ports());
        resources().create("Patient", house.record.id().toString(), """
                        {"resourceType":"Patient","name":[{"family":"%s","given":["Sophie","Anne"]}],
                         "gender":"female","birthDate":"1979-03-04"}""".formatted(family));
        return house;
    }

    private static FindPatients.Traits traits(String family) {
        return new FindPatients.Traits(family, "Sophie", "female", LocalDate.of(1979, 3, 4));
    }

    private static List<RecordId> found(FindPatients finding, Caller caller, FindPatients.Traits traits) {
        return finding.by(caller, traits).stream()
                .map(found -> found.record().id())
                .toList();
    }

    private static Caller inEmergency(Caller caller) {
        return new Caller(caller.requester(), new Purpose(Mode.BREAK_GLASS, "coma"), caller.origin());
    }

    private List<Trail.Trace> tests(House house, Caller caller) {
        var search = new Trail.Search(
                house.record.id(),
                Optional.of(caller.requester().id()),
                Set.of(Action.TEST_EXISTENCE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                50);
        return unit(() -> ports().trail().read(search));
    }

    @Test
    default void findsOnesOwnPatientsAloneInOrdinaryCare() {
        var family = family();
        var own = named(family);
        named(family);

        assertThat(found(finding(Mode.NORMAL), own.author, traits(family))).contains(own.record.id());
        assertThat(tests(own, own.author)).singleElement().satisfies(trace -> {
            assertThat(trace.permitted()).isTrue();
            assertThat(trace.subject()).isEqualTo(own.record.ins().toCx());
        });
    }

    @Test
    default void findsInAnEmergencyWhoeverHasNotOpposedIt() {
        var family = family();
        var willing = named(family);
        var opposed = named(family);
        inUnit(() -> ports().records().change(opposed.record.id(), new StandingConsents(true, false, false)));
        var stranger = inEmergency(willing.stranger);

        assertThat(found(finding(Mode.BREAK_GLASS), stranger, traits(family))).containsExactly(willing.record.id());
        assertThat(tests(willing, stranger))
                .extracting(trace -> trace.purpose().mode())
                .containsExactly(Mode.BREAK_GLASS);
    }

    @Test
    default void whoeverIsHiddenIsAsIfHeWereNotThere() {
        var family = family();
        var house = named(family);
        var nobody = family();

        assertThat(found(finding(Mode.NORMAL), house.stranger, traits(family))).isEmpty();
        assertThat(found(finding(Mode.NORMAL), house.stranger, traits(nobody))).isEmpty();

        assertThat(tests(house, house.stranger))
                .extracting(Trail.Trace::subject)
                .containsExactly(words(family));
        var ofNobody = new Trail.Search(
                RecordId.NOBODY,
                Optional.of(house.stranger.requester().id()),
                Set.of(Action.TEST_EXISTENCE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1_000);
        assertThat(unit(() -> ports().trail().read(ofNobody)))
                .extracting(Trail.Trace::subject)
                .contains(words(nobody))
                .doesNotContain(words(family));
    }

    private static String words(String family) {
        return family + " Sophie female 1979-03-04";
    }

    @Test
    default void findsByWholeNamesWithoutRegardToCaseAndAccents() {
        var family = family();
        var house = named(family);
        var finding = finding(Mode.NORMAL);
        var plain = family.replace("è", "e").toUpperCase(Locale.ROOT);

        assertThat(found(finding, house.author, traits(plain))).containsExactly(house.record.id());
        assertThat(found(finding, house.author, traits(family.substring(0, family.length() - 1))))
                .isEmpty();
        for (var given : List.of("sophie", "Anne", "Sophie Anne")) {
            var traits = new FindPatients.Traits(family, given, "female", LocalDate.of(1979, 3, 4));
            assertThat(found(finding, house.author, traits)).as(given).containsExactly(house.record.id());
        }
        for (var other : List.of(
                new FindPatients.Traits(family, "S", "female", LocalDate.of(1979, 3, 4)),
                new FindPatients.Traits(family, "Sophie", "male", LocalDate.of(1979, 3, 4)),
                new FindPatients.Traits(family, "Sophie", "female", LocalDate.of(1979, 3, 5)))) {
            assertThat(found(finding, house.author, other)).as("" + other).isEmpty();
        }
    }

    @Test
    default void findsNobodyInAModeThatTheOperatorHasNotOpened() {
        var family = family();
        var house = named(family);

        for (var finding : List.of(finding(), finding(Mode.BREAK_GLASS, Mode.REGULATION))) {
            assertThat(finding.isOpenTo(house.author)).isFalse();
            assertThat(found(finding, house.author, traits(family))).isEmpty();
        }
        assertThat(finding(Mode.NORMAL).isOpenTo(inEmergency(house.author))).isFalse();
        assertThat(finding(Mode.NORMAL).isOpenTo(house.patient)).isFalse();
        assertThat(tests(house, house.author)).isEmpty();
    }
}
