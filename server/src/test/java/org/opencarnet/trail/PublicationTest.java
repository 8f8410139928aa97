package org.opencarnet.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.TrailTree;
import org.opencarnet.sharing.TrailTreeContract;
import org.opencarnet.storage.memory.MemoryPorts;

class PublicationTest {

    private final Ports ports = MemoryPorts.fresh();
    private final TrailTree tree = MemoryPorts.tree(ports);
    private final Sequencer sequencer = new Sequencer(tree, SignerKey.of(SignerKey.generate("test")));

    private String checkpointOfOneMore() {
        ports.unit().of(() -> {
            ports.trail().append(List.of(TrailTreeContract.trace("1")));
            return true;
        });
        sequencer.takeUp();
        return tree.signed().orElseThrow().note();
    }

    @Test
    void aFileHoldsTheNewestCheckpoint(@TempDir Path folder) {
        var file = folder.resolve("checkpoint");
        var publication = new Publication(tree, file.toString());

        publication.publish();
        assertThat(file).doesNotExist();

        var first = checkpointOfOneMore();
        publication.publish();
        assertThat(file).hasContent(first);

        var second = checkpointOfOneMore();
        publication.publish();
        assertThat(file).hasContent(second);
        assertThat(folder).isDirectoryNotContaining("glob:**.next");
    }

    @Test
    void aWitnessIsToldOnceAndAgainOnlyUntilItHasUnderstood() throws IOException {
        var told = new CopyOnWriteArrayList<String>();
        var status = new AtomicInteger(503);
        var witness = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        witness.createContext("/", exchange -> {
            told.add(exchange.getRequestMethod() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        witness.start();
        try {
            var publication = new Publication(
                    tree, "http://127.0.0.1:" + witness.getAddress().getPort() + "/checkpoint");
            var note = checkpointOfOneMore();

            assertThatThrownBy(publication::publish).hasMessageContaining("503");
            status.set(204);
            publication.publish();
            publication.publish();

            assertThat(told).containsExactly("PUT " + note, "PUT " + note);
        } finally {
            witness.stop(0);
        }
    }
}
