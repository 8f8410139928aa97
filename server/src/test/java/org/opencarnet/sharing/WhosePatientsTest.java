package org.opencarnet.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.access.Purpose;
import org.opencarnet.access.Requester;
import org.opencarnet.storage.memory.MemoryPorts;
import org.opencarnet.terminology.HabilitationMatrix;

/** In whose record something is, is told to a conformance tool and to nobody else. */
class WhosePatientsTest {

    private final List<Trail.Trace> traced = new ArrayList<>();
    private final Ports ports = listenedTo(MemoryPorts.fresh());
    private final House house = new House(ports);
    private final String letter = "urn:uuid:" + house.fed();
    private final Browse browse = new Browse(new Reception(
            ports,
            new Access(Policy.DEFAULT, HabilitationMatrix.published()),
            Clock.fixed(PortsContract.NOW, ZoneOffset.UTC)));
    private final Caller tool = new Caller(
            new Requester.Tester("tool", "Tool"), Purpose.NORMAL, new Caller.Origin("xds", "192.0.2.1", "request"));

    @Test
    void isToldToAConformanceTool() {
        assertThat(browse.patients(tool, List.of(letter))).containsExactly(house.record.ins());
    }

    @Test
    void isNotToldToThoseWhomACredentialProves() {
        assertThat(browse.patients(house.author, List.of(letter))).isEmpty();
        assertThat(browse.patients(house.patient, List.of(letter))).isEmpty();
    }

    @Test
    void whatIsSoughtInVainStandsInTheTrail() {
        var nothing = "urn:uuid:" + UUID.randomUUID();
        traced.clear();

        assertThat(browse.patients(tool, List.of(nothing))).isEmpty();

        assertThat(traced).singleElement().satisfies(trace -> {
            assertThat(trace.subject()).isEqualTo(nothing);
            assertThat(trace.actor().kind()).isEqualTo("tester");
            assertThat(trace.permitted()).isFalse();
        });
    }

    @Test
    void whoNamesNothingIsTracedAsWell() {
        traced.clear();

        assertThat(browse.patients(tool, List.of())).isEmpty();

        assertThat(traced).hasSize(1);
    }

    /** The same ports, of whose trail this test hears. */
    private Ports listenedTo(Ports all) {
        var trail = all.trail();
        var heard = new Trail() {
            @Override
            public void append(List<Trace> traces) {
                traced.addAll(traces);
                trail.append(traces);
            }

            @Override
            public List<Trace> read(Search search) {
                return trail.read(search);
            }

            @Override
            public Optional<Trace> trace(UUID id) {
                return trail.trace(id);
            }
        };
        return new Ports(
                all.unit(),
                all.records(),
                all.documents(),
                all.contents(),
                all.authorizations(),
                all.careTeams(),
                heard,
                all.subscriptions(),
                all.outbox());
    }
}
