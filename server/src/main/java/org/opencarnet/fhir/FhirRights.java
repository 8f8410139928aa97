package org.opencarnet.fhir;

import java.time.Clock;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.opencarnet.fhir.rights.AuditEventBatch;
import org.opencarnet.fhir.rights.AuditEventProvider;
import org.opencarnet.fhir.rights.CareCircleProvider;
import org.opencarnet.fhir.rights.CareReading;
import org.opencarnet.fhir.rights.ConsentProvider;
import org.opencarnet.fhir.rights.DirectoryProvider;
import org.opencarnet.fhir.rights.PatientProvider;
import org.opencarnet.fhir.rights.PublishedProvider;
import org.opencarnet.fhir.rights.RecordOperations;
import org.opencarnet.fhir.rights.ShownSubjects;
import org.opencarnet.fhir.search.Paging;
import org.opencarnet.sharing.Authorize;
import org.opencarnet.sharing.CareCircle;
import org.opencarnet.sharing.CloseRecord;
import org.opencarnet.sharing.DecideOnceForAll;
import org.opencarnet.sharing.Directory;
import org.opencarnet.sharing.Existence;
import org.opencarnet.sharing.ExportRecord;
import org.opencarnet.sharing.FeedTrail;
import org.opencarnet.sharing.FindPatients;
import org.opencarnet.sharing.OpenRecord;
import org.opencarnet.sharing.ReadTrail;
import org.opencarnet.sharing.WhoCanSee;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The providers of rights: who the patient is, who may reach the record, who did. Needs the use cases and {@link Callers}. */
@Configuration(proxyBeanMethods = false)
public class FhirRights {

    @Bean
    PatientProvider.Uses patientUses(Existence existence, FindPatients finding, OpenRecord opening) {
        return new PatientProvider.Uses(existence, finding, opening);
    }

    @Bean
    PatientProvider patientProvider(Callers callers, PatientProvider.Uses uses, Clock clock) {
        return new PatientProvider(callers, uses, clock);
    }

    @Bean
    AuditEventProvider.UseCases trail(ReadTrail reading, FeedTrail feeding) {
        return new AuditEventProvider.UseCases(reading, feeding);
    }

    @Bean
    RecordOperations.Uses recordUses(CloseRecord closing, ExportRecord exporting, WhoCanSee seeing, ReadTrail trail) {
        return new RecordOperations.Uses(closing, exporting, seeing, trail);
    }

    @Bean
    RecordOperations recordOperations(Callers callers, RecordOperations.Uses uses) {
        return new RecordOperations(callers, uses);
    }

    @Bean
    AuditEventProvider auditEventProvider(
            Callers callers, AuditEventProvider.UseCases trail, FhirProperties properties, Clock clock) {
        var paging = new Paging(properties.pageSize(), properties.largestPage());
        return new AuditEventProvider(callers, trail, paging, clock);
    }

    @Bean
    AuditEventBatch auditEventBatch(Callers callers, FeedTrail feeding, Clock clock) {
        return new AuditEventBatch(callers, feeding, clock);
    }

    @Bean
    CareReading careReading() {
        return new CareReading();
    }

    @Bean
    CareCircleProvider<RelatedPerson> relatedPersonProvider(Callers callers, CareCircle circle) {
        return new CareCircleProvider<>(RelatedPerson.class, callers, circle);
    }

    @Bean
    CareCircleProvider<CareTeam> careTeamProvider(Callers callers, CareCircle circle) {
        return new CareCircleProvider<>(CareTeam.class, callers, circle);
    }

    @Bean
    DirectoryProvider<Practitioner> practitionerProvider(Callers callers, Directory directory) {
        return new DirectoryProvider<>(Practitioner.class, callers, directory);
    }

    @Bean
    DirectoryProvider<PractitionerRole> practitionerRoleProvider(Callers callers, Directory directory) {
        return new DirectoryProvider<>(PractitionerRole.class, callers, directory);
    }

    @Bean
    DirectoryProvider<Organization> organizationProvider(Callers callers, Directory directory) {
        return new DirectoryProvider<>(Organization.class, callers, directory);
    }

    @Bean
    PublishedProvider<CodeSystem> codeSystemProvider() {
        return new PublishedProvider<>(CodeSystem.class);
    }

    @Bean
    PublishedProvider<ValueSet> valueSetProvider() {
        return new PublishedProvider<>(ValueSet.class);
    }

    @Bean
    PublishedProvider<StructureDefinition> structureDefinitionProvider() {
        return new PublishedProvider<>(StructureDefinition.class);
    }

    @Bean
    PublishedProvider<OperationDefinition> operationDefinitionProvider() {
        return new PublishedProvider<>(OperationDefinition.class);
    }

    @Bean
    ShownSubjects subjects(Existence existence) {
        return new ShownSubjects(existence);
    }

    @Bean
    ConsentProvider consentProvider(Callers callers, Authorize authorize, DecideOnceForAll decisions) {
        return new ConsentProvider(callers, authorize, decisions);
    }
}
