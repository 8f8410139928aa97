package org.opencarnet.fhir.rights;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.opencarnet.access.Action;
import org.opencarnet.fhir.search.Asked;
import org.opencarnet.fhir.search.Dates;
import org.opencarnet.fhir.search.SearchParameter;
import org.opencarnet.fhir.search.SearchRequest;
import org.opencarnet.fhir.search.SearchTable;
import org.opencarnet.record.Criterion.Range;
import org.opencarnet.record.DocumentQuery.Position;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.sharing.ReadTrail;
import org.opencarnet.sharing.Trail;

/** The search parameters of AuditEvent (ITI-81), and what each asks of the trail. */
public final class TrailSearch {

    private static final String CORE = "http://hl7.org/fhir/SearchParameter/";

    /** The white list. */
    public static final SearchTable<Wanted> TABLE = new SearchTable<>(
            Stream.concat(own().stream(), EntitySearch.PARAMETERS.stream()).toList(), Set.of());

    private TrailSearch() {}

    private static List<SearchParameter<Wanted>> own() {
        return List.of(
                such(
                        "_id",
                        CORE + "Resource-id",
                        SearchParamType.TOKEN,
                        (trace, value) -> value.equals(trace.id().toString())),
                within("date", CORE + "AuditEvent-date"),
                within("_lastUpdated", CORE + "Resource-lastUpdated"),
                new SearchParameter<>("agent.identifier", SearchParamType.TOKEN, Optional.empty(), TrailSearch::actor),
                ofKind("subtype", (kind, action) -> Set.of(action.name(), kind.interaction()), ReportedEvent::subtypes),
                ofKind(
                        "action",
                        (kind, action) -> Set.of(kind.action().toCode()),
                        event -> Stream.of(event.getAction().toCode())),
                such("type", SearchParamType.TOKEN, (trace, value) -> code(value)
                        .equals(ReportedEvent.in(trace)
                                .map(event -> event.getType().getCode())
                                .orElse(AuditEventView.TYPE))),
                such("outcome", SearchParamType.TOKEN, (trace, value) -> code(value)
                        .equals(ReportedEvent.in(trace)
                                .map(AuditEvent::getOutcome)
                                .orElse(AuditEventView.outcome(trace))
                                .toCode())),
                such("address", SearchParamType.STRING, TrailSearch::from),
                such("entity", SearchParamType.REFERENCE, TrailSearch::upon));
    }

    /** What a parameter asks of a trace. */
    public sealed interface Wanted {

        record Within(Range range) implements Wanted {}

        record By(String actor) implements Wanted {}

        record OfKind(Set<Action> actions, Predicate<Trail.Trace> holds) implements Wanted {}

        record Such(ReadTrail.Such such) implements Wanted {

            /** Of whatever this holds. */
            static Such where(BiPredicate<PatientRecord, Trail.Trace> holds) {
                return new Such(new ReadTrail.Such(Set.of(), holds));
            }
        }
    }

    /** The question to the use case. */
    static ReadTrail.Wanted question(SearchRequest<Wanted> request) {
        Optional<Instant> from = Optional.empty();
        Optional<Instant> before = Optional.empty();
        Optional<String> actor = Optional.empty();
        Optional<Set<Action>> actions = Optional.empty();
        var such = new ArrayList<ReadTrail.Such>();
        for (var wanted : request.wanted()) {
            if (wanted instanceof Wanted.By by) {
                actor = Optional.of(by.actor());
            } else if (wanted instanceof Wanted.Within within) {
                from = later(from, within.range().from());
                before = earlier(before, within.range().before());
            } else if (wanted instanceof Wanted.OfKind kind) {
                actions = Optional.of(both(actions, kind.actions()));
                such.add(Wanted.Such.where((record, trace) -> kind.holds().test(trace))
                        .such());
            } else if (wanted instanceof Wanted.Such one) {
                such.add(one.such());
            }
        }
        var controls = request.controls();
        return new ReadTrail.Wanted(
                actor, actions, such, from, before, controls.after().map(TrailSearch::place), controls.count());
    }

