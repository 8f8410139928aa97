package org.opencarnet.fhir;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server does, by the methods of its providers. */
final class Interactions {

    private final Map<String, List<BaseMethodBinding>> bindings;

    Interactions(RestfulServer server) {
        this.bindings = server.createConfiguration().collectMethodBindings();
    }

    /** The resource types of which anything is served. */
    Collection<String> types() {
        return bindings.keySet().stream().filter(type -> !type.isEmpty()).toList();
    }

    /** What is done with a type. */
    Set<RestOperationTypeEnum> of(String type) {
        var done = EnumSet.noneOf(RestOperationTypeEnum.class);
        bindings.getOrDefault(type, List.of()).stream()
                .filter(binding -> !(binding instanceof OperationMethodBinding))
                .map(BaseMethodBinding::getRestOperationType)
                .forEach(done::add);
        if (done.contains(RestOperationTypeEnum.VREAD)) {
            done.add(RestOperationTypeEnum.READ);
        }
        return done;
    }

    /** What is done at the root. */
    Set<RestOperationTypeEnum> ofTheSystem() {
        return of("");
    }

    /** The operations of a type, or with an empty text those of the root, by name. */
    List<OperationMethodBinding> operations(String type) {
        return bindings.getOrDefault(type, List.of()).stream()
                .filter(OperationMethodBinding.class::isInstance)
                .map(OperationMethodBinding.class::cast)
                .collect(Collectors.toMap(OperationMethodBinding::getName, one -> one, (one, same) -> one))
                .values()
                .stream()
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList();
    }

    /** The verbs that a type, or one of its resources, answers to. */
    String verbs(String type, boolean instance) {
        return of(type).stream()
                .flatMap(done -> verbs(done, instance))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> verbs(RestOperationTypeEnum done, boolean instance) {
        return switch (done) {
            case READ -> instance ? Stream.of("GET", "HEAD") : Stream.empty();
            case SEARCH_TYPE -> instance ? Stream.empty() : Stream.of("GET");
            case CREATE, TRANSACTION -> instance ? Stream.empty() : Stream.of("POST");
            case UPDATE -> instance ? Stream.of("PUT") : Stream.empty();
            case PATCH -> Stream.of("PATCH");
            case DELETE -> instance ? Stream.of("DELETE") : Stream.empty();
            default -> Stream.empty();
        };
    }
}
