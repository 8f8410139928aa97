package org.opencarnet;

import java.time.Clock;
import java.util.Optional;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.opencarnet.fhir.CredentialCallers;
import org.opencarnet.fhir.FhirAlerts;
import org.opencarnet.fhir.FhirChallenge;
import org.opencarnet.fhir.FhirConfiguration;
import org.opencarnet.fhir.FhirDocuments;
import org.opencarnet.fhir.FhirRights;
import org.opencarnet.fhir.FhirSubmission;
import org.opencarnet.fhir.FhirValidation;
import org.opencarnet.fhir.OfferedChannels;
import org.opencarnet.identity.Identity;
import org.opencarnet.identity.RealTime;
import org.opencarnet.notification.AlertProperties;
import org.opencarnet.xds.WaitingParts;
import org.opencarnet.xds.XdsConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.ErrorPage;
import org.springframework.boot.web.server.ErrorPageRegistrar;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The doors and the faces behind them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertProperties.class)
@Import({
    Identity.class,
    CredentialCallers.class,
    FhirChallenge.class,
    FhirConfiguration.class,
    FhirDocuments.class,
    FhirSubmission.class,
    FhirRights.class,
    FhirAlerts.class,
    FhirValidation.class,
    XdsConfiguration.class,
    MutualTls.class
})
class Faces {

    @Bean
    ServletRegistrationBean<Unreached> unreached() {
        return new ServletRegistrationBean<>(new Unreached(), Unreached.PATH);
    }

    @Bean
    ErrorPageRegistrar unreachedPage() {
        return pages -> pages.addErrorPages(new ErrorPage(Unreached.PATH));
    }

    /** A coded slash goes on to the firewall, which refuses it in the words of the face. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreachedValve() {
        return tomcat -> {
            tomcat.addConnectorCustomizers(
                    connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
            tomcat.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new Unreached.Valve()));
        };
    }

    /** People are told by what the operator has said by whom. */
    @Bean
    OfferedChannels offeredChannels(AlertProperties alerts, Environment environment) {
        var server = Optional.ofNullable(environment.getProperty("spring.mail.host"));
        return new OfferedChannels(
                server.isPresent() && alerts.mail().sender().isPresent(),
                alerts.sms().gateway().isPresent());
    }

    @Bean
    WaitingParts waitingParts(ContentProperties content) {
        return new WaitingParts(content.folder());
    }

    @Bean
    RealTime realTime() {
        return new RealTime(Clock.systemUTC());
    }
}
