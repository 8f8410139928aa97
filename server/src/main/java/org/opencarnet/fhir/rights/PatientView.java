package org.opencarnet.fhir.rights;

import ca.uhn.fhir.context.FhirContext;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.opencarnet.access.Requester;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.fhir.mapping.Times;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.sharing.Existence;

/** A record as Patient (TD0.2): demographics as enrolled, whether it is open, and how the caller stands with the patient. */
final class PatientView {

    static final String MEDECIN_TRAITANT = "MEDECIN_TRAITANT";

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private PatientView() {}

    /** What this requester gets to see: strict traits; all that is known only who has business in the record. */
    static Patient of(Existence.Found found, Requester requester) {
        var record = found.record();
        var patient = found.patient()
                .map(json -> FHIR.newJsonParser().parseResource(Patient.class, json))
                .orElseGet(() -> bare(record));
        if (requester instanceof Requester.Professional) {
            state(found, patient);
        }
        if (!hasBusiness(found, requester)) {
            keepStrictTraits(patient);
        }
        patient.setId(record.id().toString());
        patient.setActive(record.state() instanceof PatientRecord.State.Open);
        patient.addExtension(recordState(record.state()));
        return patient;
    }

    private static boolean hasBusiness(Existence.Found found, Requester requester) {
        return requester instanceof Requester.Patient
                || requester instanceof Requester.Representative
                || requester instanceof Requester.Tester
                || found.standing() == Existence.Standing.VALIDE;
    }

    private static void keepStrictTraits(Patient patient) {
        patient.setTelecom(null)
                .setAddress(null)
                .setContact(null)
                .setPhoto(null)
                .setCommunication(null);
        patient.setMaritalStatus(null)
                .setGeneralPractitioner(null)
                .setManagingOrganization(null)
                .setLink(null);
        patient.setText(null);
        patient.setDeceased(null).setMultipleBirth(null);
    }

    private static void state(Existence.Found found, Patient patient) {
        patient.addExtension(
                FhirPackage.AUTHORIZATION_STATE,
                new CodeType(found.standing().name().toLowerCase(Locale.ROOT)));
        if (found.medecinTraitant()) {
            patient.addExtension(FhirPackage.AUTHORIZATION_ROLE, new CodeType(MEDECIN_TRAITANT));
        }
    }

    private static Extension recordState(PatientRecord.State state) {
        var extension = new Extension(FhirPackage.RECORD_STATE);
        if (state instanceof PatientRecord.State.Closed closed) {
            extension.addExtension("state", new CodeType("closed"));
            extension.addExtension("dateFermeture", Times.dateTime(closed.at()));
            text(extension, "motifFermeture", closed.motive());
            text(extension, "raisonFermeture", closed.reason());
        } else {
            extension.addExtension("state", new CodeType("active"));
        }
        return extension;
    }

    private static void text(Extension extension, String url, String words) {
        if (!words.isEmpty()) {
            extension.addExtension(url, new StringType(words));
        }
    }

    private static Patient bare(PatientRecord record) {
        var patient = new Patient();
        patient.addIdentifier(Identifiers.patient(record.ins()));
        return patient.setBirthDateElement(new DateType(record.birthDate().toString()));
    }
}
