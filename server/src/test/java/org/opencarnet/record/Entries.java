package org.opencarnet.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.Concept;

/** Generated entries. Values come from small sets with awkward members, so that they meet often and collide where they can. */
public final class Entries {

    /** Around this instant everything happens. */
    public static final Instant AROUND = Instant.parse("2026-03-29T00:59:59.999999Z");

    private static final List<String> AWKWARD =
            List.of("", "a", "A", "a%", "a_", "%", "_", "a|b", "|", "^", "a^b", "~", "~1", "É", "'", "\\", "ab", "b a");

    private Entries() {}

    /** First versions of documents in a record. */
    public static Arbitrary<DocumentEntry> of(RecordId record) {
        return Combinators.combine(
                        Arbitraries.create(() -> new EntryIdentity(UUID.randomUUID(), UUID.randomUUID(), 1)),
                        Arbitraries.create(UUID::randomUUID),
                        Arbitraries.of(AvailabilityStatus.class),
                        visibilities(),
                        metadata(),
                        contents(),
                        instants())
                .as((identity, set, status, visibility, metadata, content, updated) ->
                        new DocumentEntry(identity, record, set, status, visibility, metadata, content, updated));
    }

    /** So many values of an arbitrary; the same for the same seed, identifiers aside. */
    public static <T> List<T> several(Arbitrary<T> arbitrary, int count, long seed) {
        var values = new ArrayList<T>();
        JqwikSession.run(() -> arbitrary.generator(count).stream(new Random(seed))
                .limit(count)
                .forEach(shrinkable -> values.add(shrinkable.value())));
        return values;
    }

    public static Arbitrary<Visibility> visibilities() {
        var flag = Arbitraries.of(true, false, false);
        return Combinators.combine(flag, flag, flag).as(Visibility::new);
    }

    public static Arbitrary<Metadata> metadata() {
        var fixed = Combinators.combine(
                Arbitraries.create(() -> new UniqueId("urn:uuid:" + UUID.randomUUID())),
                classifications(),
                concepts().list().ofMaxSize(2),
                Arbitraries.of("application/pdf", "text/xml"));
        var words = Combinators.combine(
                awkward().optional(), awkward().optional(), awkward().optional());
        var times = Combinators.combine(instants(), instants(), periods());
        var people = Combinators.combine(
                authors().list().ofMaxSize(2),
                authors().optional(),
                awkward().list().ofMaxSize(2));
        return Combinators.combine(
                        fixed.as(Named::new), words.as(Words::new), times.as(Times::new), people.as(People::new))
                .as((named, said, at, by) -> new Metadata(
                        named.uniqueId,
                        named.classification,
                        named.confidentiality,
                        named.mimeType,
                        said.language,
                        said.title,
                        said.comments,
                        at.creation,
                        at.date,
                        at.service,
                        by.authors,
                        by.authenticator,
                        by.references));
    }

    public static Arbitrary<Classification> classifications() {
        var one = concepts().optional();
        return Combinators.combine(
                        one, concepts(), one, one, one, concepts().list().ofMaxSize(3))
                .as(Classification::new);
    }

    public static Arbitrary<Concept> concepts() {
        return codes().map(code -> new Concept(code, "words for " + code.value()));
    }

    public static Arbitrary<Code> codes() {
        return Combinators.combine(
                        Arbitraries.of("1.2.250.1.213.1.1.4.12", "a|b", "a"), Arbitraries.of("1", "2", "1^2", "~"))
                .as(Code::new);
    }

    public static Arbitrary<Author> authors() {
        var person = Combinators.combine(awkward(), Arbitraries.of("", "1.2.250.1.71.4.2.1"), names(), names())
                .as(Author.Person::new);
        var institution = Combinators.combine(awkward(), names()).as(Author.Institution::new);
        return Combinators.combine(
                        person.optional(),
                        institution.list().ofMaxSize(2),
                        concepts().list().ofMaxSize(1),
                        concepts().list().ofMaxSize(1))
                .as(Author::new);
    }

    /** Identifiers and other words in which a search could lose its way. */
    public static Arbitrary<String> awkward() {
        return Arbitraries.of(AWKWARD);
    }

    public static Arbitrary<String> names() {
        return Arbitraries.of("DUPONT", "Dupond", "dupré", "ÉLISE", "Élie", "O'Neil", "a%", "de la Tour", "");
    }

    /** Instants that lie on each other or a microsecond apart as often as far from each other. */
    public static Arbitrary<Instant> instants() {
        var near = Arbitraries.integers().between(-2, 2).map(micros -> AROUND.plus(micros, ChronoUnit.MICROS));
        var far = Arbitraries.integers().between(-4000, 4000).map(hours -> AROUND.plus(hours, ChronoUnit.HOURS));
        return Arbitraries.oneOf(near, far);
    }

    public static Arbitrary<Period> periods() {
        return Combinators.combine(instants().optional(), instants().optional()).as(Period::new);
    }

    private static Arbitrary<Fingerprint> contents() {
        var digit = Arbitraries.strings().withChars("0123456789abcdef");
        return Combinators.combine(
                        digit.ofLength(64),
                        digit.ofLength(40),
                        Arbitraries.longs().between(1, 5_000_000_000L))
                .as(Fingerprint::new);
    }

    private record Named(
            UniqueId uniqueId, Classification classification, List<Concept> confidentiality, String mimeType) {}

    private record Words(Optional<String> language, Optional<String> title, Optional<String> comments) {}

    private record Times(Instant creation, Instant date, Period service) {}

    private record People(List<Author> authors, Optional<Author> authenticator, List<String> references) {}
}
