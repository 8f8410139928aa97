package org.opencarnet.fhir.leaving;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.fhir.mapping.Labels;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.StoredText;
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
    private static final Members SAID = Members.of("securityLabel", "type", "status", "id");
    private static final Members HEAD = Members.of("meta", "id");
    private static final int MOST = 2000;
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
    static Seen in(StoredText json) {
        var reading = new Reading();
        SAID.read(json, reading::member);
        return reading.seen();
    }

    /** Id and meta (versionId, lastUpdated) of stored JSON, and nothing else. */
    static DocumentReference head(StoredText json) {
        var head = new DocumentReference();
        HEAD.read(json, (name, value) -> {
            if (name.equals("id")) {
                head.setId(text(value));
            } else if (name.equals("meta")) {
                var meta = tree(value.bytewise());
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

    /** What JSON has to escape is in none of the texts that are looked at. */
    private static String text(Members.Value value) {
        var json = value.bytewise();
        if (json.length() < 2 || json.charAt(0) != '"' || json.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("not a plain text");
        }
        return json.substring(1, json.length() - 1);
    }

    private static JsonNode tree(String bytewise) {
        try {
            return JSON.readTree(bytewise.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException notJson) {
            throw new IllegalArgumentException("a value is no JSON", notJson);
        }
    }

    private static final class Reading {

        /** The same few come again and again, to the letter. */
        private static final Cache<String, List<Code>> TYPES =
                Caffeine.newBuilder().maximumSize(MOST).build();

        private static final Cache<String, List<String>> LABELS =
                Caffeine.newBuilder().maximumSize(MOST).build();

        private String id = "";
        private List<Code> types = List.of();
        private final List<String> labels = new ArrayList<>();
        private boolean deleted;

        void member(String name, Members.Value value) {
            switch (name) {
                case "id" -> id = text(value);
                case "status" -> deleted |= ENTERED_IN_ERROR.equals(text(value));
                case "type" -> types = TYPES.get(value.bytewise(), Reading::types);
                case "securityLabel" -> labels.addAll(LABELS.get(value.bytewise(), Reading::labels));
                default -> {}
            }
        }

        private static List<Code> types(String bytewise) {
            return codings(tree(bytewise)).map(Reading::code).toList();
        }

        private static List<String> labels(String bytewise) {
            return elements(tree(bytewise))
                    .flatMap(Reading::codings)
                    .map(coding -> coding.path("code").asText())
                    .toList();
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
