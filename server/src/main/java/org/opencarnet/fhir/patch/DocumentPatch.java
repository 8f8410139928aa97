package org.opencarnet.fhir.patch;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;
import org.opencarnet.fhir.mapping.Base;
import org.opencarnet.fhir.mapping.FhirToRecord;
import org.opencarnet.fhir.mapping.Labels;
import org.opencarnet.fhir.mapping.Systems;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Visibility;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Documents;
import org.opencarnet.sharing.Problem;

/**
 * A patch of a DocumentReference (PDSm flows 03 and 04): of status, of the visibility among the labels, of isArchived. N, R and V outlive
 * whatever is done to the labels (trap 7).
 */
public final class DocumentPatch {

    private static final int MOST_EDITS = 50;
    private static final int LARGEST = 100_000;
    private static final String STATUS = "status";
    private static final String LABELS = "securityLabel";
    private static final String EXTENSION = "extension";
    private static final Set<DocumentReferenceStatus> STATUSES = Set.of(
            DocumentReferenceStatus.CURRENT,
            DocumentReferenceStatus.SUPERSEDED,
            DocumentReferenceStatus.ENTEREDINERROR);
    private static final Set<String> VISIBILITIES = new Visibility(true, true, true)
            .labels()
            .map(label -> label.code().value())
            .collect(Collectors.toUnmodifiableSet());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Edit> edits;

    private DocumentPatch(List<Edit> edits) {
        this.edits = edits;
    }

    /** Reads a patch in the format that its content type names. */
    public static DocumentPatch read(PatchTypeEnum format, String body) {
        if (body.length() > LARGEST) {
            throw Refusal.of(RequestFault.BODY_TOO_LARGE, Integer.toString(LARGEST));
        }
        var edits =
                switch (format) {
                    case JSON_PATCH -> JsonPatch.read(body);
                    case XML_PATCH -> XmlPatch.read(body);
                    case FHIR_PATCH_JSON -> FhirPathPatch.read(parameters(body, strict(true)));
                    case FHIR_PATCH_XML -> FhirPathPatch.read(parameters(body, strict(false)));
                };
        if (edits.isEmpty() || edits.size() > MOST_EDITS) {
            throw Paths.malformed("1–" + MOST_EDITS);
        }
        return new DocumentPatch(edits);
    }

    /**
     * What the patch asks of a document as it stands.
     *
     * @param expects the version of If-Match
     * @throws Refusal where it does not apply, touches more than it may, or leaves no sense
     */
    public Amend.Amendment amendment(Documents.Listed current, Optional<Integer> expects) {
        var before = tree(current.rendered().replace(Base.MARK, ""));
        var after = before.deepCopy();
        edits.forEach(edit -> edit.to(after));
        if (!rest(before).equals(rest(after))) {
            throw notChangeable("DocumentReference");
        }
        var was = changeable(before);
        var is = changeable(after);
        labels(was.getSecurityLabel(), is.getSecurityLabel());
        return new Amend.Amendment(
                Optional.of(status(is)).filter(status -> status != current.status()),
                Optional.of(FhirToRecord.visibility(is)).filter(visible -> !visible.equals(current.visibility())),
                expects);
    }

    private static AvailabilityStatus status(DocumentReference is) {
        if (!is.hasStatus() || !STATUSES.contains(is.getStatus())) {
            throw unfit(STATUS);
        }
        if (is.getStatus() == DocumentReferenceStatus.SUPERSEDED && FhirToRecord.isArchived(is)) {
            throw Refusal.of(Complaint.of(new ProblemFault(Problem.STATUS_CHANGE_IMPOSSIBLE))
                    .at("DocumentReference." + STATUS));
        }
        return FhirToRecord.status(is);
    }

    /** To say less of the confidentiality changes nothing; to say something else of it is a metadata update that there is not. */
    private static void labels(List<CodeableConcept> was, List<CodeableConcept> is) {
        if (is.stream().flatMap(label -> label.getCoding().stream()).anyMatch(Labels::isUnknownVisibility)) {
            throw unfit(LABELS);
        }
        if (!levels(was).containsAll(levels(is))) {
            throw notChangeable("DocumentReference." + LABELS);
        }
    }

    private static Set<String> levels(List<CodeableConcept> labels) {
        return labels.stream()
                .flatMap(label -> label.getCoding().stream())
                .map(Coding::getCode)
                .filter(code -> code != null && !VISIBILITIES.contains(code))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All but what may be changed. */
    private static ObjectNode rest(ObjectNode document) {
        var rest = document.deepCopy();
        rest.remove(List.of(STATUS, LABELS));
        if (rest.path(EXTENSION) instanceof ArrayNode extensions) {
            for (var i = extensions.size() - 1; i >= 0; i--) {
                if (isArchived(extensions, i)) {
                    extensions.remove(i);
                }
            }
            if (extensions.isEmpty()) {
                rest.remove(EXTENSION);
            }
        }
        return rest;
    }

    /** What may be changed, and nothing else. */
    private static DocumentReference changeable(ObjectNode document) {
        var only = JSON.createObjectNode().put("resourceType", "DocumentReference");
        for (var name : List.of(STATUS, LABELS)) {
            if (document.has(name)) {
                only.set(name, document.get(name));
            }
        }
        if (document.path(EXTENSION) instanceof ArrayNode extensions) {
            for (var i = 0; i < extensions.size(); i++) {
                if (isArchived(extensions, i)) {
                    only.withArray(EXTENSION).add(extensions.get(i));
                }
            }
        }
        try {
            return strict(true).parseResource(DocumentReference.class, only.toString());
        } catch (DataFormatException notFhir) {
            throw unfit("DocumentReference");
        }
    }

    private static boolean isArchived(ArrayNode extensions, int index) {
        return Systems.IS_ARCHIVED.equals(extensions.get(index).path("url").asText());
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a stored text is not JSON", notOurs);
        }
    }

    private static Parameters parameters(String body, IParser parser) {
        try {
            return parser.parseResource(Parameters.class, body);
        } catch (DataFormatException notParameters) {
            throw Paths.malformed("Parameters");
        }
    }

    private static IParser strict(boolean json) {
        var context = FhirContext.forR4Cached();
        var parser = json ? context.newJsonParser() : context.newXmlParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        return parser;
    }

    private static Refusal unfit(String element) {
        return Refusal.of(Complaint.of(RequestFault.PATCH_VALUE, element));
    }

    private static Refusal notChangeable(String element) {
        return Refusal.of(
                Complaint.of(RequestFault.ELEMENT_NOT_CHANGEABLE, element).at(element));
    }
}
