package org.opencarnet;

import java.time.Clock;
import org.opencarnet.fhir.AcceptedAuthorities;
import org.opencarnet.fhir.CredentialCallers;
import org.opencarnet.fhir.FhirChallenge;
import org.opencarnet.fhir.FhirConfiguration;
import org.opencarnet.fhir.FhirDocuments;
import org.opencarnet.fhir.FhirRights;
import org.opencarnet.fhir.FhirSubmission;
import org.opencarnet.fhir.FhirValidation;
import org.opencarnet.identity.Identity;
import org.opencarnet.identity.RealTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The doors and the faces behind them. */
@Configuration(proxyBeanMethods = false)
@Import({
    Identity.class,
    CredentialCallers.class,
    FhirChallenge.class,
    FhirConfiguration.class,
    FhirDocuments.class,
    FhirSubmission.class,
    FhirRights.class,
    FhirValidation.class
})
class Faces {

    @Bean
    AcceptedAuthorities acceptedAuthorities(PolicyProperties policy) {
        return new AcceptedAuthorities(policy.acceptedAuthorities());
    }

    @Bean
    RealTime realTime() {
        return new RealTime(Clock.systemUTC());
    }
}
