package org.opencarnet.trail;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.opencarnet.sharing.Caller;
import org.opencarnet.sharing.OutOfReach;
import org.opencarnet.sharing.Outcome;
import org.opencarnet.sharing.ReadTrail;
import org.opencarnet.sharing.TrailTree;

/**
 * Proofs over HTTP (docs/trail.md): the newest checkpoint, the key to verify it with, that one tree begins with another, and that a trace stands in
 * it. Whoever proves who he is may have the first three, which tell nothing of anybody; the last only who may read that trace, and it is traced.
 */
public final class ProofServlet extends HttpServlet {

    /** Below which path. */
    public static final String PATH = "/trail";

    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient TrailTree tree;
    private final transient SignerKey key;
    private final transient Reading reading;

    /**
     * Who may read a trace.
     *
     * @param callers tells who sends a request
     */
    public record Reading(ReadTrail readTrail, Function<HttpServletRequest, Caller> callers) {}

    public ProofServlet(TrailTree tree, SignerKey key, Reading reading) {
        this.tree = tree;
        this.key = key;
        this.reading = reading;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            var path = Optional.ofNullable(request.getPathInfo()).orElse("");
            if (path.equals("/checkpoint")) {
                text(
                        response,
                        tree.signed()
                                .orElseThrow(() -> new Unanswerable(404, "no-checkpoint-yet"))
                                .note());
            } else if (path.equals("/key")) {
                text(response, key.verifier() + "\n");
            } else if (path.equals("/consistency")) {
                json(response, consistency(request));
            } else if (path.startsWith("/inclusion/")) {
                json(response, inclusion(request, path.substring("/inclusion/".length())));
            } else {
                throw new Unanswerable(404, "unknown-path");
            }
        } catch (OutOfReach later) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", "1");
            json(response, Map.of("error", "out-of-reach"));
        } catch (Unanswerable unanswerable) {
            response.setStatus(unanswerable.status);
            json(response, Map.of("error", unanswerable.getMessage()));
        }
    }

    private Map<String, Object> consistency(HttpServletRequest request) {
        var to = size(request, "to");
        var from = number(request, "from").orElseThrow(() -> new Unanswerable(400, "from-is-missing"));
        if (from < 1 || from > to) {
            throw new Unanswerable(400, "from-is-no-size-before");
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("from", from);
        answer.put("to", to);
        answer.put("hashes", texts(new Proofs(tree).consistency(from, to)));
        return answer;
    }

    private Map<String, Object> inclusion(HttpServletRequest request, String name) {
        var trace = readable(request, name);
        var leaf = tree.leaf(trace).orElseThrow(() -> new Unanswerable(404, "not-in-the-tree-yet"));
        var size = size(request, "size");
        if (leaf.place() >= size) {
            throw new Unanswerable(400, "size-before-the-trace");
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("trace", trace.toString());
        answer.put("row", leaf.row().columns());
        answer.put("leaf", leaf.hash().toString());
        answer.put("place", leaf.place());
        answer.put("size", size);
        answer.put("hashes", texts(new Proofs(tree).inclusion(leaf.place(), size)));
        return answer;
    }

    /** What the caller may not read is not found. */
    private UUID readable(HttpServletRequest request, String name) {
        var caller = reading.callers().apply(request);
        try {
            var id = UUID.fromString(name);
            if (reading.readTrail().trace(caller, id) instanceof Outcome.Done) {
                return id;
            }
        } catch (IllegalArgumentException noId) {
            throw new Unanswerable(404, "not-found");
        }
        throw new Unanswerable(404, "not-found");
    }

    /** A size up to which the tree has grown; where none is named, that of the newest checkpoint. */
    private long size(HttpServletRequest request, String parameter) {
        var size = number(request, parameter)
                .or(() -> tree.signed().map(TrailTree.Signed::size))
                .orElseThrow(() -> new Unanswerable(404, "no-checkpoint-yet"));
        if (size < 1 || size > tree.head().size()) {
            throw new Unanswerable(400, parameter + "-is-no-size-of-the-tree");
        }
        return size;
    }

    private static Optional<Long> number(HttpServletRequest request, String parameter) {
        return Optional.ofNullable(request.getParameter(parameter)).map(text -> {
            if (!NUMBER.matcher(text).matches()) {
                throw new Unanswerable(400, parameter + "-is-no-number");
            }
            return Long.parseLong(text);
        });
    }

    private static List<String> texts(List<?> hashes) {
        return hashes.stream().map(Object::toString).toList();
    }

    private static void text(HttpServletResponse response, String text) throws IOException {
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().write(text);
    }

    private static void json(HttpServletResponse response, Map<String, Object> answer) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(JSON.writeValueAsString(answer));
    }

    /** Said with this status, in a word that programs know again. */
    private static final class Unanswerable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Unanswerable(int status, String word) {
            super(word);
            this.status = status;
        }
    }
}
