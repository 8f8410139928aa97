package org.opencarnet.fhir.leaving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Meta;
import org.opencarnet.fhir.mapping.Labels;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;

/**
 * What a DocumentReference says of itself, read from the very form in which it is about to leave.
 *
 * @param head id and meta (versionId, lastUpdated), and nothing else
 * @param types the codings of its type
 * @param visibility what its labels say
 * @param deleted whether it is entered in error
 */
record Seen(DocumentReference head, List<Code> types, Visibility visibility, boolean deleted) {

    private static final JsonFactory JSON = JsonFactory.builder()
            // The mark where the base URL goes is one.
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final String ENTERED_IN_ERROR = "entered-in-error";

    static Seen in(DocumentReference document) {
        var head = new DocumentReference();
        head.setId(document.getIdElement().getIdPart());
        head.setMeta(document.getMeta());
        var types = document.getType().getCoding().stream().map(Seen::code).toList();
        return new Seen(
                head,
                types,
                Labels.visibility(document.getSecurityLabel()),
                document.hasStatus()
                        && ENTERED_IN_ERROR.equals(document.getStatus().toCode()));
    }

    /** From stored JSON, in one pass over its first level. */
    static Seen in(String json) {
        try (var parser = JSON.createParser(json)) {
            return new Reading(parser).seen();
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static Code code(Coding coding) {
        return coding.hasSystem()
                ? CodeSystems.code(coding.getSystem(), coding.getCode())
                : new Code("", coding.getCode());
    }

    private static final class Reading {

        private final JsonParser parser;
        private final DocumentReference head = new DocumentReference();
        private final List<CodeableConcept> labels = new ArrayList<>();
        private CodeableConcept type = new CodeableConcept();
        private boolean deleted;

        Reading(JsonParser parser) {
            this.parser = parser;
        }

        Seen seen() throws IOException {
            parser.nextToken();
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                switch (name) {
                    case "id" -> head.setId(parser.nextTextValue());
                    case "status" -> deleted = ENTERED_IN_ERROR.equals(parser.nextTextValue());
                    case "meta" -> meta(head.getMeta());
                    case "type" -> type = concept();
                    case "securityLabel" -> labels();
                    default -> skip();
                }
            }
            return new Seen(
                    head, type.getCoding().stream().map(Seen::code).toList(), Labels.visibility(labels), deleted);
        }

        private void meta(Meta meta) throws IOException {
            parser.nextToken();
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                switch (name) {
                    case "versionId" -> meta.setVersionId(parser.nextTextValue());
                    case "lastUpdated" -> meta.getLastUpdatedElement().setValueAsString(parser.nextTextValue());
                    default -> skip();
                }
            }
        }

        private void labels() throws IOException {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    labels.add(conceptHere());
                }
            }
        }

        private CodeableConcept concept() throws IOException {
            parser.nextToken();
            return conceptHere();
        }

        private CodeableConcept conceptHere() throws IOException {
            var concept = new CodeableConcept();
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (name.equals("coding") && parser.nextToken() == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        concept.addCoding(coding());
                    }
                } else {
                    skip();
                }
            }
            return concept;
        }

        private Coding coding() throws IOException {
            var coding = new Coding();
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                switch (name) {
                    case "system" -> coding.setSystem(parser.nextTextValue());
                    case "code" -> coding.setCode(parser.nextTextValue());
                    default -> skip();
                }
            }
            return coding;
        }

        private void skip() throws IOException {
            parser.nextToken();
            parser.skipChildren();
        }
    }
}
