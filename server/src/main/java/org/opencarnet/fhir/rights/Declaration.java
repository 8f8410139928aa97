package org.opencarnet.fhir.rights;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.sharing.Authorizations.Professional;
import org.opencarnet.sharing.Records;

/**
 * What a Consent that was sent declares. The least is the patient and {@code provision.type}; what would make the consent narrower than
 * anything kept here is refused, for leaving it out would widen it.
 *
 * @param actor the professional meant; absent where none is named
 * @param standing the standing consent meant, where it is one
 */
record Declaration(
        Records.Reference patient,
        boolean permit,
        Optional<Professional> actor,
        Optional<StandingConsent> standing,
        boolean medecinTraitant) {

    private static final String PROVISION = "Consent.provision";

    /** Reads it; complains of the first thing that cannot be kept. */
    static Declaration of(Consent consent) {
        status(consent);
        var provision = consent.getProvision();
        if (!provision.hasType()) {
            throw complaint(RightsFault.PROVISION_MISSING, PROVISION + ".type");
        }
        onlyWhatIsKept(consent, provision);
        var patient = Naming.of(consent.getPatient(), "Consent.patient");
        var actor = actor(provision.getActor());
        var standing = standing(provision.getPurpose());
        if (standing.isPresent() && actor.isPresent()) {
            throw complaint(RightsFault.PURPOSE_WITH_ACTOR, PROVISION + ".purpose");
        }
        return new Declaration(
                patient,
                provision.getType() == ConsentProvisionType.PERMIT,
                actor,
                standing,
                role(consent.getExtensionsByUrl(FhirPackage.AUTHORIZATION_ROLE)));
    }

    static void status(Consent consent) {
        if (consent.hasStatus() && consent.getStatus() != ConsentState.ACTIVE) {
            throw complaint(RightsFault.CONSENT_STATUS, "Consent.status");
        }
        if (consent.hasScope() && consent.getScope().getCoding().stream().noneMatch(Declaration::isPrivacy)) {
            throw complaint(RightsFault.PROVISION_TOO_FINE, "Consent.scope");
        }
    }

    private static boolean isPrivacy(Coding scope) {
        return "patient-privacy".equals(scope.getCode());
    }

    private static void onlyWhatIsKept(Consent consent, ProvisionComponent provision) {
        refuse(consent.hasModifierExtension(), "Consent.modifierExtension");
        refuse(provision.hasModifierExtension(), PROVISION + ".modifierExtension");
        refuse(provision.hasPeriod(), PROVISION + ".period");
        refuse(provision.hasAction(), PROVISION + ".action");
        refuse(provision.hasSecurityLabel(), PROVISION + ".securityLabel");
        refuse(provision.hasClass_(), PROVISION + ".class");
        refuse(provision.hasCode(), PROVISION + ".code");
        refuse(provision.hasDataPeriod(), PROVISION + ".dataPeriod");
        refuse(provision.hasData(), PROVISION + ".data");
        refuse(provision.hasProvision(), PROVISION + ".provision");
    }

    private static void refuse(boolean present, String where) {
        if (present) {
            throw complaint(RightsFault.PROVISION_TOO_FINE, where);
        }
    }

    private static Optional<Professional> actor(List<provisionActorComponent> actors) {
        if (actors.size() > 1) {
            throw complaint(RightsFault.ACTOR_SEVERAL, PROVISION + ".actor");
        }
        return actors.stream().findFirst().map(actor -> {
            refuse(actor.hasRole() && !isRecipient(actor.getRole()), PROVISION + ".actor[0].role");
            var reference = actor.getReference();
            var id = Professionals.id(reference.getIdentifier())
                    .orElseThrow(() -> complaint(
                            RightsFault.ACTOR_NOT_A_PROFESSIONAL, PROVISION + ".actor[0].reference.identifier"));
            return new Professional(
                    id, Optional.ofNullable(reference.getDisplay()).orElse(""));
        });
    }

    private static boolean isRecipient(CodeableConcept role) {
        return role.getCoding().stream().anyMatch(coding -> "IRCP".equals(coding.getCode()));
    }

    /** Care as usual is what an authorization is for anyway. */
    private static Optional<StandingConsent> standing(List<Coding> purposes) {
        var special = purposes.stream()
                .filter(purpose ->
                        !(StandingConsent.ACT_REASON.equals(purpose.getSystem()) && "TREAT".equals(purpose.getCode())))
                .toList();
        if (special.isEmpty()) {
            return Optional.empty();
        }
        var known = StandingConsent.of(special.get(0));
        if (known.isEmpty() || purposes.size() > 1) {
            throw complaint(RightsFault.PURPOSE_UNKNOWN, PROVISION + ".purpose");
        }
        return known;
    }

    private static boolean role(List<Extension> roles) {
        for (var role : roles) {
            if (!(role.getValue() instanceof PrimitiveType<?> code)
                    || !PatientView.MEDECIN_TRAITANT.equals(code.getValueAsString())) {
                throw complaint(
                        RightsFault.ROLE_UNKNOWN,
                        "Consent.extension.where(url = '" + FhirPackage.AUTHORIZATION_ROLE + "')");
            }
        }
        return !roles.isEmpty();
    }

    private static Refusal complaint(RightsFault fault, String where) {
        return Refusal.of(Complaint.of(fault).at(where));
    }
}
