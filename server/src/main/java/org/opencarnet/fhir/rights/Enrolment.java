package org.opencarnet.fhir.rights;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.Ins;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.sharing.Admission;
import org.opencarnet.sharing.OpenRecord;

/**
 * Patient (fr-core-patient-ins) → whom to enrol: one qualified INS, or what another accepted domain of patients calls him, and the strict traits. All
 * that is wrong is told together.
 */
final class Enrolment {

    static final String RELIABILITY = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability";
    private static final String QUALIFIED = "VALI";
    private static final int TO_THE_DAY = 10;

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final Admission admission;
    private final Clock clock;

    Enrolment(Admission admission, Clock clock) {
        this.admission = admission;
        this.clock = clock;
    }

    OpenRecord.Opening opening(Patient patient) {
        var complaints = new ArrayList<Complaint>();
        identifier(patient).ifPresent(complaints::add);
        if (admission.qualifiedOnly()) {
            reliability(patient).ifPresent(complaints::add);
        }
        birthDate(patient).ifPresent(complaints::add);
        name(patient).ifPresent(complaints::add);
        gender(patient).ifPresent(complaints::add);
        if (!complaints.isEmpty()) {
            throw Refusal.of(complaints);
        }
        var identifier = patient.getIdentifier().get(insPlaces(patient).get(0));
        var authority = Ins.Authority.ofOid(identifier.getSystem()).orElseThrow();
        var ins = authority.identity(identifier.getValue()).orElseThrow();
        return new OpenRecord.Opening(
                ins,
                LocalDate.parse(patient.getBirthDateElement().getValueAsString()),
                kept(patient),
                opposed(patient));
    }

    /** Who sends an inactive patient opposes the opening. */
    private static boolean opposed(Patient patient) {
        return patient.hasActive() && !patient.getActive();
    }

    /** Where the INS in use stands among the identifiers. */
    List<Integer> insPlaces(Patient patient) {
        var identifiers = patient.getIdentifier();
        return IntStream.range(0, identifiers.size())
                .filter(i -> authority(identifiers.get(i)).isPresent())
                .boxed()
                .toList();
    }

    private Optional<Ins.Authority> authority(Identifier identifier) {
        return Optional.ofNullable(identifier.getSystem())
                .filter(system -> identifier.getUse() != IdentifierUse.OLD && system.startsWith("urn:oid:"))
                .flatMap(Ins.Authority::ofOid)
                .filter(admission::knows);
    }

    private Optional<Complaint> identifier(Patient patient) {
        var places = insPlaces(patient);
        if (places.isEmpty()) {
            return complaint(RightsFault.INS_MISSING, "Patient.identifier");
        }
        if (places.size() > 1) {
            return complaint(RightsFault.INS_SEVERAL, "Patient.identifier");
        }
        var place = places.get(0);
        var stated = patient.getIdentifier().get(place);
        var value = Optional.ofNullable(stated.getValue()).orElse("");
        return authority(stated).flatMap(authority -> authority.identity(value)).isPresent()
                ? Optional.empty()
                : Naming.flaw(value, "Patient.identifier[" + place + "].value");
    }

    private static Optional<Complaint> reliability(Patient patient) {
        var states = patient.getExtensionsByUrl(RELIABILITY).stream()
                .flatMap(extension -> extension.getExtensionsByUrl("identityStatus").stream())
                .map(Extension::getValue)
                .toList();
        var qualified = !states.isEmpty()
                && states.stream()
                        .allMatch(state -> state instanceof Coding coding && QUALIFIED.equals(coding.getCode()));
        return qualified
                ? Optional.empty()
                : complaint(RightsFault.IDENTITY_NOT_QUALIFIED, "Patient.extension.where(url = '" + RELIABILITY + "')");
    }

    private Optional<Complaint> birthDate(Patient patient) {
        if (!patient.hasBirthDate()) {
            return complaint(RightsFault.BIRTH_DATE_MISSING, "Patient.birthDate");
        }
        var stated = patient.getBirthDateElement().getValueAsString();
        if (stated.length() != TO_THE_DAY) {
            return complaint(RightsFault.BIRTH_DATE_INCOMPLETE, "Patient.birthDate");
        }
        var today = LocalDate.ofInstant(clock.instant(), PatientRecord.PARIS);
        return LocalDate.parse(stated).isAfter(today)
                ? complaint(RightsFault.BIRTH_DATE_IN_FUTURE, "Patient.birthDate")
                : Optional.empty();
    }

    private static Optional<Complaint> name(Patient patient) {
        var official = patient.getName().stream()
                .filter(name -> name.getUse() == NameUse.OFFICIAL)
                .toList();
        if (official.isEmpty()) {
            return complaint(RightsFault.OFFICIAL_NAME_MISSING, "Patient.name");
        }
        if (official.size() > 1) {
            return complaint(RightsFault.OFFICIAL_NAME_SEVERAL, "Patient.name");
        }
        return isComplete(official.get(0))
                ? Optional.empty()
                : complaint(
                        RightsFault.OFFICIAL_NAME_INCOMPLETE,
                        "Patient.name[" + patient.getName().indexOf(official.get(0)) + "]");
    }

    private static boolean isComplete(HumanName name) {
        return name.hasFamily()
                && !name.getFamily().isBlank()
                && !name.getGivenAsSingleString().isBlank();
    }

    private static Optional<Complaint> gender(Patient patient) {
        var gender = patient.getGender();
        return gender == AdministrativeGender.MALE
                        || gender == AdministrativeGender.FEMALE
                        || gender == AdministrativeGender.UNKNOWN
                ? Optional.empty()
                : complaint(RightsFault.GENDER_NOT_OF_INS, "Patient.gender");
    }

    /** As it is stored: without what the server governs, and without a narrative that nobody checked. */
    private static String kept(Patient patient) {
        var kept = patient.copy();
        kept.setId((String) null);
        kept.setText(null);
        kept.setActiveElement(null);
        kept.getExtension().removeIf(extension -> extension.getUrl().startsWith(FhirPackage.CANONICAL));
        return FHIR.newJsonParser().encodeResourceToString(kept);
    }

    private static Optional<Complaint> complaint(RightsFault fault, String where) {
        return Optional.of(Complaint.of(fault).at(where));
    }
}
