package org.opencarnet.record;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.Concept;

/** One condition of a {@link DocumentQuery}; within it one of several values suffices. */
public sealed interface Criterion {

    /** Whether an entry meets the condition. */
    boolean matches(DocumentEntry entry);

    /** The document stands in one of these statuses. */
    record InStatus(Set<AvailabilityStatus> statuses) implements Criterion {

        public InStatus {
            statuses = Set.copyOf(statuses);
        }

        @Override
        public boolean matches(DocumentEntry entry) {
            return statuses.contains(entry.status());
        }
    }

    /** One of the codes on this axis is one of these. */
    record Coded(Axis axis, List<CodePattern> patterns) implements Criterion {

        public Coded {
            patterns = List.copyOf(patterns);
        }

        @Override
        public boolean matches(DocumentEntry entry) {
            return axis.of(entry).anyMatch(code -> patterns.stream().anyMatch(pattern -> pattern.matches(code)));
        }
    }

    /** The time on this axis lies in the range. */
    record Timed(TimeAxis axis, Range range) implements Criterion {

        @Override
        public boolean matches(DocumentEntry entry) {
            return axis.of(entry).filter(range::contains).isPresent();
        }
    }

    /** The care overlaps the range (an open end reaches for ever). */
    record Overlapping(Range range) implements Criterion {

        @Override
        public boolean matches(DocumentEntry entry) {
            var service = entry.metadata().service();
            return (service.start().isPresent() || service.end().isPresent())
                    && service.start()
                            .flatMap(start -> range.before().map(start::isBefore))
                            .orElse(true)
                    && service.end()
                            .flatMap(end -> range.from().map(from -> !end.isBefore(from)))
                            .orElse(true);
        }
    }

    /** A family or given name of an author begins with one of these, whatever the case. */
    record AuthorNamed(NamePart part, List<String> beginnings) implements Criterion {

        public AuthorNamed {
            beginnings = List.copyOf(beginnings);
        }

        @Override
        public boolean matches(DocumentEntry entry) {
            return entry.metadata().authors().stream()
                    .flatMap(author -> author.person().stream())
                    .map(part::of)
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .anyMatch(name -> beginnings.stream().anyMatch(b -> name.startsWith(b.toLowerCase(Locale.ROOT))));
        }
    }

    /** An author (person or structure) bears one of these identifiers. */
    record AuthoredBy(Set<String> identifiers) implements Criterion {

        public AuthoredBy {
            identifiers = Set.copyOf(identifiers);
        }

        @Override
        public boolean matches(DocumentEntry entry) {
            return entry.metadata().authorIdentifiers().stream().anyMatch(identifiers::contains);
        }
    }

    /** The document or this version of it bears one of these identifiers, as URI ({@code urn:oid:…}, {@code urn:uuid:…}). */
    record Identified(Set<String> uris) implements Criterion {

        public Identified {
            uris = Set.copyOf(uris);
        }

        @Override
        public boolean matches(DocumentEntry entry) {
            return entry.identifiers().anyMatch(uris::contains);
        }
    }

    /** The document is one of these. */
    record OneOf(Set<UUID> logicalIds) implements Criterion {

        public OneOf {
            logicalIds = Set.copyOf(logicalIds);
        }

        @Override
        public boolean matches(DocumentEntry entry) {
            return logicalIds.contains(entry.identity().logicalId());
        }
    }

    /** The bytes of the document are there, or are made when they are asked for. */
    record Made(boolean onDemand) implements Criterion {

        @Override
        public boolean matches(DocumentEntry entry) {
            return entry.content().madeOnDemand() == onDemand;
        }
    }

    /** One of the other identifiers (referenceIdList) is one of these. */
    record Referring(Set<String> references) implements Criterion {

        public Referring {
            references = Set.copyOf(references);
        }

        @Override
        public boolean matches(DocumentEntry entry) {
            return entry.metadata().references().stream().anyMatch(references::contains);
        }
    }

    /** The axes on which entries are coded. */
    enum Axis {
        TYPE(entry -> Stream.of(entry.metadata().classification().type())),
        CLASS(entry -> entry.metadata().classification().documentClass().stream()),
        FORMAT(entry -> entry.metadata().classification().format().stream()),
        FACILITY(entry -> entry.metadata().classification().facility().stream()),
        PRACTICE(entry -> entry.metadata().classification().practice().stream()),
        EVENT(entry -> entry.metadata().classification().events().stream()),
        /** N, R, V and, as FHIR has them in the one list, the visibilities. */
        CONFIDENTIALITY(entry -> Stream.concat(
                entry.metadata().confidentiality().stream(), entry.visibility().labels()));

        private final Function<DocumentEntry, Stream<Concept>> concepts;

        Axis(Function<DocumentEntry, Stream<Concept>> concepts) {
            this.concepts = concepts;
        }

        public Stream<Code> of(DocumentEntry entry) {
            return concepts.apply(entry).map(Concept::code);
        }
    }

    /** The times of an entry. */
    enum TimeAxis {
        DATE(entry -> Optional.of(entry.metadata().date())),
        CREATION(entry -> Optional.of(entry.metadata().creation())),
        SERVICE_START(entry -> entry.metadata().service().start()),
        SERVICE_END(entry -> entry.metadata().service().end()),
        UPDATED(entry -> Optional.of(entry.updated()));

        private final Function<DocumentEntry, Optional<Instant>> time;

        TimeAxis(Function<DocumentEntry, Optional<Instant>> time) {
            this.time = time;
        }

        public Optional<Instant> of(DocumentEntry entry) {
            return time.apply(entry);
        }
    }

    /** Which part of a name is compared. */
    enum NamePart {
        FAMILY(Author.Person::family),
        GIVEN(Author.Person::given);

        private final Function<Author.Person, String> name;

        NamePart(Function<Author.Person, String> name) {
            this.name = name;
        }

        public String of(Author.Person person) {
            return name.apply(person);
        }
    }

    /** A code, or a whole code system, or a code of whatever system; an absent part matches all. */
    record CodePattern(Optional<String> system, Optional<String> value) {

        public boolean matches(Code code) {
            return system.map(code.system()::equals).orElse(true)
                    && value.map(code.value()::equals).orElse(true);
        }
    }

    /** From an instant on, and before another; an absent end is open. */
    record Range(Optional<Instant> from, Optional<Instant> before) {

        public boolean contains(Instant instant) {
            return from.map(f -> !instant.isBefore(f)).orElse(true)
                    && before.map(instant::isBefore).orElse(true);
        }
    }
}
