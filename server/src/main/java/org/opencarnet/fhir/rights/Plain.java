package org.opencarnet.fhir.rights;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Resource;
import org.opencarnet.fhir.Declared;
import org.opencarnet.sharing.ResourceSearch;

/** Plain resources between the face and the JSON under which they are kept. */
final class Plain {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private Plain() {}

    static <T extends Resource> T parsed(Class<T> type, String json) {
        return FHIR.newJsonParser().parseResource(type, json);
    }

    /** As it is kept: without id and narrative, which nobody checks. */
    static String text(DomainResource resource) {
        var kept = resource.copy();
        kept.setId((String) null);
        kept.setMeta(null);
        kept.setText(null);
        return FHIR.newJsonParser().encodeResourceToString(kept);
    }

    /** The answer to a creation or change. */
    static MethodOutcome outcome(Resource stored, boolean created) {
        return new MethodOutcome(stored.getIdElement(), created).setResource(stored);
    }

    /** Whether stored JSON is of the version that the request has seen (If-Match); whichever, where it does not say. */
    static Predicate<String> expected(HttpServletRequest request, Class<? extends Resource> type) {
        return Optional.ofNullable(request.getHeader("If-Match"))
                .<Predicate<String>>map(stated -> json ->
                        stated.equals("W/\"" + parsed(type, json).getMeta().getVersionId() + "\""))
                .orElse(json -> true);
    }

    /** The names by which a type may be searched. */
    static String[] names(String type) {
        return ResourceSearch.parameters(type).stream()
                .map(ResourceSearch.Parameter::name)
                .toArray(String[]::new);
    }

    /** What the CapabilityStatement says of the search of a type, and what it has besides. */
    static Declared declared(String type, Declared.Parameter... besides) {
        var kept = ResourceSearch.parameters(type).stream()
                .map(one -> Declared.Parameter.of(
                        one.name(), SearchParamType.valueOf(one.kind().name())));
        return Declared.of(type, Stream.concat(kept, Stream.of(besides)).toArray(Declared.Parameter[]::new));
    }

    /** What was asked, as resources are searched; what does not fit is refused. */
    static Map<String, List<String>> parameters(Question asked, String type) {
        var parameters = new TreeMap<String, List<String>>();
        for (var name : names(type)) {
            var values = new ArrayList<>(asked.all(name));
            if (!values.isEmpty()) {
                values.forEach(value -> check(asked, type, name, value));
                parameters.put(name, values);
            }
        }
        return parameters;
    }

    private static void check(Question asked, String type, String name, String value) {
        try {
            ResourceSearch.check(type, name, value);
        } catch (IllegalArgumentException illFormed) {
            throw asked.invalid(name);
        }
    }
}
