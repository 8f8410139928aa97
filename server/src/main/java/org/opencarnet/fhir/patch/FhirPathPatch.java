package org.opencarnet.fhir.patch;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;

/** Reads a FHIRPath Patch: Parameters with one operation each, whose paths point at an element and compute nothing. */
final class FhirPathPatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FhirPathPatch() {}

    static List<Edit> read(Parameters parameters) {
        return parameters.getParameter().stream()
                .filter(one -> "operation".equals(one.getName()))
                .map(FhirPathPatch::edit)
                .toList();
    }

    private static Edit edit(ParametersParameterComponent operation) {
        var path = Paths.ofFhirPath(text(operation, "path"));
        return switch (text(operation, "type")) {
            case "add" ->
                new Edit(Edit.Kind.ADD, then(path, new Step.Named(text(operation, "name"))), value(operation), true);
            case "insert" -> new Edit(Edit.Kind.ADD, then(path, new Step.At(index(operation))), value(operation), true);
            case "replace" -> new Edit(Edit.Kind.REPLACE, path, value(operation), true);
            case "delete" -> Edit.remove(path, true);
            default -> throw Paths.malformed("type");
        };
    }

    private static List<Step> then(List<Step> path, Step last) {
        var steps = new ArrayList<>(path);
        steps.add(last);
        return steps;
    }

    private static String text(ParametersParameterComponent operation, String name) {
        return part(operation, name)
                .map(ParametersParameterComponent::getValue)
                .filter(PrimitiveType.class::isInstance)
                .map(value -> ((PrimitiveType<?>) value).getValueAsString())
                .orElseThrow(() -> Paths.malformed(name));
    }

    private static int index(ParametersParameterComponent operation) {
        var text = text(operation, "index");
        if (!text.matches("\\d{1,4}")) {
            throw Paths.malformed("index");
        }
        return Integer.parseInt(text);
    }

    private static JsonNode value(ParametersParameterComponent operation) {
        var value = part(operation, "value").orElseThrow(() -> Paths.malformed("value"));
        return value.hasValue() ? json(value.getValue()) : object(value);
    }

    /** What has no type among the values of a parameter, such as an extension, comes in parts. */
    private static ObjectNode object(ParametersParameterComponent value) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var part : value.getPart()) {
            var typed = "value".equals(part.getName()) && part.hasValue();
            var name = typed ? "value" + StringUtils.capitalize(part.getValue().fhirType()) : part.getName();
            object.set(name, part.hasValue() ? json(part.getValue()) : object(part));
        }
        return object;
    }

    private static JsonNode json(Type value) {
        if (value instanceof BooleanType flag) {
            return BooleanNode.valueOf(flag.booleanValue());
        }
        if (value instanceof PrimitiveType<?> primitive) {
            return TextNode.valueOf(primitive.getValueAsString());
        }
        return encoded(value);
    }

    private static JsonNode encoded(Type value) {
        var carrier = new Parameters();
        carrier.addParameter().setName("value").setValue(value);
        try {
            var fields = JSON.readTree(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(carrier))
                    .at("/parameter/0")
                    .fields();
            while (fields.hasNext()) {
                var field = fields.next();
                if (field.getKey().startsWith("value")) {
                    return field.getValue();
                }
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        throw Paths.malformed("value");
    }

    private static Optional<ParametersParameterComponent> part(ParametersParameterComponent operation, String name) {
        return operation.getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .findFirst();
    }
}
