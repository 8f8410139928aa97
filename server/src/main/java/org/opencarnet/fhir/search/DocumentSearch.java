package org.opencarnet.fhir.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.opencarnet.record.AvailabilityStatus;
import org.opencarnet.record.Criterion;
import org.opencarnet.record.Criterion.Axis;
import org.opencarnet.record.Criterion.CodePattern;
import org.opencarnet.record.Criterion.NamePart;
import org.opencarnet.record.Criterion.TimeAxis;
import org.opencarnet.record.DocumentQuery.Order;
import org.opencarnet.sharing.Find;

/** The search parameters of DocumentReference (ITI-67, PDSm flow 05b), and what each asks of a record. */
public final class DocumentSearch {

    private static final String CORE = "http://hl7.org/fhir/SearchParameter/";
    private static final String OWN = CORE + "DocumentReference-";
    private static final String MHD = "https://profiles.ihe.net/ITI/MHD/SearchParameter/";
    private static final String PDSM = "https://interop.esante.gouv.fr/ig/fhir/pdsm/SearchParameter/PDSm-";
    private static final String URN_OID = "urn:oid:";
    private static final UUID NONE = new UUID(0, 0);

    /** The white list. */
    public static final SearchTable<Wanted> TABLE = new SearchTable<>(
            Stream.of(named(), coded(), timed(), told()).flatMap(List::stream).toList(),
            Set.of("DocumentReference:subject", "DocumentReference:patient"));

    private static final Map<String, Order.By> ORDERS =
            Map.of("date", Order.By.DATE, "creation", Order.By.CREATION, "_lastUpdated", Order.By.UPDATED);

    private DocumentSearch() {}

    /** What a parameter asks of a document: a criterion, or to relate to another document. */
    public sealed interface Wanted {

        record Matching(Criterion criterion) implements Wanted {}

        /** To replace, append to, transform or sign one of these. */
        record RelatingTo(Set<UUID> targets) implements Wanted {}
    }

    /** The question to the use case. */
    public static Find.Search question(SearchRequest<Wanted> request) {
        var controls = request.controls();
        return new Find.Search(
                request.patient(),
                request.wanted().stream()
                        .flatMap(one -> one instanceof Wanted.Matching matching
                                ? Stream.of(matching.criterion())
                                : Stream.empty())
                        .toList(),
                controls.sort().map(DocumentSearch::order).orElse(Order.NEWEST_FIRST),
                controls.after(),
                controls.countOnly() ? 1 : controls.count(),
                controls.total() || controls.countOnly());
    }

    /** The documents to one of which each must relate; empty: to none. */
    public static List<Set<UUID>> relations(SearchRequest<Wanted> request) {
        return request.wanted().stream()
                .flatMap(one ->
                        one instanceof Wanted.RelatingTo relating ? Stream.of(relating.targets()) : Stream.empty())
                .toList();
    }

    private static Order order(Asked asked) {
        var text = asked.single();
        var descending = text.startsWith("-");
        var by = Optional.ofNullable(ORDERS.get(descending ? text.substring(1) : text))
                .orElseThrow(() -> asked.invalid(text));
        return new Order(by, descending);
    }

    private static List<SearchParameter<Wanted>> named() {
        return List.of(
                parameter("_id", SearchParamType.TOKEN, CORE + "Resource-id", DocumentSearch::oneOf),
                parameter(
                        "identifier",
                        SearchParamType.TOKEN,
                        CORE + "clinical-identifier",
                        asked -> new Criterion.Identified(uris(asked))),
                chain(
                        "author.given",
                        SearchParamType.STRING,
                        asked -> new Criterion.AuthorNamed(NamePart.GIVEN, asked.alternatives())),
                chain(
                        "author.family",
                        SearchParamType.STRING,
                        asked -> new Criterion.AuthorNamed(NamePart.FAMILY, asked.alternatives())),
                parameter("author", SearchParamType.REFERENCE, OWN + "author", DocumentSearch::authoredBy),
                chain("author.identifier", SearchParamType.TOKEN, DocumentSearch::authoredBy),
                chain("author:identifier", SearchParamType.TOKEN, DocumentSearch::authoredBy),
                parameter("related", SearchParamType.REFERENCE, OWN + "related", DocumentSearch::referring),
                chain("related:identifier", SearchParamType.TOKEN, DocumentSearch::referring),
                new SearchParameter<>(
                        "relatesto",
                        SearchParamType.REFERENCE,
                        Optional.of(OWN + "relatesto"),
                        asked -> new Wanted.RelatingTo(ids(asked))));
    }

    private static List<SearchParameter<Wanted>> coded() {
        return List.of(
                coded("category", OWN + "category", Axis.CLASS),
                coded("type", CORE + "clinical-type", Axis.TYPE),
                coded("event", OWN + "event", Axis.EVENT),
                coded("facility", OWN + "facility", Axis.FACILITY),
                coded("format", OWN + "format", Axis.FORMAT),
                coded("setting", OWN + "setting", Axis.PRACTICE),
                // N, R and V go by two systems and the visibilities by one more: they are told apart by code alone
                // (trap 6).
                parameter(
                        "security-label",
                        SearchParamType.TOKEN,
                        OWN + "security-label",
                        asked -> new Criterion.Coded(
                                Axis.CONFIDENTIALITY,
                                patterns(asked)
                                        .map(one -> one.value().isPresent()
                                                ? new CodePattern(Optional.empty(), one.value())
                                                : one)
                                        .toList())));
    }

