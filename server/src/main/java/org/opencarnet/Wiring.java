package org.opencarnet;

import java.time.Clock;
import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.fhir.CredentialCallers;
import org.opencarnet.fhir.FhirChallenge;
import org.opencarnet.fhir.FhirConfiguration;
import org.opencarnet.identity.Identity;
import org.opencarnet.identity.RealTime;
import org.opencarnet.storage.Storage;
import org.opencarnet.terminology.HabilitationMatrix;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Joins ports and implementations, the law and the faces; the only configuration with conditions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PolicyProperties.class)
@Import({Storage.class, Identity.class, FhirConfiguration.class, CredentialCallers.class, FhirChallenge.class})
class Wiring {

    /** The record's time; the demo brings a clock of its own, which then is primary. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RealTime realTime() {
        return new RealTime(Clock.systemUTC());
    }

    @Bean
    Policy policy(PolicyProperties properties) {
        return properties.toPolicy();
    }

    @Bean
    HabilitationMatrix habilitationMatrix(PolicyProperties properties) {
        var chosen = properties.matrix();
        var matrix = chosen.ownFile().map(WrongMatrix::read).orElseGet(HabilitationMatrix::published);
        return chosen.assumedRows() ? matrix.withAssumedRows() : matrix;
    }

    @Bean
    Access access(Policy policy, HabilitationMatrix matrix) {
        return new Access(policy, matrix);
    }
}