    /** Where a page ends, in the words of the search. */
    static Position end(Trail.Place last) {
        return new Position(ChronoUnit.MICROS.between(Instant.EPOCH, last.at()), last.id());
    }

    private static Trail.Place place(Position position) {
        return new Trail.Place(Instant.EPOCH.plus(position.micros(), ChronoUnit.MICROS), position.logicalId());
    }

    private static Wanted actor(Asked asked) {
        var token = asked.single();
        return new Wanted.By(Professionals.id(token).orElseGet(() -> token.substring(token.indexOf('|') + 1)));
    }

    /** When it happened is when it came to be told here. */
    private static SearchParameter<Wanted> within(String name, String definition) {
        return new SearchParameter<>(
                name,
                SearchParamType.DATE,
                Optional.of(definition),
                asked -> new Wanted.Within(Dates.of(asked).ofInstants()));
    }

    private static SearchParameter<Wanted> ofKind(
            String name,
            BiFunction<ActKind, Action, Set<String>> codes,
            Function<AuditEvent, Stream<String>> reported) {
        return new SearchParameter<>(
                name,
                SearchParamType.TOKEN,
                Optional.of(CORE + "AuditEvent-" + name),
                asked -> of(asked, codes, reported));
    }

    /** Actions that bear one of the codes asked for, whatever system stands before it; what was reported bears codes of its own. */
    private static Wanted of(
            Asked asked,
            BiFunction<ActKind, Action, Set<String>> codes,
            Function<AuditEvent, Stream<String>> reported) {
        var wanted = asked.alternatives().stream().map(TrailSearch::code).toList();
        var actions = Arrays.stream(Action.values())
                .filter(action ->
                        codes.apply(ActKind.of(action), action).stream().anyMatch(wanted::contains))
                .collect(Collectors.toUnmodifiableSet());
        return new Wanted.OfKind(
                Stream.concat(actions.stream(), Stream.of(Action.FEED_TRAIL)).collect(Collectors.toUnmodifiableSet()),
                trace -> ReportedEvent.in(trace)
                        .map(event -> reported.apply(event).anyMatch(wanted::contains))
                        .orElseGet(() -> actions.contains(trace.action())));
    }

    /** A parameter that holds where it does for one of the values. */
    private static SearchParameter<Wanted> such(
            String name, SearchParamType type, BiPredicate<Trail.Trace, String> holds) {
        return such(name, CORE + "AuditEvent-" + name, type, holds);
    }

    private static SearchParameter<Wanted> such(
            String name, String definition, SearchParamType type, BiPredicate<Trail.Trace, String> holds) {
        return new SearchParameter<>(
                name,
                type,
                Optional.of(definition),
                asked -> Wanted.Such.where(
                        (record, trace) -> asked.alternatives().stream().anyMatch(value -> holds.test(trace, value))));
    }

    private static String code(String token) {
        return token.substring(token.indexOf('|') + 1);
    }

    private static boolean from(Trail.Trace trace, String address) {
        var addresses = ReportedEvent.in(trace)
                .map(ReportedEvent::addresses)
                .orElseGet(() -> Stream.of(trace.origin().address()));
        return addresses.anyMatch(one -> one.toLowerCase(Locale.ROOT).startsWith(address.toLowerCase(Locale.ROOT)));
    }

    /** The document, by reference, relative or not. */
    private static boolean upon(Trail.Trace trace, String reference) {
        return trace.document()
                .filter(id -> ("/" + reference).endsWith("/DocumentReference/" + id))
                .isPresent();
    }

    private static Set<Action> both(Optional<Set<Action>> one, Set<Action> other) {
        return one.map(first -> first.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet()))
                .orElse(other);
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.filter(one.get()::isBefore).isEmpty() ? one : other.or(() -> one);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.filter(one.get()::isAfter).isEmpty() ? one : other.or(() -> one);
    }
}
