package org.opencarnet.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/**
 * What a provider tells the CapabilityStatement of a type besides the methods that it has.
 *
 * @param parameters of its search
 * @param includes that its search understands
 * @param profiles that its resources may claim
 */
public record Declared(String type, List<Parameter> parameters, Set<String> includes, List<String> profiles) {

    public Declared {
        parameters = List.copyOf(parameters);
        includes = Set.copyOf(includes);
        profiles = List.copyOf(profiles);
    }

    /**
     * A search parameter.
     *
     * @param definition canonical of the SearchParameter; absent where there is none
     */
    public record Parameter(String name, SearchParamType type, Optional<String> definition) {

        public static Parameter of(String name, SearchParamType type) {
            return new Parameter(name, type, Optional.empty());
        }
    }

    /** What is searched by these alone. */
    public static Declared of(String type, Parameter... parameters) {
        return new Declared(type, List.of(parameters), Set.of(), List.of());
    }

    /** The names of its parameters. */
    public String[] names() {
        return parameters.stream().map(Parameter::name).toArray(String[]::new);
    }
}
