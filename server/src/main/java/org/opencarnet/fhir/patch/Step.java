package org.opencarnet.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One step of a path into a resource. */
sealed interface Step {

    /** To the element of this name. */
    record Named(String name) implements Step {}

    /** To one of several, from 0. */
    record At(int index) implements Step {}

    /** Behind the last of several. */
    record End() implements Step {}

    /** To the one of several in which the field, reached by names, has this value. */
    record Where(List<String> field, String value) implements Step {

        boolean holds(JsonNode node) {
            return values(node, 0).anyMatch(value::equals);
        }

        private Stream<String> values(JsonNode node, int depth) {
            if (node.isArray()) {
                return StreamSupport.stream(node.spliterator(), false).flatMap(each -> values(each, depth));
            }
            return depth == field.size() ? Stream.of(node.asText()) : values(node.path(field.get(depth)), depth + 1);
        }
    }
}
