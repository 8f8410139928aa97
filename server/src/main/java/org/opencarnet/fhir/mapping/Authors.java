package org.opencarnet.fhir.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.opencarnet.record.Author;

/** author, authenticator, source ↔ Author: contained resources, or logical references by identifier. */
public final class Authors {

    private static final String PERSON = "-person";
    private static final String ORGANIZATION = "-organization";

    private Authors() {}

    /** Reference → Author; empty when it names nobody (a literal reference with neither identifier nor display). */
    public static Optional<Author> author(DomainResource within, Reference from) {
        return contained(within, from)
                .flatMap(resource -> ofResource(within, resource))
                .or(() -> ofIdentifier(from))
                .filter(author -> !author.equals(NOBODY));
    }

    /** The resource that a reference of the form {@code #id} means, where it is there. */
    public static Optional<Resource> contained(DomainResource within, Reference from) {
        return from.hasReference() && from.getReference().startsWith("#")
                ? within.getContained().stream()
                        .filter(one -> from.getReference().substring(1).equals(bare(one)))
                        .findFirst()
                : Optional.empty();
    }

    /** Author → contained resources and the references to them: one, and one more for each institution beyond the first. */
    public static List<Reference> references(Author from, DomainResource within, String name) {
        var references = new ArrayList<Reference>();
        references.add(reference(from, within, name));
        for (var i = 1; i < from.institutions().size(); i++) {
            references.add(
                    contain(within, People.organization(from.institutions().get(i)), name + ORGANIZATION + i));
        }
        return references;
    }

    /** Author → a contained resource and the reference to it; of several institutions the first. */
    public static Reference reference(Author from, DomainResource within, String name) {
        if (!from.roles().isEmpty() || !from.specialties().isEmpty()) {
            return contain(within, role(from, within, name), name);
        }
        var person = from.person();
        if (person.isEmpty()) {
            return contain(
                    within,
                    from.institutions().stream()
                            .findFirst()
                            .map(People::organization)
                            .orElseGet(Organization::new),
                    name);
        }
        if (from.institutions().isEmpty()) {
            var isPatient = People.isPatient(person.get());
            return contain(within, isPatient ? People.patient(person.get()) : People.practitioner(person.get()), name);
        }
        return contain(within, role(from, within, name), name);
    }

    private static PractitionerRole role(Author from, DomainResource within, String name) {
        var role = new PractitionerRole();
        from.person()
                .ifPresent(person -> role.setPractitioner(contain(within, People.practitioner(person), name + PERSON)));
        from.institutions().stream()
                .findFirst()
                .ifPresent(institution ->
                        role.setOrganization(contain(within, People.organization(institution), name + ORGANIZATION)));
        from.roles().forEach(code -> role.addCode(Codings.codeable(code)));
        from.specialties().forEach(code -> role.addSpecialty(Codings.codeable(code)));
        return role;
    }

    private static Optional<Author> ofResource(DomainResource within, Resource from) {
        if (from instanceof PractitionerRole role) {
            return Optional.of(ofRole(within, role));
        }
        if (from instanceof Organization organization) {
            return Optional.of(ofInstitution(People.institution(organization)));
        }
        return person(from).map(Authors::ofPerson);
    }

    /** PractitionerRole.practitioner, organization, code, specialty → Author. What is no person there, such as another role, is nobody. */
    private static Author ofRole(DomainResource within, PractitionerRole from) {
        var practitioner = contained(within, from.getPractitioner())
                .flatMap(Authors::person)
                .or(() -> ofIdentifier(from.getPractitioner()).flatMap(Author::person));
        return new Author(
                practitioner.or(() -> ownIdentifier(from)),
                institution(within, from.getOrganization()).stream().toList(),
                Codings.concepts(from.getCode()),
                Codings.concepts(from.getSpecialty()));
    }

    private static Optional<Author.Institution> institution(DomainResource within, Reference from) {
        return contained(within, from)
                .filter(Organization.class::isInstance)
                .map(organization -> People.institution((Organization) organization))
                .or(() -> ofIdentifier(from)
                        .flatMap(author -> author.institutions().stream().findFirst()));
    }

    /** A role that bears its professional's identifier itself, as in PDSM4DMP. */
    private static Optional<Author.Person> ownIdentifier(PractitionerRole from) {
        return Optional.of(People.personId(from.getIdentifier()))
                .filter(id -> Systems.PROFESSIONAL.equals(id.authority()))
                .map(id -> new Author.Person(id.value(), id.authority(), "", ""));
    }

    private static Optional<Author.Person> person(Resource from) {
        if (from instanceof Practitioner one) {
            return Optional.of(People.person(one.getIdentifier(), one.getName()));
        }
        if (from instanceof Patient one) {
            return Optional.of(People.person(one.getIdentifier(), one.getName()));
        }
        if (from instanceof RelatedPerson one) {
            return Optional.of(People.person(one.getIdentifier(), one.getName()));
        }
        return from instanceof Device one ? Optional.of(People.device(one)) : Optional.empty();
    }

    /** Reference.identifier, Reference.display → Author. */
    private static Optional<Author> ofIdentifier(Reference from) {
        if (!from.getIdentifier().hasValue() && !from.hasDisplay()) {
            return Optional.empty();
        }
        var identifiers = List.of(from.getIdentifier());
        var name = from.hasDisplay() ? from.getDisplay() : "";
        var structure = People.structureId(identifiers);
        if (structure.isPresent() || "Organization".equals(from.getType())) {
            return Optional.of(ofInstitution(new Author.Institution(structure.orElse(""), name)));
        }
        return Optional.of(ofPerson(People.person(identifiers, List.of(new HumanName().setText(name)))));
    }

    private static Author ofPerson(Author.Person person) {
        return new Author(Optional.of(person), List.of(), List.of(), List.of());
    }

    private static Author ofInstitution(Author.Institution institution) {
        return new Author(Optional.empty(), List.of(institution), List.of(), List.of());
    }

    private static Reference contain(DomainResource within, Resource resource, String name) {
        resource.setId(name);
        within.addContained(resource);
        return new Reference("#" + name);
    }

    private static String bare(Resource resource) {
        var id = resource.getIdElement().getIdPart();
        return id == null ? "" : id.startsWith("#") ? id.substring(1) : id;
    }

    private static final Author NOBODY = ofPerson(new Author.Person("", "", "", ""));
}
