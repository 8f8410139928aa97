package org.opencarnet.fhir;

import java.nio.file.Path;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Patient;
import org.opencarnet.fhir.validation.ConformancePackages;
import org.opencarnet.fhir.validation.ValidateProvider;
import org.opencarnet.fhir.validation.Validator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code $validate} for the types that are sent to us. Needs {@link Callers}. */
@Configuration(proxyBeanMethods = false)
public class FhirValidation {

    @Bean
    Validator validator(FhirProperties properties) {
        var paths = properties.packages().stream().map(Path::of).toList();
        return new Validator(new ConformancePackages(paths));
    }

    @Bean
    ValidateProvider<Bundle> validateBundles(Callers callers, Validator validator) {
        return new ValidateProvider<>(Bundle.class, callers, validator);
    }

    @Bean
    ValidateProvider<DocumentReference> validateDocuments(Callers callers, Validator validator) {
        return new ValidateProvider<>(DocumentReference.class, callers, validator);
    }

    @Bean
    ValidateProvider<ListResource> validateLists(Callers callers, Validator validator) {
        return new ValidateProvider<>(ListResource.class, callers, validator);
    }

    @Bean
    ValidateProvider<Patient> validatePatients(Callers callers, Validator validator) {
        return new ValidateProvider<>(Patient.class, callers, validator);
    }

    @Bean
    ValidateProvider<AuditEvent> validateEvents(Callers callers, Validator validator) {
        return new ValidateProvider<>(AuditEvent.class, callers, validator);
    }

    @Bean
    ValidateProvider<Consent> validateConsents(Callers callers, Validator validator) {
        return new ValidateProvider<>(Consent.class, callers, validator);
    }
}
