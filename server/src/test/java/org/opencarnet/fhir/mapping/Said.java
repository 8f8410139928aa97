package org.opencarnet.fhir.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.opencarnet.record.Author;
import org.opencarnet.record.Classification;
import org.opencarnet.record.Folder;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.Period;
import org.opencarnet.record.SubmissionSet;
import org.opencarnet.record.UniqueId;
import org.opencarnet.record.Visibility;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.Terminology;

/** Whatever producers may say: arbitrary metadata, submission sets and folders. */
public final class Said {

    private Said() {}

    public static Arbitrary<Metadata> metadata() {
        return Combinators.combine(uniqueIds(), classifications(), confidentialities(), texts(), moments())
                .flatAs((uniqueId, classification, levels, texts, moments) -> Combinators.combine(
                                authors().list().ofMaxSize(3),
                                authors().optional(),
                                references().list().ofMaxSize(3))
                        .as((authors, authenticator, references) -> new Metadata(
                                uniqueId,
                                classification,
                                levels,
                                "application/pdf",
                                texts.language(),
                                texts.title(),
                                texts.comments(),
                                moments.creation(),
                                moments.date(),
                                moments.service(),
                                authors,
                                authenticator,
                                references)));
    }

    public static Arbitrary<SubmissionSet.Declared> submissionSets() {
        return Combinators.combine(
                        uniqueIds(),
                        oids().optional(),
                        concepts().optional(),
                        authors().list().ofMaxSize(1),
                        words().optional(),
                        instants())
                .as(SubmissionSet.Declared::new);
    }

    public static Arbitrary<Folder.Declared> folders() {
        return Combinators.combine(uniqueIds(), concepts().list().ofMaxSize(2), words().optional())
                .as(Folder.Declared::new);
    }

    public static Arbitrary<Visibility> visibilities() {
        var either = Arbitraries.of(true, false);
        return Combinators.combine(either, either, either).as(Visibility::new);
    }

    private static Arbitrary<UniqueId> uniqueIds() {
        return Arbitraries.oneOf(
                oids().map(UniqueId::new),
                Combinators.combine(oids(), words()).as((root, extension) -> new UniqueId(root + "^" + extension)),
                Arbitraries.randomValue(random -> new UUID(random.nextLong(), random.nextLong()))
                        .map(uuid -> new UniqueId("urn:uuid:" + uuid)));
    }

    private static Arbitrary<String> oids() {
        return Arbitraries.integers()
                .between(0, 99_999)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(arcs -> "1.2"
                        + String.join("", arcs.stream().map(arc -> "." + arc).toList()));
    }

    private static Arbitrary<Classification> classifications() {
        return Combinators.combine(
                        concepts().optional(),
                        Arbitraries.oneOf(
                                concepts(),
                                Arbitraries.of(Terminology.french().documentTypes())
                                        .map(type -> type.concept()),
                                Arbitraries.just(FhirToRecord.UNSTATED_TYPE)),
                        concepts().optional(),
                        concepts().optional(),
                        concepts().optional(),
                        concepts().list().ofMaxSize(2))
                .as(Classification::new);
    }

    private static Arbitrary<List<Concept>> confidentialities() {
        return Arbitraries.of("N", "R", "V")
                .map(level -> new Concept(new Code(CodeSystems.CONFIDENTIALITY, level), ""))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
    }

    private static Arbitrary<Concept> concepts() {
        var systems = Arbitraries.oneOf(
                Arbitraries.of(
                        CodeSystems.LOINC,
                        CodeSystems.DOCUMENT_CLASS,
                        CodeSystems.PRODUCER,
                        "URN",
                        "http://example.org/codes",
                        ""),
                oids());
        return Combinators.combine(systems, words(), Arbitraries.oneOf(words(), Arbitraries.just("")))
                .as((system, code, display) -> new Concept(new Code(system, code), display));
    }

    private static Arbitrary<Author> authors() {
        var persons = Combinators.combine(persons(), institutions().list().ofMaxSize(1), roles(), roles())
                .as((person, institutions, roles, specialties) ->
                        new Author(Optional.of(person), institutions, roles, specialties));
        var institutions = Combinators.combine(institutions(), roles())
                .as((institution, roles) -> new Author(Optional.empty(), List.of(institution), roles, List.of()));
        return Arbitraries.oneOf(persons, institutions);
    }

    private static Arbitrary<List<Concept>> roles() {
        return concepts().list().ofMaxSize(2);
    }

    private static Arbitrary<Author.Person> persons() {
        var ids = Arbitraries.of(
                new String[] {"810012345678", Systems.PROFESSIONAL},
                new String[] {"3750803447/12", Systems.PROFESSIONAL},
                new String[] {"279035121518989", "1.2.250.1.213.1.4.10"},
                new String[] {"abc", "http://example.org/people"},
                new String[] {"17", ""},
                new String[] {"", ""});
        return Combinators.combine(ids, words(), Arbitraries.oneOf(words(), Arbitraries.just("")))
                .as((id, family, given) -> new Author.Person(id[0], id[1], family, given));
    }

    private static Arbitrary<Author.Institution> institutions() {
        return Combinators.combine(Arbitraries.of("1750803447", "2123456789", ""), words())
                .as(Author.Institution::new);
    }

    private static Arbitrary<String> references() {
        return Combinators.combine(Arbitraries.of("", "urn:oid:1.2.3|", "http://example.org/orders|"), words())
                .as(String::concat);
    }

    private static Arbitrary<Texts> texts() {
        return Combinators.combine(Arbitraries.of("fr-FR", "en").optional(), words().optional(), words().optional())
                .as(Texts::new);
    }

    private static Arbitrary<Moments> moments() {
        return Combinators.combine(
                        instants(),
                        instants(),
                        instants().optional(),
                        instants().optional())
                .as((creation, date, start, end) -> new Moments(creation, date, new Period(start, end)));
    }

    /** Milliseconds, from 1900 to 2100. */
    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(-2_208_988_800_000L, 4_102_444_800_000L)
                .map(Instant::ofEpochMilli);
    }

    /** One word of letters with and without accents, marks and signs that JSON and XML must escape. */
    private static StringArbitrary words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('É', 'ç', '<', '&', '"', '\\', '\'', '0')
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    private record Texts(Optional<String> language, Optional<String> title, Optional<String> comments) {}

    private record Moments(Instant creation, Instant date, Period service) {}
}
