package org.opencarnet.scenarios;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencarnet.record.Author;
import org.opencarnet.record.Classification;
import org.opencarnet.record.Metadata;
import org.opencarnet.record.Period;
import org.opencarnet.record.UniqueId;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.opencarnet.terminology.Terminology;

/** Metadata for the documents of a scenario: plain texts by the people of its cast. */
final class Paper {

    private static final String PROFESSIONALS = "1.2.250.1.71.4.2.1";
    private static final Author SOMEBODY_ELSE = author("899999999999", PROFESSIONALS, "Ailleurs");

    private final Cast cast;

    Paper(Cast cast) {
        this.cast = cast;
    }

    Metadata metadata(String title, Situation.Document document, Instant created) {
        var type = Terminology.french().documentType(document.type()).orElseThrow();
        var normal = new Concept(new Code(CodeSystems.CONFIDENTIALITY, "N"), "Normal");
        return new Metadata(
                new UniqueId("urn:uuid:" + UUID.randomUUID()),
                new Classification(
                        type.documentClass(),
                        type.concept(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                List.of(normal),
                "text/plain",
                Optional.of("fr-FR"),
                Optional.of(title),
                Optional.empty(),
                created,
                created,
                Period.UNKNOWN,
                authors(document),
                Optional.empty(),
                List.of());
    }

    private List<Author> authors(Situation.Document document) {
        return document.by().isEmpty()
                ? List.of(SOMEBODY_ELSE)
                : document.by().stream().map(this::author).toList();
    }

    private Author author(String name) {
        var id = cast.id(name);
        return switch (cast.people().get(name).kind()) {
            case STRUCTURE ->
                new Author(Optional.empty(), List.of(new Author.Institution(id, name)), List.of(), List.of());
            case PROFESSIONAL -> author(id, PROFESSIONALS, name);
            default -> author(id, cast.patient().authority().oid(), name);
        };
    }

    private static Author author(String id, String authority, String name) {
        var person = new Author.Person(id, authority, name, "");
        return new Author(Optional.of(person), List.of(), List.of(), List.of());
    }
}
