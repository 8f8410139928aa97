package org.opencarnet.xds.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opencarnet.record.Criterion;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.mapping.Dtm;
import org.opencarnet.xds.mapping.Slots;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;

/**
 * The parameters of a stored query: each with its values, of which one suffices; a parameter that is said several times is several
 * conditions, which must all hold. Those that no query knows are passed over.
 */
final class Parameters {

    private static final int MOST = 1_000;
    private static final Pattern NAMING = Pattern.compile("\\$(uuid|XDS\\w+(EntryUUID|UniqueId|LogicalID))");

    private final Map<String, List<List<String>>> values = new LinkedHashMap<>();

    private Parameters() {}

    static Parameters of(IdentifiableType query) {
        var parameters = new Parameters();
        var count = 0;
        for (var slot : query.getSlot()) {
            var name = Optional.ofNullable(slot.getName()).orElse("");
            var group = new ArrayList<String>();
            Slots.values(slot)
                    .filter(text -> !text.isBlank())
                    .forEach(text -> group.addAll(Literals.of(text)
                            .orElseThrow(() -> QueryRefusal.of(RequestFault.PARAMETER_MALFORMED, name, text))));
            count += group.size();
            if (count > MOST) {
                throw QueryRefusal.of(RequestFault.PARAMETERS_TOO_MANY, name, Integer.toString(MOST));
            }
            if (!group.isEmpty()) {
                parameters
                        .values
                        .computeIfAbsent(name, any -> new ArrayList<>())
                        .add(List.copyOf(group));
            }
        }
        return parameters;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** All conditions under a name. */
    List<List<String>> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** All values under a name. */
    List<String> any(String name) {
        return all(name).stream().flatMap(List::stream).toList();
    }

    /** Values that must be there. */
    List<String> required(String name) {
        if (!has(name)) {
            throw QueryRefusal.of(RequestFault.PARAMETER_MISSING, name);
        }
        return any(name);
    }

    /** One of these names, at least, that must be there. */
    void requiredSome(List<String> names) {
        if (names.stream().noneMatch(this::has)) {
            throw QueryRefusal.of(RequestFault.PARAMETER_MISSING, String.join(" | ", names));
        }
    }

    /** All values by which objects are named, of which there must be one. */
    List<String> naming() {
        var names = values.keySet().stream()
                .filter(name -> NAMING.matcher(name).matches())
                .toList();
        if (names.isEmpty()) {
            throw QueryRefusal.of(RequestFault.PARAMETER_MISSING, "$uuid | …EntryUUID | …UniqueId | …LogicalID");
        }
        return names.stream().flatMap(name -> any(name).stream()).toList();
    }

    /** The one value under a name. */
    Optional<String> one(String name) {
        if (any(name).size() > 1) {
            throw QueryRefusal.of(RequestFault.PARAMETER_SEVERAL, name);
        }
        return any(name).stream().findFirst();
    }

    /** The one value that must be there. */
    String requiredOne(String name) {
        required(name);
        return one(name).orElseThrow();
    }

    /** The one of these names that is there. */
    String alternative(String... names) {
        requiredSome(List.of(names));
        var there = Stream.of(names).filter(this::has).toList();
        if (there.size() > 1) {
            throw QueryRefusal.of(RequestFault.PARAMETER_SEVERAL, String.join(" | ", there));
        }
        return there.get(0);
    }

    /** From one time on and before another (DTM), under {@code nameFrom} and {@code nameTo}; absent where neither is there. */
    Optional<Criterion.Range> range(String name) {
        var from = time(name + "From");
        var to = time(name + "To");
        return from.isEmpty() && to.isEmpty() ? Optional.empty() : Optional.of(new Criterion.Range(from, to));
    }

    private Optional<Instant> time(String name) {
        return one(name).map(text -> Dtm.start(text)
                .orElseThrow(() -> QueryRefusal.of(RequestFault.PARAMETER_MALFORMED, name, text)));
    }
}
