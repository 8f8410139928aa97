package org.opencarnet.fhir.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a JSON Patch (RFC 6902), paths as PDSm writes them included (trap 3). */
final class JsonPatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonPatch() {}

    static List<Edit> read(String body) {
        var edits = new ArrayList<Edit>();
        for (var operation : operations(body)) {
            edits.add(edit(operation));
        }
        return edits;
    }

    private static JsonNode operations(String body) {
        try {
            var operations = JSON.readTree(body);
            if (operations.isArray()) {
                return operations;
            }
        } catch (JsonProcessingException notJson) {
            throw Paths.malformed("JSON");
        }
        throw Paths.malformed("[…]");
    }

    private static Edit edit(JsonNode operation) {
        var path = Paths.ofPointer(operation.path("path").asText());
        return switch (operation.path("op").asText()) {
            case "add" -> new Edit(Edit.Kind.ADD, path, value(operation), false);
            case "replace" -> new Edit(Edit.Kind.REPLACE, path, value(operation), false);
            case "test" -> new Edit(Edit.Kind.TEST, path, value(operation), false);
            case "remove" -> Edit.remove(path, false);
            default -> throw Paths.malformed("op");
        };
    }

    private static JsonNode value(JsonNode operation) {
        return Optional.ofNullable(operation.get("value"))
                .filter(value -> !(value instanceof NullNode))
                .orElseThrow(() -> Paths.malformed("value"));
    }
}
