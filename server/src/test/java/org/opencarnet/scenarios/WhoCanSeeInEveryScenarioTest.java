package org.opencarnet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.fhir.mapping.FhirRendering;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.sharing.Authorizations.Practice;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.Party;
import org.opencarnet.sharing.Reception;
import org.opencarnet.sharing.Records;
import org.opencarnet.sharing.Renderings;
import org.opencarnet.sharing.WhoCanSee;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.MatrixColumn;
import org.opencarnet.xds.mapping.RegistryRendering;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the patient is told of who can see agrees with asking the law for each persona, in every scenario: its own people, and the people of
 * all other scenarios, who come as strangers.
 */
class WhoCanSeeInEveryScenarioTest {

    private static final Renderings RENDERING =
            new Renderings(new FhirRendering(FhirContext.forR4Cached()), new RegistryRendering());
    private static final Logger LOG = LoggerFactory.getLogger(WhoCanSeeInEveryScenarioTest.class);
    private static final String PHYSICIAN = "10";
    private static final int FEWEST = 3_000;
    private static final Map<String, Situation.Person> EVERYBODY = everybody();

    private final AtomicInteger compared = new AtomicInteger();

    /** One for each kind, practice and errand of all scenarios. */
    private static Map<String, Situation.Person> everybody() {
        var all = new LinkedHashMap<String, Situation.Person>();
        Scenarios.ofTheProject().stream()
                .flatMap(scenario -> scenario.facts().people().values().stream())
                .map(person -> new Situation.Person(person.kind(), "", person.practice(), person.errand()))
                .distinct()
                .forEach(person -> {
                    var name = "Stranger %02d".formatted(all.size());
                    all.put(name, new Situation.Person(person.kind(), name, person.practice(), person.errand()));
                });
        return all;
    }

    private static Situation amongEverybody(Situation facts) {
        var people = new LinkedHashMap<>(facts.people());
        people.putAll(EVERYBODY);
        return new Situation(facts.now(), facts.record(), people, facts.bonds(), facts.documents());
    }

    @TestFactory
    Stream<DynamicTest> saysOfEveryPersonaWhatTheLawSays() {
        var each = Scenarios.ofTheProject().stream()
                .map(scenario -> dynamicTest(scenario.title(), () -> new Telling(scenario).ofAllDocuments()));
        return Stream.concat(each, Stream.of(dynamicTest("and of many", this::compared)));
    }

    private void compared() {
        LOG.info("{} pairs of persona and document compared, {} personas", compared, EVERYBODY.size());
        assertThat(compared).hasValueGreaterThan(FEWEST);
    }

    @TestFactory
    Stream<DynamicTest> simulatesForEveryProfessionalWhatTheLawLetsHimSee() {
        return Scenarios.ofTheProject().stream()
                .map(scenario -> dynamicTest(scenario.title(), () -> new Telling(scenario).ofAllProfessionals()));
    }

    /** One scenario, asked by its patient. */
    private final class Telling {

        private final Situation facts;
        private final Cast cast;
        private final CoreWorld law;
        private final Told told;
        private final WhoCanSee seeing;
        private final Caller patient;

        Telling(Scenario scenario) {
            this.facts = amongEverybody(scenario.facts());
            this.cast = new Cast(facts, 0);
            this.law = new CoreWorld(scenario, facts);
            var ports = MemoryPorts.fresh();
            this.told = Told.of(facts, cast, ports, RENDERING);
            this.seeing = new WhoCanSee(
                    new Reception(ports, Callers.law(scenario.policy()), Clock.fixed(facts.now(), ZoneOffset.UTC)));
            this.patient = new Caller(
                    new Requester.Patient(cast.patient(), "Patient"),
                    Purpose.NORMAL,
                    new Caller.Origin("test", "127.0.0.1", "test"));
        }

        void ofAllDocuments() {
            var outcome = seeing.of(patient, record(), Optional.empty());
            if (facts.record().state() != Situation.State.OPEN) {
                assertThat(outcome).isInstanceOf(Outcome.Refused.class);
                return;
            }
            var documents = ((Outcome.Done<WhoCanSee.Answer>) outcome).value().documents();

            assertThat(documents.stream().map(this::name)).containsExactlyInAnyOrderElementsOf(known());
            for (var audience : documents) {
                for (var person : facts.people().keySet()) {
                    same(audience, person);
                }
            }
        }

