package org.opencarnet.fhir.rights;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.opencarnet.access.Authorization;
import org.opencarnet.access.Policy;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.fhir.mapping.Times;
import org.opencarnet.profiles.FhirPackage;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.sharing.Authorizations.Standing;
import org.opencarnet.sharing.Authorize;
import org.opencarnet.sharing.Existence;

/** How a professional stands with a patient, and what the patient decided once for all, as Consent in the shape of IHE PCF. */
final class ConsentView {

    /** Joins a record's id to the code of a standing consent. */
    static final char JOINT = '.';

    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    /** The resource that consents of the DMP are about, as the VIHF names it. */
    private static final String POLICY = "urn:dmp";

    private ConsentView() {}

    /** All that an overview holds; the standing consents where they are the caller's to see. */
    static List<Consent> all(Authorize.Overview overview) {
        var standings = overview.standings().stream().map(each -> of(overview, each));
        var decided = overview.whole()
                ? Arrays.stream(StandingConsent.values()).map(each -> of(overview.record(), each))
                : Stream.<Consent>empty();
        return Stream.concat(standings, decided).toList();
    }

    /** The one pair that an overview holds. */
    static Optional<Consent> one(Authorize.Overview overview) {
        return overview.standings().stream().findFirst().map(standing -> of(overview, standing));
    }

    private static Consent of(Authorize.Overview overview, Standing standing) {
        var state = Existence.Standing.of(
                standing.blockedAt().isPresent(), standing.authorization(), overview.at(), overview.policy());
        var consent = base(overview.record());
        consent.setId(standing.id().toString());
        consent.getMeta().setVersionId(Integer.toString(standing.version()));
        consent.setStatus(state == Existence.Standing.NON_EXISTE ? ConsentState.INACTIVE : ConsentState.ACTIVE);
        consent.addExtension(
                FhirPackage.AUTHORIZATION_STATE, new CodeType(state.name().toLowerCase(Locale.ROOT)));
        if (standing.medecinTraitant()) {
            consent.addExtension(FhirPackage.AUTHORIZATION_ROLE, new CodeType(PatientView.MEDECIN_TRAITANT));
        }
        var since = standing.blockedAt().or(standing::grantedAt);
        since.map(Times::dateTime).ifPresent(consent::setDateTimeElement);
        var provision = consent.getProvision();
        provision.setType(standing.blockedAt().isPresent() ? ConsentProvisionType.DENY : ConsentProvisionType.PERMIT);
        provision.setPeriod(period(since, standing.authorization(), overview.policy()));
        provision
                .addActor()
                .setRole(new CodeableConcept(new Coding(PARTICIPATION, "IRCP", "information recipient")))
                .setReference(Professionals.reference(
                        standing.professional().id(), standing.professional().name()));
        return consent;
    }

    /** What the patient decided in one matter. */
    static Consent of(PatientRecord record, StandingConsent decided) {
        var consent = base(record);
        consent.setId(record.id().toString() + JOINT + decided.suffix());
        consent.setStatus(ConsentState.ACTIVE);
        consent.setDateTimeElement(new DateTimeType());
        consent.getDateTimeElement().addExtension(ABSENT, new CodeType("unknown"));
        consent.getProvision()
                .setType(
                        decided.matter().permittedBy(record.consents())
                                ? ConsentProvisionType.PERMIT
                                : ConsentProvisionType.DENY)
                .addPurpose(decided.coding());
        return consent;
    }

    private static Consent base(PatientRecord record) {
        var consent = new Consent();
        consent.setScope(new CodeableConcept(new Coding(SCOPE, "patient-privacy", "Privacy Consent")));
        consent.addCategory(new CodeableConcept(new Coding(ACT_CODE, "INFA", "information access")));
        consent.setPatient(patient(record));
        consent.addPerformer(patient(record));
        consent.addOrganization(new Reference().setDisplay("Carnet"));
        consent.setSource(new Attachment().setTitle("Consentement tenu par le carnet"));
        consent.addPolicy().setUri(POLICY);
        return consent;
    }

    private static Reference patient(PatientRecord record) {
        return new Reference("Patient/" + record.id())
                .setType("Patient")
                .setIdentifier(Identifiers.patient(record.ins()));
    }

    /** From the declaration to the end of the window; a block has no end. */
    private static Period period(Optional<Instant> since, Authorization authorization, Policy policy) {
        var period = new Period();
        since.map(Times::dateTime).ifPresent(period::setStartElement);
        if (authorization instanceof Authorization.Granted granted) {
            period.setEndElement(Times.dateTime(policy.end(granted)));
        }
        return period;
    }
}
