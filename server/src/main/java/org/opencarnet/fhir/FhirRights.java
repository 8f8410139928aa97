package org.opencarnet.fhir;

import java.time.Clock;
import org.opencarnet.fhir.rights.ConsentProvider;
import org.opencarnet.fhir.rights.PatientProvider;
import org.opencarnet.fhir.rights.ShownSubjects;
import org.opencarnet.sharing.Authorize;
import org.opencarnet.sharing.DecideOnEmergencies;
import org.opencarnet.sharing.Existence;
import org.opencarnet.sharing.OpenRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The providers of rights: who the patient is, who may reach the record, who did. Needs the use cases and {@link Callers}. */
@Configuration(proxyBeanMethods = false)
public class FhirRights {

    @Bean
    PatientProvider patientProvider(Callers callers, Existence existence, OpenRecord openRecord, Clock clock) {
        return new PatientProvider(callers, existence, openRecord, clock);
    }

    @Bean
    ShownSubjects subjects(Existence existence) {
        return new ShownSubjects(existence);
    }

    @Bean
    ConsentProvider consentProvider(Callers callers, Authorize authorize, DecideOnEmergencies emergencies) {
        return new ConsentProvider(callers, authorize, emergencies);
    }
}
