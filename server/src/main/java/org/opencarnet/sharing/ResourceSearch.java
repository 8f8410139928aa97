package org.opencarnet.sharing;

import static org.opencarnet.sharing.ResourceSearch.Kind.DATE;
import static org.opencarnet.sharing.ResourceSearch.Kind.REFERENCE;
import static org.opencarnet.sharing.ResourceSearch.Kind.STRING;
import static org.opencarnet.sharing.ResourceSearch.Kind.TOKEN;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be searched in {@link Resources}: these parameters, without modifiers, chains or {@code _has}, which would be
 * oracles on what the caller may not see.
 */
public final class ResourceSearch {

    /** How a value is compared, as FHIR R4 search defines it. */
    public enum Kind {
        /** {@code code} or {@code system|code}, equal. */
        TOKEN,
        /** The beginning of a word, without regard to case and accents. */
        STRING,
        /** A date or a part of one, with an optional prefix {@code eq, ge, gt, le, lt}. */
        DATE,
        /** {@code Type/id}, equal. */
        REFERENCE
    }

    /** A search parameter: its FHIR name and the plain path, from the resource type down, of what it compares. */
    public record Parameter(String name, Kind kind, String path) {}

    private static final Pattern SYSTEM_AND_VALUE = Pattern.compile("[^|,]+\\|[^|,]+(,[^|,]+\\|[^|,]+)*");
    private static final Pattern DATES = Pattern.compile("((eq|ge|gt|le|lt)?\\d{4}(-\\d\\d(-\\d\\d)?)?(,|$))+");
    private static final Pattern TYPES_AND_IDS = Pattern.compile("([A-Za-z]+/[A-Za-z0-9.-]{1,64}(,|$))+");

    private static final Map<String, List<Parameter>> PARAMETERS = Map.of(
            "Patient",
            all(
                    "Patient",
                    string("family", "name.family"),
                    string("given", "name.given"),
                    new Parameter("birthdate", DATE, "birthDate"),
                    token("gender", "gender"),
                    token("active", "active")),
            "RelatedPerson",
            all("RelatedPerson", reference("patient", "patient")),
            "Practitioner",
            all("Practitioner", string("family", "name.family"), string("given", "name.given"), string("name", "name")),
            "PractitionerRole",
            all(
                    "PractitionerRole",
                    reference("practitioner", "practitioner"),
                    reference("organization", "organization"),
                    token("role", "code"),
                    token("specialty", "specialty")),
            "Organization",
            all("Organization", string("name", "name"), token("active", "active")),
            "CareTeam",
            all(
                    "CareTeam",
                    reference("patient", "subject"),
                    token("status", "status"),
                    reference("participant", "participant.member")));

    private ResourceSearch() {}

    /** The resource types that {@link Resources} keeps. */
    public static Set<String> types() {
        return PARAMETERS.keySet();
    }

    /**
     * The parameters of a type.
     *
     * @throws IllegalArgumentException for a type that is not kept
     */
    public static List<Parameter> parameters(String type) {
        if (!PARAMETERS.containsKey(type)) {
            throw new IllegalArgumentException("No " + type + " is kept");
        }
        return PARAMETERS.get(type);
    }

    /**
     * The parameter of that name.
     *
     * @throws IllegalArgumentException for an unknown one
     */
    public static Parameter parameter(String type, String name) {
        return parameters(type).stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No search of " + type + " by " + name));
    }

    /**
     * Refuses an ill-formed value, and an identifier without its system, which would match across all systems.
     *
     * @throws IllegalArgumentException naming the parameter, not the value
     */
    public static void check(String type, String name, String value) {
        if (!wellFormed(parameter(type, name), value)) {
            throw new IllegalArgumentException("No search of " + type + " by such a value of " + name);
        }
    }

    private static boolean wellFormed(Parameter parameter, String value) {
        if (parameter.name().equals("identifier")) {
            return SYSTEM_AND_VALUE.matcher(value).matches();
        }
        return switch (parameter.kind()) {
            case DATE -> DATES.matcher(value).matches();
            case REFERENCE -> TYPES_AND_IDS.matcher(value).matches();
            case TOKEN, STRING -> !value.isBlank();
        };
    }

    private static List<Parameter> all(String type, Parameter... own) {
        return Stream.concat(Stream.of(token("_id", "id"), token("identifier", "identifier")), Stream.of(own))
                .map(parameter -> new Parameter(parameter.name(), parameter.kind(), type + "." + parameter.path()))
                .toList();
    }

    private static Parameter token(String name, String path) {
        return new Parameter(name, TOKEN, path);
    }

    private static Parameter string(String name, String path) {
        return new Parameter(name, STRING, path);
    }

    private static Parameter reference(String name, String path) {
        return new Parameter(name, REFERENCE, path);
    }
}
