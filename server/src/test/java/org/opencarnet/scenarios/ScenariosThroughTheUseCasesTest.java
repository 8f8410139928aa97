package org.opencarnet.scenarios;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import ca.uhn.fhir.context.FhirContext;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.opencarnet.fhir.mapping.FhirRendering;
import org.opencarnet.sharing.Renderings;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.xds.mapping.RegistryRendering;

/** The same answers from the use cases, over the ports in memory. */
class ScenariosThroughTheUseCasesTest {

    private static final Renderings RENDERINGS =
            new Renderings(new FhirRendering(FhirContext.forR4Cached()), new RegistryRendering());

    @TestFactory
    Stream<DynamicContainer> everyScenarioIsAnsweredThreeWays() {
        return Scenarios.ofTheProject().stream().map(scenario -> {
            var world = new UseCasesWorld(scenario, new Cast(scenario.facts(), 0), MemoryPorts.fresh(), RENDERINGS);
            return dynamicContainer(scenario.title(), Questions.threeWays(scenario, world));
        });
    }
}
