package org.opencarnet.fhir.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.opencarnet.fhir.mapping.Systems;
import org.opencarnet.record.Author;
import org.opencarnet.record.DocumentQuery.Position;
import org.opencarnet.sharing.Documents.Gathering;
import org.opencarnet.terminology.Concept;

/** The search parameters of List (ITI-66, PDSm flow 05a), and what each asks of a submission set or folder. */
public final class ListSearch {

    private static final String CORE = "http://hl7.org/fhir/SearchParameter/";
    private static final String MHD = "https://profiles.ihe.net/ITI/MHD/SearchParameter/List-";
    private static final String PDSM = "https://interop.esante.gouv.fr/ig/fhir/pdsm/SearchParameter/PDSm-";
    private static final String ARCHIVED = "\"url\":\"" + Systems.IS_ARCHIVED + "\",\"valueBoolean\":true";

    /** The white list. */
    public static final SearchTable<Predicate<Gathering>> TABLE =
            new SearchTable<>(parameters(), Set.of("List:subject", "List:patient"));

    private ListSearch() {}

    /** Where a list stands among others, by its date. */
    public static Position position(Gathering list) {
        return new Position(ChronoUnit.MICROS.between(Instant.EPOCH, date(list)), list.id());
    }

    /** Whether a sort goes from the newest to the oldest; by date is the only way there is. */
    public static boolean descending(Asked sort) {
        return switch (sort.single()) {
            case "-date" -> true;
            case "date" -> false;
            default -> throw sort.invalid(sort.single());
        };
    }

    private static List<SearchParameter<Predicate<Gathering>>> parameters() {
        return Stream.of(named(), described(), sourced()).flatMap(List::stream).toList();
    }

    private static List<SearchParameter<Predicate<Gathering>>> named() {
        return List.of(
                parameter(
                        "_id",
                        SearchParamType.TOKEN,
                        CORE + "Resource-id",
                        asked -> list -> asked.alternatives().contains(list.id().toString())),
                parameter("_lastUpdated", SearchParamType.DATE, CORE + "Resource-lastUpdated", asked -> {
                    var range = Dates.of(asked).ofInstants();
                    return list -> range.contains(updated(list));
                }),
                parameter("date", SearchParamType.DATE, CORE + "clinical-date", asked -> {
                    var range = Dates.of(asked).ofInstants();
                    return list -> range.contains(date(list));
                }),
                parameter(
                        "code",
                        SearchParamType.TOKEN,
                        CORE + "clinical-code",
                        asked -> list -> values(asked).anyMatch(code(list)::equals)),
                parameter("status", SearchParamType.TOKEN, CORE + "List-status", ListSearch::status),
                parameter(
                        "identifier",
                        SearchParamType.TOKEN,
                        CORE + "clinical-identifier",
                        asked -> list -> asked.alternatives().stream()
                                .map(DocumentSearch::uri)
                                .anyMatch(names(list)::contains)));
    }

    private static List<SearchParameter<Predicate<Gathering>>> described() {
        return List.of(
                parameter("designationType", SearchParamType.TOKEN, MHD + "DesignationType", asked -> {
                    var patterns = asked.alternatives().stream()
                            .map(text -> Tokens.of(asked, text).pattern())
                            .toList();
                    return list -> designations(list)
                            .anyMatch(one -> patterns.stream().anyMatch(pattern -> pattern.matches(one.code())));
                }),
                parameter(
                        "sourceId",
                        SearchParamType.TOKEN,
                        MHD + "SourceId",
                        asked -> list -> values(asked).anyMatch(value -> sourceId(list)
                                .filter(id -> same(id, value))
                                .isPresent())),
                parameter("isArchived", SearchParamType.TOKEN, PDSM + "isArchived", ListSearch::archived),
                parameter(
                        "title",
                        SearchParamType.STRING,
                        CORE + "List-title",
                        asked -> list -> title(list)
                                .filter(title -> begins(title, asked))
                                .isPresent()));
    }

