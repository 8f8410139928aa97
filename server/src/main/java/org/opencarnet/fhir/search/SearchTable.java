package org.opencarnet.fhir.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencarnet.fhir.Declared;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.fhir.error.RequestFault;

/** The white list of search parameters of one type. */
public final class SearchTable<T> {

    /** What would reach over the wall, or promise what is not done; never ignored. */
    private static final Set<String> REFUSED = Set.of(
            "_has",
            "_filter",
            "_query",
            "_contained",
            "_containedType",
            "_revinclude",
            "_text",
            "_content",
            "_list",
            "_type");

    private static final int MOST_PARAMETERS = 50;

    private final Map<String, SearchParameter<T>> parameters;
    private final Set<String> includes;

    /** A white list of these; includes such as {@code DocumentReference:subject}. */
    public SearchTable(List<SearchParameter<T>> parameters, Set<String> includes) {
        this.parameters = parameters.stream().collect(Collectors.toMap(SearchParameter::name, Function.identity()));
        this.includes = includes;
    }

    /** What the CapabilityStatement is to say of the search of this type. */
    public Declared declared(String type, List<String> profiles) {
        var shown = Stream.concat(
                        parameters.values().stream()
                                .filter(SearchParameter::declarable)
                                .map(SearchParameter::declared),
                        Whose.DECLARED.stream())
                .sorted(Comparator.comparing(Declared.Parameter::name))
                .toList();
        return new Declared(type, shown, includes, profiles);
    }

    /**
     * Understands a search; what is written wrong or refused ends it.
     *
     * @param strict whether unknown parameters end it too ({@code Prefer: handling=strict}); otherwise they are ignored with a warning
     */
    public SearchRequest<T> read(Map<String, String[]> raw, boolean strict, Paging paging, Instant now) {
        var reading = new Reading(strict, paging);
        new TreeMap<>(raw).forEach((name, values) -> {
            for (var value : values) {
                if (value != null && !value.isBlank()) {
                    reading.take(Asked.of(name, value, now), value);
                }
            }
        });
        return reading.done();
    }

    private final class Reading {

        private final boolean strict;
        private final ControlReading controls;
        private final List<Asked> patient = new ArrayList<>();
        private final List<T> wanted = new ArrayList<>();
        private final List<Complaint> warnings = new ArrayList<>();
        private final TreeMap<String, List<String>> understood = new TreeMap<>();

        Reading(boolean strict, Paging paging) {
            this.strict = strict;
            this.controls = new ControlReading(paging, includes);
        }

        void take(Asked asked, String value) {
            var name = asked.name();
            if (Whose.names(name)) {
                patient.add(asked);
            } else if (parameters.containsKey(name)) {
                wanted.add(parameters.get(name).meaning().apply(asked));
            } else if (!controls.takes(asked)) {
                unknown(name);
                return;
            }
            understood.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            if (wanted.size() > MOST_PARAMETERS) {
                throw asked.invalid(value);
            }
        }

        private void unknown(String name) {
            var base = name.split("[:.]", 2)[0];
            if (REFUSED.contains(base) || !base.equals(name)) {
                throw refusal(RequestFault.PARAMETER_REFUSED, name);
            }
            if (strict) {
                throw refusal(RequestFault.PARAMETER_UNKNOWN, name);
            }
            warnings.add(Complaint.of(RequestFault.PARAMETER_IGNORED, name)
                    .at("http." + name)
                    .asWarning());
        }

        SearchRequest<T> done() {
            var whose = Whose.of(patient).orElseThrow(() -> refusal(RequestFault.PARAMETER_MISSING, "patient"));
            return new SearchRequest<>(whose, wanted, controls.done(), warnings, understood);
        }

        private Refusal refusal(RequestFault fault, String name) {
            return Refusal.of(Complaint.of(fault, name).at("http." + name));
        }
    }
}
