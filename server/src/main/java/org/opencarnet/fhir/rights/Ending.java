package org.opencarnet.fhir.rights;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/** Makes sure that a change of a Consent is the one that can be made: its status becomes inactive. */
final class Ending {

    private static final String STATUS = "Consent.status";
    private static final String INACTIVE = ConsentState.INACTIVE.toCode();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Ending() {}

    /** A whole Consent sent in the place of the old one. */
    static void check(Consent next) {
        if (next.getStatus() != ConsentState.INACTIVE) {
            throw other();
        }
    }

    /** A JSON Patch (RFC 6902) or a FHIRPath Patch. */
    static void check(PatchTypeEnum type, String body) {
        var ends =
                switch (type) {
                    case JSON_PATCH -> jsonPatch(body);
                    case FHIR_PATCH_JSON ->
                        fhirPathPatch(FhirContext.forR4Cached().newJsonParser().parseResource(Parameters.class, body));
                    case FHIR_PATCH_XML ->
                        fhirPathPatch(FhirContext.forR4Cached().newXmlParser().parseResource(Parameters.class, body));
                    case XML_PATCH -> throw Refusal.of(RequestFault.MEDIA_TYPE_NOT_SUPPORTED, type.getContentType());
                };
        if (!ends) {
            throw other();
        }
    }

    private static boolean jsonPatch(String body) {
        try {
            var operations = JSON.readTree(body);
            if (!operations.isArray()) {
                throw Refusal.of(RightsFault.PATCH_UNREADABLE);
            }
            var ends = false;
            for (var operation : operations) {
                var tests = is(operation, "op", "test");
                if (!tests && !ends(operation)) {
                    return false;
                }
                ends |= !tests;
            }
            return ends;
        } catch (JsonProcessingException unreadable) {
            throw Refusal.of(RightsFault.PATCH_UNREADABLE);
        }
    }

    private static boolean ends(JsonNode operation) {
        return (is(operation, "op", "replace") || is(operation, "op", "add"))
                && is(operation, "path", "/status")
                && is(operation, "value", INACTIVE);
    }

    private static boolean is(JsonNode operation, String member, String text) {
        return text.equals(operation.path(member).asText());
    }

    private static boolean fhirPathPatch(Parameters patch) {
        return !patch.getParameter().isEmpty()
                && patch.getParameter().stream()
                        .allMatch(operation -> "operation".equals(operation.getName()) && ends(operation.getPart()));
    }

    private static boolean ends(List<ParametersParameterComponent> parts) {
        return "replace".equals(part(parts, "type"))
                && STATUS.equals(part(parts, "path"))
                && INACTIVE.equals(part(parts, "value"));
    }

    private static String part(List<ParametersParameterComponent> parts, String name) {
        return parts.stream()
                .filter(part -> name.equals(part.getName()))
                .map(ParametersParameterComponent::getValue)
                .map(Ending::text)
                .findFirst()
                .orElse("");
    }

    private static String text(Type value) {
        return value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : "";
    }

    private static Refusal other() {
        return Refusal.of(Complaint.of(RightsFault.ONLY_TO_INACTIVE).at(STATUS));
    }
}
