package org.opencarnet.xds.mapping;

import java.util.List;
import java.util.Optional;
import org.opencarnet.record.Author;
import org.opencarnet.record.Ins;
import org.opencarnet.terminology.Code;
import org.opencarnet.terminology.CodeSystems;
import org.opencarnet.terminology.Concept;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.ClassificationType;

/** author ↔ Author: persons as XCN, structures as XON, roles and specialties as CE or plain words (code-systems, Professional identifiers). */
final class Authors {

    private static final String STRUCTURE = "1.2.250.1.71.4.2.2";
    private static final int XCN = 13;
    private static final int XON = 10;

    private Authors() {}

    /** The classification of an author → Author. */
    static Author author(ClassificationType from) {
        return new Author(
                Slots.value(from, Slots.AUTHOR_PERSON).flatMap(Authors::person),
                Slots.values(from, Slots.AUTHOR_INSTITUTION).stream()
                        .map(Authors::institution)
                        .toList(),
                Slots.values(from, Slots.AUTHOR_ROLE).stream()
                        .map(Authors::concept)
                        .toList(),
                Slots.values(from, Slots.AUTHOR_SPECIALTY).stream()
                        .map(Authors::concept)
                        .toList());
    }

    /** Author → its classification. */
    static ClassificationType classification(Scheme scheme, Author from) {
        var to = Classifications.of(scheme);
        to.setNodeRepresentation("");
        Slots.add(to, Slots.AUTHOR_PERSON, from.person().map(Authors::xcn).filter(text -> !text.isEmpty()));
        Slots.add(
                to,
                Slots.AUTHOR_INSTITUTION,
                from.institutions().stream().map(Authors::xon).toList());
        Slots.add(to, Slots.AUTHOR_ROLE, from.roles().stream().map(Authors::ce).toList());
        Slots.add(
                to,
                Slots.AUTHOR_SPECIALTY,
                from.specialties().stream().map(Authors::ce).toList());
        return to;
    }

    /** XCN → Person; empty when it names nobody. */
    static Optional<Author.Person> person(String xcn) {
        var from = Composite.of(xcn);
        var person = new Author.Person(from.field(1), from.authority(9), from.field(2), from.field(3));
        return Optional.of(person).filter(one -> !(one.id() + one.family() + one.given()).isEmpty());
    }

    /** Person → XCN, with the kinds of name and identifier that go with the authority. */
    static String xcn(Author.Person from) {
        var to = Composite.fields(XCN);
        to.set(0, Composite.escaped(from.id()));
        to.set(1, Composite.escaped(from.family()));
        to.set(2, Composite.escaped(from.given()));
        to.set(8, Composite.hd(from.authority()));
        if (from.isProfessional()) {
            to.set(9, "D");
            to.set(12, "IDNPS");
        } else if (Ins.Authority.nationalOf(from.authority()).isPresent()) {
            to.set(9, "D");
            to.set(12, "NH");
        }
        return Composite.write(to);
    }

    private static Author.Institution institution(String xon) {
        var from = Composite.of(xon);
        return new Author.Institution(from.field(10), from.field(1));
    }

    private static String xon(Author.Institution from) {
        var to = Composite.fields(XON);
        to.set(0, Composite.escaped(from.name()));
        if (!from.id().isEmpty()) {
            to.set(5, Composite.hd(STRUCTURE));
            to.set(6, "IDNST");
            to.set(9, Composite.escaped(from.id()));
        }
        return Composite.write(to);
    }

    /** {@code code^words^system}, with the system bare or as {@code &oid&ISO}; plain words are a code of no system. */
    private static Concept concept(String ce) {
        var from = Composite.of(ce);
        return from.size() == 1
                ? new Concept(new Code("", from.field(1)), "")
                : new Concept(CodeSystems.code(from.authority(3), from.field(1)), from.field(2));
    }

    private static String ce(Concept from) {
        return Composite.write(List.of(
                Composite.escaped(from.code().value()),
                Composite.escaped(from.display()),
                Composite.escaped(from.code().system())));
    }
}
