package org.opencarnet.fhir.rights;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;
import org.opencarnet.fhir.mapping.People;
import org.opencarnet.fhir.rights.TrailSearch.Wanted;
import org.opencarnet.fhir.search.Asked;
import org.opencarnet.fhir.search.DocumentSearch;
import org.opencarnet.fhir.search.SearchParameter;
import org.opencarnet.fhir.search.Tokens;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.sharing.ReadTrail;
import org.opencarnet.sharing.Trail;

/** The search parameters of AuditEvent that ask upon what something was done, and whose software tells of it (ITI-81). */
final class EntitySearch {

    /** As ITI-81 names them; the two with a point are chains, of which there is no definition. */
    static final List<SearchParameter<Wanted>> PARAMETERS = List.of(
            new SearchParameter<>("entity.identifier", SearchParamType.TOKEN, Optional.empty(), EntitySearch::named),
            coded("entity-type", AuditEventEntityComponent::getType),
            coded("entity-role", AuditEventEntityComponent::getRole),
            new SearchParameter<>("source.identifier", SearchParamType.TOKEN, Optional.empty(), EntitySearch::told));

    private EntitySearch() {}

    /** By an identifier that stands in the event, or one of the document that it refers to. */
    private static Wanted named(Asked asked) {
        return new Wanted.Such(new ReadTrail.Such(
                DocumentSearch.uris(asked),
                any(
                        asked,
                        EntitySearch::entities,
                        (token, entity) -> fits(token, entity.getWhat().getIdentifier()))));
    }

    private static SearchParameter<Wanted> coded(String name, Function<AuditEventEntityComponent, Coding> coding) {
        return new SearchParameter<>(
                name,
                SearchParamType.TOKEN,
                Optional.of("http://hl7.org/fhir/SearchParameter/AuditEvent-" + name),
                asked -> Wanted.Such.where(any(
                        asked,
                        EntitySearch::entities,
                        (token, entity) -> fits(
                                token,
                                coding.apply(entity).getSystem(),
                                coding.apply(entity).getCode()))));
    }

    /** By the structure, in any of its spellings; what was done here bears no identifier of its source. */
    private static Wanted told(Asked asked) {
        return Wanted.Such.where(any(
                asked,
                EntitySearch::sources,
                (token, source) -> fits(token, source) || isOf(structure(token), source)));
    }

    private static <T> BiPredicate<PatientRecord, Trail.Trace> any(
            Asked asked, Parts<T> parts, BiPredicate<Tokens, T> fits) {
        var tokens = Tokens.of(asked);
        return (record, trace) ->
                parts.of(record, trace).anyMatch(part -> tokens.stream().anyMatch(token -> fits.test(token, part)));
    }

    private static Stream<AuditEventEntityComponent> entities(PatientRecord record, Trail.Trace trace) {
        return new AuditEventView(record, "", Locale.FRENCH).entities(trace).stream();
    }

    private static Stream<Identifier> sources(PatientRecord record, Trail.Trace trace) {
        return ReportedEvent.in(trace)
                .map(event -> event.getSource().getObserver().getIdentifier())
                .stream();
    }

    private static boolean isOf(Optional<String> structure, Identifier source) {
        return structure.isPresent() && structure.equals(People.structureId(source));
    }

    private static Optional<String> structure(Tokens token) {
        return People.structureId(new Identifier()
                .setSystem(token.system().orElse(""))
                .setValue(token.value().orElse("")));
    }

    private static boolean fits(Tokens token, Identifier identifier) {
        return fits(token, identifier.getSystem(), identifier.getValue());
    }

    private static boolean fits(Tokens token, @Nullable String system, @Nullable String value) {
        return value != null && token.fits(Objects.toString(system, ""), value);
    }

    /** What of a trace is looked at. */
    private interface Parts<T> {
        Stream<T> of(PatientRecord record, Trail.Trace trace);
    }
}
