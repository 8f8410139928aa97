package org.opencarnet.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/**
 * One change to a DocumentReference in JSON.
 *
 * @param path from the root
 * @param value what is put or expected there; null in JSON where none is needed
 * @param elements whether a list is meant element by element, as in FHIRPath and XPath, and not as one value, as in JSON
 */
record Edit(Kind kind, List<Step> path, JsonNode value, boolean elements) {

    private static final Set<String> CHANGEABLE = Set.of("status", "securityLabel", "extension");
    private static final Set<String> REPEATING = Set.of("securityLabel", "extension", "coding");
    private static final String LABELS = "securityLabel";

    Edit {
        path = List.copyOf(path);
        if (path.isEmpty() || !(path.get(0) instanceof Step.Named root)) {
            throw Refusal.of(RequestFault.ELEMENT_NOT_CHANGEABLE, "DocumentReference");
        }
        if (kind != Kind.TEST && !CHANGEABLE.contains(root.name())) {
            throw Refusal.of(Complaint.of(RequestFault.ELEMENT_NOT_CHANGEABLE, root.name())
                    .at("DocumentReference." + root.name()));
        }
    }

    /** What is done; to copy or to move has no use where three elements change. */
    enum Kind {
        ADD,
        REPLACE,
        REMOVE,
        TEST
    }

    static Edit remove(List<Step> path, boolean elements) {
        return new Edit(Kind.REMOVE, path, NullNode.getInstance(), elements);
    }

    /** Applies itself. */
    void to(ObjectNode resource) {
        if (replacesTheLabel()) {
            new Edit(Kind.ADD, List.of(new Step.Named(LABELS)), firstLabel(resource), false).to(resource);
        }
        JsonNode node = resource;
        for (var i = 0; i < path.size() - 1; i++) {
            node = child(node, path.get(i), path.get(i + 1));
        }
        apply(path.get(path.size() - 1), node);
    }

    /**
     * The guides for the DMP know of one label only and replace {@code securityLabel[0]} to mask and to show again. That, and to replace
     * securityLabel without saying which, is therefore to replace them all (trap 7).
     */
    private boolean replacesTheLabel() {
        if (kind != Kind.REPLACE || !path.get(0).equals(new Step.Named(LABELS))) {
            return false;
        }
        return path.size() == 1
                ? elements
                : path.get(1).equals(new Step.At(0)) || elements && path.get(1) instanceof Step.Named;
    }

    private static ArrayNode firstLabel(ObjectNode resource) {
        var first = resource.path(LABELS).path(0);
        var array = resource.arrayNode();
        return first.isMissingNode() ? array : array.add(first.deepCopy());
    }

    private JsonNode child(JsonNode node, Step step, Step next) {
        if (step instanceof Step.Named named) {
            var object = object(node);
            var name = spelled(object, named.name());
            if (!object.has(name) && next instanceof Step.Where && kind != Kind.REMOVE) {
                object.putArray(name);
            }
            return present(object.path(name));
        }
        var array = array(node);
        return step instanceof Step.Where where && isExtension(where) && kind != Kind.REMOVE && index(array, where) < 0
                ? array.addObject().put("url", where.value())
                : present(array.path(index(array, step)));
    }

    private static boolean isExtension(Step.Where where) {
        return where.field().equals(List.of("url"));
    }

    private void apply(Step last, JsonNode at) {
        if (last instanceof Step.Named named) {
            member(object(at), named.name());
        } else {
            element(array(at), last);
        }
    }

    private void member(ObjectNode object, String said) {
        var name = spelled(object, said);
        var existing = Optional.ofNullable(object.get(name));
        if (elements
                && (REPEATING.contains(name)
                        || existing.filter(JsonNode::isArray).isPresent())) {
            repeating(object, name);
            return;
        }
        switch (kind) {
            case ADD -> object.set(name, value);
            // An extension that is not there yet is made by replacing its value: so do the guides.
            case REPLACE -> {
                if (existing.isEmpty() && !object.has("url")) {
                    throw failed();
                }
                object.set(name, value);
            }
            case REMOVE -> {
                if (object.remove(name) == null) {
                    throw failed();
                }
            }
            case TEST -> test(object.path(name));
        }
    }

    private void repeating(ObjectNode object, String name) {
        if (kind == Kind.ADD) {
            object.withArray(name).add(value);
        } else {
            element(array(object.path(name)), new Step.At(single(object.path(name))));
        }
    }

    private void element(ArrayNode array, Step step) {
        var end = step instanceof Step.End;
        var index = end ? array.size() : index(array, step);
        if (index < 0 || index > array.size() || index == array.size() && kind != Kind.ADD || end && kind != Kind.ADD) {
            throw failed();
        }
        switch (kind) {
            case ADD -> array.insert(index, value);
            case REPLACE -> array.set(index, value);
            case REMOVE -> array.remove(index);
            case TEST -> test(array.get(index));
        }
    }

    private void test(JsonNode actual) {
        if (!actual.equals(value)) {
            throw failed();
        }
    }

    /** {@code value} stands for {@code valueBoolean} and its like. */
    private String spelled(ObjectNode object, String name) {
        if (!elements || !"value".equals(name) || !object.has("url")) {
            return name;
        }
        var names = object.fieldNames();
        while (names.hasNext()) {
            var one = names.next();
            if (one.startsWith("value")) {
                return one;
            }
        }
        return value.isBoolean() ? "valueBoolean" : "valueString";
    }

    private static int index(ArrayNode array, Step step) {
        if (step instanceof Step.At at) {
            return at.index();
        }
        if (step instanceof Step.Where where) {
            for (var i = 0; i < array.size(); i++) {
                if (where.holds(array.get(i))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private ObjectNode object(JsonNode node) {
        if (elements && node.isArray()) {
            return object(node.get(single(node)));
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw failed();
    }

    private ArrayNode array(JsonNode node) {
        if (node instanceof ArrayNode array) {
            return array;
        }
        throw failed();
    }

    private int single(JsonNode list) {
        if (list.size() != 1) {
            throw failed();
        }
        return 0;
    }

    private JsonNode present(JsonNode node) {
        if (node.isMissingNode()) {
            throw failed();
        }
        return node;
    }

    private Refusal failed() {
        var root = ((Step.Named) path.get(0)).name();
        return Refusal.of(Complaint.of(RequestFault.PATCH_FAILED, root).at("DocumentReference." + root));
    }
}
