package org.opencarnet.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.opencarnet.sharing.TrailTree;

/** Hands the newest checkpoint to the world outside, where nobody who can rewrite the trail can rewrite it too. */
public final class Publication {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FAMILY = 100;
    private static final int SUCCESS = 2;

    private final TrailTree tree;
    private final Place place;
    private long published = -1;

    /** Publishes to an address ({@code http:} or {@code https:}, by PUT) or into a file, which always holds the newest checkpoint. */
    public Publication(TrailTree tree, String target) {
        this.tree = tree;
        this.place = target.startsWith("http:") || target.startsWith("https:")
                ? new Address(URI.create(target))
                : new File(Path.of(target));
    }

    /** Publishes, if there is a checkpoint that this server has not published. */
    public void publish() {
        tree.signed().filter(signed -> signed.size() > published).ifPresent(signed -> {
            try {
                place.put(signed.note());
                published = signed.size();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private sealed interface Place {

        void put(String note) throws IOException;
    }

    private record File(Path path) implements Place {

        @Override
        public void put(String note) throws IOException {
            var whole = path.toAbsolutePath();
            var next = Files.writeString(whole.resolveSibling(whole.getFileName() + ".next"), note);
            Files.move(next, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private record Address(URI uri, HttpClient client) implements Place {

        Address(URI uri) {
            this(uri, HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        }

        @Override
        public void put(String note) throws IOException {
            var request = HttpRequest.newBuilder(uri)
                    .timeout(PATIENCE)
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .PUT(HttpRequest.BodyPublishers.ofString(note))
                    .build();
            try {
                var status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status / FAMILY != SUCCESS) {
                    throw new IOException("the witness answers " + status);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(interrupted);
            }
        }
    }
}
