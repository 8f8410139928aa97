package org.opencarnet.xds.dmp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The strict traits of a patient, from a FHIR Patient.
 *
 * @param gender M, F or UN (HL7 AdministrativeGender)
 */
record Traits(Optional<String> family, List<String> given, Optional<String> gender) {

    static final Traits UNKNOWN = new Traits(Optional.empty(), List.of(), Optional.empty());

    private static final ObjectMapper JSON = new ObjectMapper();

    static Traits of(String json) {
        try {
            var patient = JSON.readTree(json);
            var name = patient.path("name").path(0);
            return new Traits(
                    text(name.path("family")),
                    StreamSupport.stream(name.path("given").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList(),
                    text(patient.path("gender")).map(Traits::gender));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no FHIR Patient", e);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText("")).filter(text -> !text.isEmpty());
    }

    private static String gender(String fhir) {
        return switch (fhir) {
            case "male" -> "M";
            case "female" -> "F";
            default -> "UN";
        };
    }
}
