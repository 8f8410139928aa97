package org.opencarnet.fhir.leaving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.fhir.mapping.Labels;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;

/**
 * What a DocumentReference says of itself, read from the very form in which it is about to leave.
 *
 * @param id its logical id; empty where it names none
 * @param types the codings of its type
 * @param visibility what its labels say
 * @param deleted whether it is entered in error
 */
record Seen(String id, List<Code> types, Visibility visibility, boolean deleted) {

    private static final ObjectReader JSON = JsonMapper.builder()
            // The mark where the base URL goes is one.
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build()
            .reader();
    private static final String ENTERED_IN_ERROR = "entered-in-error";

    static Seen in(DocumentReference document) {
        return new Seen(
                document.getIdElement().hasIdPart() ? document.getIdElement().getIdPart() : "",
                document.getType().getCoding().stream().map(Seen::code).toList(),
                Labels.visibility(document.getSecurityLabel()),
                document.hasStatus()
                        && ENTERED_IN_ERROR.equals(document.getStatus().toCode()));
    }

    /** From stored JSON. */
    static Seen in(String json) {
        var reading = new Reading();
        Members.read(json, reading::member);
        return reading.seen();
    }

    /** Id and meta (versionId, lastUpdated) of stored JSON, and nothing else. */
    static DocumentReference head(String json) {
        var head = new DocumentReference();
        Members.read(json, (name, value) -> {
            if (name.equals("id")) {
                head.setId(tree(value).asText());
            } else if (name.equals("meta")) {
                var meta = tree(value);
                head.getMeta().setVersionId(meta.path("versionId").asText());
                head.getMeta()
                        .getLastUpdatedElement()
                        .setValueAsString(meta.path("lastUpdated").asText());
            }
        });
        return head;
    }

    private static Code code(Coding coding) {
        return coding.hasSystem()
                ? CodeSystems.code(coding.getSystem(), coding.getCode())
                : new Code("", coding.getCode());
    }

    private static JsonNode tree(Members.Value value) {
        try {
            return JSON.readTree(value.json());
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("a value is no JSON", notJson);
        }
    }

    private static final class Reading {

        private String id = "";
        private List<Code> types = List.of();
        private final List<String> labels = new ArrayList<>();
        private boolean deleted;

        void member(String name, Members.Value value) {
            switch (name) {
                case "id" -> id = tree(value).asText();
                case "status" -> deleted |= ENTERED_IN_ERROR.equals(tree(value).asText());
                case "type" -> types = codings(tree(value)).map(Reading::code).toList();
                case "securityLabel" ->
                    elements(tree(value))
                            .flatMap(Reading::codings)
                            .map(coding -> coding.path("code").asText())
                            .forEach(labels::add);
                default -> {}
            }
        }

        Seen seen() {
            return new Seen(id, types, Visibility.of(labels), deleted);
        }

        private static Stream<JsonNode> codings(JsonNode concept) {
            return elements(concept.path("coding"));
        }

        private static Stream<JsonNode> elements(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false);
        }

        private static Code code(JsonNode coding) {
            var code = coding.path("code").asText();
            return coding.has("system") ? CodeSystems.code(coding.path("system").asText(), code) : new Code("", code);
        }
    }
}