        private void same(WhoCanSee.Audience audience, String person) {
            compared.incrementAndGet();
            var document = name(audience);
            var expected = law.mayOpen(person, document);
            var reader =
                    audience.readers().stream().filter(is(person, document)).findFirst();

            assertThat(reader.isPresent())
                    .as("%s, %s: %s", person, document, expected)
                    .isEqualTo(expected.yes());
            reader.ifPresent(one -> assertThat(
                            one.decision().rules().stream().map(Enum::name).collect(Collectors.toSet()))
                    .isEqualTo(expected.rules()));
        }

        void ofAllProfessionals() {
            for (var name : facts.people().keySet()) {
                var person = facts.people().get(name);
                if (person.kind() == Situation.Kind.PROFESSIONAL && isEntitled(person)) {
                    simulate(name, person);
                }
            }
        }

        private void simulate(String name, Situation.Person person) {
            var who = new Professional(cast.id(name), name, Optional.of(practice(person)));
            var outcome = seeing.simulate(patient, record(), who, mode(person));
            if (facts.record().state() != Situation.State.OPEN) {
                assertThat(outcome).isInstanceOf(Outcome.Refused.class);
                return;
            }
            var view = ((Outcome.Done<WhoCanSee.View>) outcome).value();

            assertThat(view.documents()).hasSize(known().size());
            for (var glance : view.documents()) {
                var document = told.name(glance.document().identity().logicalId());
                var expected = law.mayOpen(name, document);
                assertThat(glance.decision().permitted())
                        .as("%s, %s", name, document)
                        .isEqualTo(expected.yes());
                assertThat(glance.decision().rules().stream().map(Enum::name).collect(Collectors.toSet()))
                        .isEqualTo(expected.rules());
            }
        }

        /** What the patient may know of. */
        private List<String> known() {
            return facts.documents().entrySet().stream()
                    .filter(one -> one.getValue().status() != AvailabilityStatus.DELETED
                            && !one.getValue().visibility().invisibleToPatient())
                    .map(one -> one.getKey())
                    .toList();
        }

        private String name(WhoCanSee.Audience audience) {
            return told.name(audience.document().identity().logicalId());
        }

        private Records.Reference record() {
            return new Records.Reference.ByIns(cast.patient());
        }

        /** Under which line a persona stands; whoever cannot come the way he wants stands under none. */
        private Predicate<WhoCanSee.Reader> is(String name, String document) {
            var person = facts.people().get(name);
            Predicate<WhoCanSee.Reader> comes = reader -> isEntitled(person) && reader.mode() == mode(person);
            Predicate<WhoCanSee.Reader> stands =
                    switch (person.kind()) {
                        case PATIENT -> reader -> reader.party() instanceof Party.ThePatient;
                        case REPRESENTATIVE -> reader -> reader.party() instanceof Party.LegalRepresentative;
                        case PROFESSIONAL -> isProfessional(name, person, document);
                        default -> reader -> false;
                    };
            return comes.and(stands);
        }

        private Predicate<WhoCanSee.Reader> isProfessional(String name, Situation.Person person, String document) {
            var authors = cast.authors(facts.documents().get(document));
            var known = facts.bonds().containsKey(person.is()) || authors.contains(cast.id(name));
            return reader -> known
                    ? reader.party() instanceof Party.Person one
                            && one.who().id().equals(cast.id(name))
                            && alike(one.who().practice().orElseThrow(), practice(person))
                    : reader.party() instanceof Party.Profession any
                            && !any.withConsent()
                            && alike(any.practice(), practice(person));
        }

        private boolean alike(Practice one, Practice other) {
            return one.column().equals(other.column())
                    && (one.column().isPresent() || isPhysician(one) == isPhysician(other));
        }

        private boolean isPhysician(Practice practice) {
            return practice.profession().equals(PHYSICIAN);
        }

        private Practice practice(Situation.Person person) {
            var practice = person.practice();
            var profession = new Code(CodeSystems.PROFESSION, practice.profession());
            return new Practice(practice.profession(), MatrixColumn.of(profession, practice.qualifications()));
        }

        private Purpose.Mode mode(Situation.Person person) {
            return Callers.purpose(person).mode();
        }

        private boolean isEntitled(Situation.Person person) {
            return switch (mode(person)) {
                case NORMAL -> true;
                case BREAK_GLASS ->
                    person.kind() == Situation.Kind.PROFESSIONAL
                            && !person.errand().reason().isBlank();
                case REGULATION -> person.practice().regulation();
            };
        }
    }
}
