package org.opencarnet.fhir.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;

/** The one patch that a provide bundle may hold (IHE.MHD.Patch.Parameters): the status of a replaced document becomes superseded. */
final class Patch {

    private static final Map<String, String> SUPERSEDE =
            Map.of("type", "replace", "path", "DocumentReference.status", "value", "superseded");
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SUPERSEDE_JSON = JSON.createArrayNode()
            .add(JSON.createObjectNode()
                    .put("op", "replace")
                    .put("path", "/status")
                    .put("value", "superseded"));

    private Patch() {}

    /** Whether this is that patch, as Parameters of FHIRPath Patch or as JSON Patch in a Binary. */
    static boolean supersedes(Resource patch) {
        return patch instanceof Parameters parameters
                ? supersedes(parameters)
                : patch instanceof Binary binary && supersedes(binary);
    }

    private static boolean supersedes(Parameters patch) {
        return patch.getParameter().size() == 1
                && "operation".equals(patch.getParameterFirstRep().getName())
                && parts(patch.getParameterFirstRep()).equals(SUPERSEDE);
    }

    private static Map<String, String> parts(ParametersParameterComponent operation) {
        return operation.getPart().stream()
                .filter(part -> part.hasName() && part.getValue() instanceof PrimitiveType<?>)
                .collect(Collectors.toMap(
                        ParametersParameterComponent::getName,
                        part -> "" + part.getValue().primitiveValue(),
                        (one, other) -> one + "," + other));
    }

    private static boolean supersedes(Binary patch) {
        try {
            return patch.hasContentType()
                    && patch.getContentType().startsWith(JSON_PATCH)
                    && patch.hasData()
                    && SUPERSEDE_JSON.equals(JSON.readTree(patch.getData()));
        } catch (IOException notJson) {
            return false;
        }
    }
}