    private static List<SearchParameter<Wanted>> timed() {
        return List.of(
                timed("date", OWN + "date", TimeAxis.DATE),
                timed("creation", MHD + "DocumentReference-Creation", TimeAxis.CREATION),
                timed("period-start", PDSM + "DocumentReference-period-start", TimeAxis.SERVICE_START),
                timed("period-end", PDSM + "DocumentReference-period-end", TimeAxis.SERVICE_END),
                timed("_lastUpdated", CORE + "Resource-lastUpdated", TimeAxis.UPDATED),
                parameter("period", SearchParamType.DATE, OWN + "period", asked -> period(Dates.of(asked))));
    }

    private static List<SearchParameter<Wanted>> told() {
        return List.of(
                parameter(
                        "status",
                        SearchParamType.TOKEN,
                        OWN + "status",
                        asked -> new Criterion.InStatus(statuses(asked, DocumentSearch::status))),
                parameter(
                        "isArchived",
                        SearchParamType.TOKEN,
                        PDSM + "isArchived",
                        asked -> new Criterion.InStatus(statuses(asked, DocumentSearch::archived))));
    }

    private static SearchParameter<Wanted> coded(String name, String definition, Axis axis) {
        return parameter(
                name,
                SearchParamType.TOKEN,
                definition,
                asked -> new Criterion.Coded(axis, patterns(asked).toList()));
    }

    private static SearchParameter<Wanted> timed(String name, String definition, TimeAxis axis) {
        return parameter(
                name,
                SearchParamType.DATE,
                definition,
                asked -> new Criterion.Timed(axis, Dates.of(asked).ofInstants()));
    }

    private static SearchParameter<Wanted> parameter(
            String name, SearchParamType type, String definition, Function<Asked, Criterion> meaning) {
        return new SearchParameter<>(name, type, Optional.of(definition), meaning.andThen(Wanted.Matching::new));
    }

    private static SearchParameter<Wanted> chain(
            String name, SearchParamType type, Function<Asked, Criterion> meaning) {
        return new SearchParameter<>(name, type, Optional.empty(), meaning.andThen(Wanted.Matching::new));
    }

    /** Care that overlaps the stretch; {@code sa} and {@code eb}: that began after or ended before it. */
    private static Criterion period(Dates dates) {
        return switch (dates.prefix()) {
            case SA -> new Criterion.Timed(TimeAxis.SERVICE_START, dates.ofInstants());
            case EB -> new Criterion.Timed(TimeAxis.SERVICE_END, dates.ofInstants());
            default -> new Criterion.Overlapping(dates.ofInstants());
        };
    }

    private static Stream<CodePattern> patterns(Asked asked) {
        return Tokens.of(asked).stream().map(Tokens::pattern);
    }

    private static Criterion oneOf(Asked asked) {
        return new Criterion.OneOf(ids(asked));
    }

    /** What is no id of ours is nobody's id. */
    private static Set<UUID> ids(Asked asked) {
        return asked.alternatives().stream()
                .map(text ->
                        Whose.uuid(text.substring(text.lastIndexOf('/') + 1)).orElse(NONE))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The URI by which a document is named, from a token: a root OID and its extension as XDS joins them, else the value itself. */
    public static String uri(String token) {
        var bar = token.indexOf('|');
        var value = token.substring(bar + 1);
        if (bar > 0 && token.startsWith(URN_OID)) {
            return token.substring(0, bar) + "^" + value;
        }
        return value.matches("[0-2](\\.\\d+)+") ? URN_OID + value : value;
    }

    /** The URIs that tokens may mean: a system and a value as XDS joins them; a bare OID also as the URN that FHIR makes of it. */
    public static Set<String> uris(Asked asked) {
        return Tokens.of(asked).stream()
                .flatMap(token -> {
                    var value = token.value()
                            .orElseThrow(
                                    () -> asked.invalid(asked.alternatives().get(0)));
                    var system = token.system().orElse("");
                    return system.startsWith(URN_OID)
                            ? Stream.of(system + "^" + value)
                            : Stream.of(value, URN_OID + value);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Authors are told by their national identifiers; a reference is taken for the identifier in it. */
    private static Criterion authoredBy(Asked asked) {
        return new Criterion.AuthoredBy(asked.alternatives().stream()
                .map(text -> text.substring(Math.max(text.lastIndexOf('|'), text.lastIndexOf('/')) + 1))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Criterion referring(Asked asked) {
        return new Criterion.Referring(asked.alternatives().stream()
                .flatMap(text -> Stream.of(text, text.substring(text.lastIndexOf('|') + 1)))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<AvailabilityStatus> statuses(Asked asked, Function<String, Set<AvailabilityStatus>> meaning) {
        return asked.alternatives().stream()
                .map(text -> {
                    var value = text.substring(text.lastIndexOf('|') + 1);
                    var statuses = meaning.apply(value);
                    if (statuses.isEmpty()) {
                        throw asked.invalid(text);
                    }
                    return statuses;
                })
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<AvailabilityStatus> status(String value) {
        return switch (value) {
            case "current" -> Set.of(AvailabilityStatus.APPROVED, AvailabilityStatus.ARCHIVED);
            case "superseded" -> Set.of(AvailabilityStatus.DEPRECATED);
            case "entered-in-error" -> Set.of(AvailabilityStatus.DELETED);
            default -> Set.of();
        };
    }

    private static Set<AvailabilityStatus> archived(String value) {
        return switch (value) {
            case "true" -> Set.of(AvailabilityStatus.ARCHIVED);
            case "false" -> Set.of(AvailabilityStatus.APPROVED, AvailabilityStatus.DEPRECATED);
            default -> Set.of();
        };
    }
}