    private static List<SearchParameter<Predicate<Gathering>>> sourced() {
        return List.of(
                chain("source.given", asked -> list -> people(list).anyMatch(one -> begins(one.given(), asked))),
                chain("source.family", asked -> list -> people(list).anyMatch(one -> begins(one.family(), asked))),
                parameter(
                        "source",
                        SearchParamType.REFERENCE,
                        CORE + "List-source",
                        asked -> list -> people(list).anyMatch(one -> names(asked, one.id()))),
                parameter(
                        "authorOrg",
                        SearchParamType.REFERENCE,
                        PDSM + "List-authorOrg",
                        asked -> list -> authors(list)
                                .flatMap(author -> author.institutions().stream())
                                .anyMatch(one -> names(asked, one.id()))));
    }

    private static SearchParameter<Predicate<Gathering>> parameter(
            String name, SearchParamType type, String definition, Function<Asked, Predicate<Gathering>> meaning) {
        return new SearchParameter<>(name, type, Optional.of(definition), meaning);
    }

    private static SearchParameter<Predicate<Gathering>> chain(
            String name, Function<Asked, Predicate<Gathering>> meaning) {
        return new SearchParameter<>(name, SearchParamType.STRING, Optional.empty(), meaning);
    }

    /** All that is there is current; the other statuses that List has find nothing. */
    private static Predicate<Gathering> status(Asked asked) {
        var statuses = values(asked).toList();
        for (var status : statuses) {
            if (!Set.of("current", "retired", "entered-in-error").contains(status)) {
                throw asked.invalid(status);
            }
        }
        return list -> statuses.contains("current");
    }

    private static Predicate<Gathering> archived(Asked asked) {
        var values = values(asked).collect(Collectors.toUnmodifiableSet());
        if (!Set.of("true", "false").containsAll(values)) {
            throw asked.invalid(String.join(",", values));
        }
        return list -> values.contains(String.valueOf(list.rendered().contains(ARCHIVED)));
    }

    /** The values of tokens whose systems need not be told apart. */
    private static Stream<String> values(Asked asked) {
        return asked.alternatives().stream().map(text -> text.substring(text.lastIndexOf('|') + 1));
    }

    /** A reference is taken for the identifier in it. */
    private static boolean names(Asked asked, String id) {
        return values(asked)
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .anyMatch(id::equals);
    }

    private static boolean begins(String text, Asked asked) {
        var lower = text.toLowerCase(Locale.ROOT);
        return asked.alternatives().stream()
                .anyMatch(beginning -> lower.startsWith(beginning.toLowerCase(Locale.ROOT)));
    }

    private static boolean same(String oid, String value) {
        return value.equals(oid) || value.equals(Systems.URN_OID + oid);
    }

    private static String code(Gathering list) {
        return list instanceof Gathering.OfSubmission ? Systems.SUBMISSION_SET : Systems.FOLDER;
    }

    private static Instant date(Gathering list) {
        return list instanceof Gathering.OfSubmission one
                ? one.set().declared().submitted()
                : ((Gathering.InFolder) list).folder().updated();
    }

    private static Instant updated(Gathering list) {
        return list instanceof Gathering.OfSubmission one
                ? one.set().received()
                : ((Gathering.InFolder) list).folder().updated();
    }

    private static Set<String> names(Gathering list) {
        if (list instanceof Gathering.OfSubmission one) {
            return Set.of(one.set().declared().uniqueId().uri(), Systems.URN_UUID + one.id());
        }
        var folder = ((Gathering.InFolder) list).folder();
        return Stream.of(
                        folder.declared().uniqueId().uri(),
                        Systems.URN_UUID + folder.id(),
                        Systems.URN_UUID + folder.identity().entryUuid())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Concept> designations(Gathering list) {
        return list instanceof Gathering.OfSubmission one
                ? one.set().declared().contentType().stream()
                : ((Gathering.InFolder) list).folder().declared().codes().stream();
    }

    private static Optional<String> sourceId(Gathering list) {
        return list instanceof Gathering.OfSubmission one ? one.set().declared().sourceId() : Optional.empty();
    }

    private static Optional<String> title(Gathering list) {
        return list instanceof Gathering.OfSubmission one
                ? one.set().declared().title()
                : ((Gathering.InFolder) list).folder().declared().title();
    }

    private static Stream<Author> authors(Gathering list) {
        return list instanceof Gathering.OfSubmission one ? one.set().declared().authors().stream() : Stream.empty();
    }

    private static Stream<Author.Person> people(Gathering list) {
        return authors(list).flatMap(author -> author.person().stream());
    }
}
