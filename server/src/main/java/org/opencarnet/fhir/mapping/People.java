package org.opencarnet.fhir.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.jspecify.annotations.Nullable;
import org.opencarnet.record.Author;
import org.opencarnet.record.Ins;
import org.opencarnet.terminology.CodeSystems;

/** Practitioner, Patient, Device ↔ Person; Organization ↔ Institution. National identifiers in either of their two spellings. */
public final class People {

    private static final String RPPS_KIND = "8";
    private static final String ADELI_KIND = "0";
    private static final String FINESS_KIND = "1";
    private static final String SIREN_KIND = "2";
    private static final String SIRET_KIND = "3";
    private static final int SIREN_LENGTH = 9;
    private static final int RPPS_LENGTH = 11;

    private People() {}

    /** identifier, name → Person. */
    static Author.Person person(List<Identifier> identifiers, List<HumanName> names) {
        var id = personId(identifiers);
        var name = names.stream().findFirst().orElseGet(HumanName::new);
        var family = name.hasFamily() || !name.hasText() ? nonNull(name.getFamily()) : name.getText();
        return new Author.Person(id.value(), id.authority(), family, name.getGivenAsSingleString());
    }

    /** Device.identifier, Device.deviceName → Person: the name stands where a family name stands. */
    static Author.Person device(Device from) {
        var id = personId(from.getIdentifier());
        return new Author.Person(
                id.value(), id.authority(), nonNull(from.getDeviceNameFirstRep().getName()), "");
    }

    /** Person → Practitioner. */
    static Practitioner practitioner(Author.Person from) {
        var practitioner = new Practitioner();
        identifier(from).ifPresent(practitioner::addIdentifier);
        name(from).ifPresent(practitioner::addName);
        return practitioner;
    }

    /** Person → Patient, for an author who is one. */
    static Patient patient(Author.Person from) {
        var patient = new Patient();
        identifier(from).ifPresent(patient::addIdentifier);
        name(from).ifPresent(patient::addName);
        return patient;
    }

    static boolean isPatient(Author.Person person) {
        return Ins.Authority.nationalOf(person.authority()).isPresent();
    }

    /** Organization.identifier, Organization.name → Institution; an identifier that is not national names no structure in France. */
    static Author.Institution institution(Organization from) {
        return new Author.Institution(structureId(from.getIdentifier()).orElse(""), nonNull(from.getName()));
    }

    /** Institution → Organization. */
    static Organization organization(Author.Institution from) {
        var organization = new Organization();
        if (!from.id().isEmpty()) {
            organization.addIdentifier(typed("IDNST")
                    .setSystem(Systems.URN_OID + Systems.STRUCTURE)
                    .setValue(from.id()));
        }
        return from.name().isEmpty() ? organization : organization.setName(from.name());
    }

    /** identifier → Struct_IdNat. */
    static Optional<String> structureId(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(People::structureId)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** identifier → PS_IdNat, INS or another identifier with its authority; national ones first. */
    static Id personId(List<Identifier> identifiers) {
        var ids = identifiers.stream()
                .filter(Identifier::hasValue)
                .map(People::personId)
                .toList();
        return Stream.of(
                        ids.stream().filter(id -> Systems.PROFESSIONAL.equals(id.authority())),
                        ids.stream().filter(id -> Ins.Authority.nationalOf(id.authority())
                                .isPresent()),
                        ids.stream())
                .flatMap(each -> each)
                .findFirst()
                .orElse(Id.UNKNOWN);
    }

    private static Id personId(Identifier from) {
        var value = from.getValue();
        return switch (nonNull(from.getSystem())) {
            case Systems.RPPS ->
                value.length() == RPPS_LENGTH
                        ? new Id(RPPS_KIND + value, Systems.PROFESSIONAL)
                        : new Id(value, Systems.RPPS);
            case Systems.ADELI -> new Id(ADELI_KIND + value, Systems.PROFESSIONAL);
            case "" -> new Id(value, "");
            default -> new Id(value, CodeSystems.oidOf(from.getSystem()).orElse(from.getSystem()));
        };
    }

    /** Struct_IdNat of a structure, in whichever of its spellings; empty for any other identifier. */
    public static Optional<String> structureId(Identifier from) {
        return Optional.ofNullable(from.getValue()).flatMap(value -> switch (nonNull(from.getSystem())) {
            case Systems.URN_OID + Systems.STRUCTURE -> Optional.of(value);
            case Systems.FINESS -> Optional.of(FINESS_KIND + value);
            case Systems.SIRENE -> Optional.of((value.length() == SIREN_LENGTH ? SIREN_KIND : SIRET_KIND) + value);
            default -> Optional.empty();
        });
    }

    private static Optional<Identifier> identifier(Author.Person from) {
        if (from.id().isEmpty()) {
            return Optional.empty();
        }
        var identifier = Systems.PROFESSIONAL.equals(from.authority()) ? typed("IDNPS") : new Identifier();
        if (!from.authority().isEmpty()) {
            identifier.setSystem(
                    CodeSystems.oidOf(Systems.URN_OID + from.authority()).isPresent()
                            ? Systems.URN_OID + from.authority()
                            : from.authority());
        }
        return Optional.of(identifier.setValue(from.id()));
    }

    private static Optional<HumanName> name(Author.Person from) {
        var name = new HumanName();
        if (!from.family().isEmpty()) {
            name.setFamily(from.family());
        }
        Arrays.stream(from.given().split(" ")).filter(given -> !given.isEmpty()).forEach(name::addGiven);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static Identifier typed(String type) {
        return new Identifier()
                .setType(new CodeableConcept(
                        new Coding().setSystem(Systems.FRENCH_IDENTIFIER_TYPE).setCode(type)));
    }

    private static String nonNull(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** An identifier of a person and the OID (or URI) of who gave it. */
    record Id(String value, String authority) {
        static final Id UNKNOWN = new Id("", "");
    }
}
