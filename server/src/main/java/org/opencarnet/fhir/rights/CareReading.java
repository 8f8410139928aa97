package org.opencarnet.fhir.rights;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.StringUtil;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.opencarnet.fhir.mapping.Identifiers;
import org.opencarnet.fhir.mapping.Systems;
import org.opencarnet.fhir.mapping.Times;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.CareResources;

/** Reads and places RelatedPerson and CareTeam; knows a Patient by name. */
public final class CareReading implements CareResources {

    private static final Set<String> CIRCLE = Set.of("Patient", "RelatedPerson", "CareTeam");
    private static final String STRUCTURES = Systems.URN_OID + Systems.STRUCTURE;
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    /** The reference to the patient. */
    static Reference patient(DomainResource resource) {
        return resource instanceof CareTeam team ? team.getSubject() : ((RelatedPerson) resource).getPatient();
    }

    /** The name of the element with the reference to the patient. */
    static String element(DomainResource resource) {
        return resource instanceof CareTeam ? "subject" : "patient";
    }

    @Override
    public String placed(String json, PatientRecord record) {
        var resource = parsed(json);
        var patient = new Reference("Patient/" + record.id())
                .setType("Patient")
                .setIdentifier(Identifiers.patient(record.ins()));
        if (resource instanceof CareTeam team) {
            team.setSubject(patient);
        } else {
            ((RelatedPerson) resource).setPatient(patient);
        }
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    @Override
    public RecordId patient(String json) {
        return new RecordId(
                UUID.fromString(patient(parsed(json)).getReferenceElement().getIdPart()));
    }

    @Override
    public Optional<RecordId> bearer(String json, String family, String given) {
        var patient = Plain.parsed(Patient.class, json);
        return patient.getName().stream()
                        .anyMatch(name -> same(name.getFamily(), family)
                                && Stream.concat(
                                                name.getGiven().stream().map(StringType::getValue),
                                                Stream.of(name.getGivenAsSingleString()))
                                        .anyMatch(one -> same(one, given)))
                ? Optional.of(
                        new RecordId(UUID.fromString(patient.getIdElement().getIdPart())))
                : Optional.empty();
    }

    /** The search finds beginnings of words too. */
    private static boolean same(@Nullable String one, String other) {
        return one != null
                && StringUtil.normalizeStringForSearchIndexing(one.strip())
                        .equals(StringUtil.normalizeStringForSearchIndexing(other));
    }

    @Override
    public List<Member> members(String json, Instant at) {
        return parsed(json) instanceof CareTeam team && isActive(team)
                ? team.getParticipant().stream()
                        .flatMap(participant -> member(team, participant, at).stream())
                        .toList()
                : List.of();
    }

    @Override
    public Optional<String> manager(String json) {
        return parsed(json) instanceof CareTeam team
                ? team.getManagingOrganization().stream()
                        .map(Reference::getIdentifier)
                        .filter(identifier -> STRUCTURES.equals(identifier.getSystem()))
                        .map(Identifier::getValue)
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public List<Named> circle(String json) {
        return FHIR.newTerser().getAllResourceReferences(parsed(json)).stream()
                .map(found -> found.getResourceReference().getReferenceElement())
                .filter(id -> CIRCLE.contains(String.valueOf(id.getResourceType())) && !id.isAbsolute())
                .map(id -> new Named(id.getResourceType(), id.getIdPart()))
                .toList();
    }

    private static boolean isActive(CareTeam team) {
        return !team.hasStatus() || team.getStatus() == CareTeamStatus.ACTIVE;
    }

    /** Within the period of the participation, or else of the team. */
    private static Optional<Member> member(CareTeam team, CareTeamParticipantComponent participant, Instant at) {
        var periods = List.of(participant.getPeriod(), team.getPeriod());
        var from = periods.stream()
                .filter(Period::hasStart)
                .map(period -> Times.start(period.getStartElement()))
                .findFirst();
        var until = periods.stream()
                .filter(Period::hasEnd)
                .map(period -> Times.end(period.getEndElement()))
                .findFirst();
        return Professionals.id(participant.getMember().getIdentifier())
                .map(professional -> new Member(professional, from.orElse(at), until));
    }

    private static DomainResource parsed(String json) {
        return (DomainResource) FHIR.newJsonParser().parseResource(json);
    }
}
