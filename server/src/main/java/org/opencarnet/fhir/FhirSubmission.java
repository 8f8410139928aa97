package org.opencarnet.fhir;

import java.time.Clock;
import org.opencarnet.fhir.rights.AuditEventBatch;
import org.opencarnet.fhir.submission.Intake;
import org.opencarnet.fhir.submission.ProvideDocumentBundle;
import org.opencarnet.fhir.submission.SimplifiedPublish;
import org.opencarnet.sharing.Admission;
import org.opencarnet.sharing.Amend;
import org.opencarnet.sharing.Ports;
import org.opencarnet.sharing.Read;
import org.opencarnet.sharing.Submit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The providers by which documents come in: ITI-65 and ITI-105. Needs the use cases, {@link Callers}, {@link Admission} and what takes batches. */
@Configuration(proxyBeanMethods = false)
public class FhirSubmission {

    @Bean
    Intake.UseCases intakeUseCases(Submit submit, Submit.Rules rules, Amend amend, Ports ports) {
        return new Intake.UseCases(submit, rules, amend, ports.contents());
    }

    @Bean
    Intake.Settings intakeSettings(FhirProperties properties, Admission admission) {
        return new Intake.Settings(properties.validation(), admission);
    }

    @Bean
    Intake intake(Intake.UseCases useCases, Intake.Settings settings, Clock clock) {
        return new Intake(useCases, settings, clock);
    }

    @Bean
    ProvideDocumentBundle provideDocumentBundle(Callers callers, Intake intake) {
        return new ProvideDocumentBundle(callers, intake);
    }

    @Bean
    PostedBundle postedBundle(ProvideDocumentBundle documents, AuditEventBatch events) {
        return new PostedBundle(documents, events);
    }

    @Bean
    SimplifiedPublish simplifiedPublish(Callers callers, Intake intake, Read read) {
        return new SimplifiedPublish(callers, intake, read);
    }
}
