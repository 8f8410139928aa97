package org.opencarnet.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the FHIR face. Who wires it supplies {@link Callers} and the use cases; every {@link FhirProvider} there is is served. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FhirProperties.class)
public class FhirConfiguration {

    private static final String PATH = "/fhir";

    @Bean
    FhirFace.Parts fhirParts(ObjectProvider<FhirProvider> providers, ObjectProvider<FhirHook> hooks) {
        return new FhirFace.Parts(
                providers.orderedStream().toList(), hooks.orderedStream().toList());
    }

    @Bean
    FhirFace fhirFace(
            FhirProperties properties, FhirFace.Parts parts, @Value("${carnet.public-base-url:}") String publicBase) {
        var context = FhirContext.forR4();
        context.setParserErrorHandler(new StrictParsing());
        var base = Optional.of(publicBase).filter(url -> !url.isBlank()).map(url -> url.replaceAll("/+$", "") + PATH);
        return new FhirFace(context, properties, base, parts);
    }

    @Bean
    ServletRegistrationBean<FhirFace> fhirServlet(FhirFace face) {
        var registration = new ServletRegistrationBean<>(face, PATH + "/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
