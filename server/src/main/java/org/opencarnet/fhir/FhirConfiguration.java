package org.opencarnet.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import org.opencarnet.access.Access;
import org.opencarnet.fhir.leaving.Fence;
import org.opencarnet.fhir.mapping.FhirRendering;
import org.opencarnet.sharing.Rendering;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The beans of the face itself: whoever wires it adds beans that are {@link FhirProvider}s, and all of them are served behind the fence. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FhirProperties.class)
public class FhirConfiguration {

    static final String PATH = "/fhir";

    @Bean
    FhirFace.Parts fhirParts(ObjectProvider<FhirProvider> providers, ObjectProvider<FhirHook> hooks) {
        return new FhirFace.Parts(
                providers.orderedStream().toList(), hooks.orderedStream().toList());
    }

    @Bean
    Fence fhirFence(Access access) {
        return new Fence(access);
    }

    @Bean
    FhirFace fhirFace(FhirProperties properties, FhirFace.Parts parts, Environment environment) {
        var context = FhirContext.forR4();
        context.setParserErrorHandler(new StrictParsing());
        var base = Optional.ofNullable(environment.getProperty("carnet.public-base-url"))
                .filter(url -> !url.isBlank())
                .map(url -> url.replaceAll("/+$", "") + PATH);
        return new FhirFace(context, properties, base, parts);
    }

    @Bean
    Rendering rendering() {
        return new FhirRendering(FhirContext.forR4Cached());
    }

    @Bean
    ServletRegistrationBean<FhirFace> fhirServlet(FhirFace face) {
        var registration = new ServletRegistrationBean<>(face, PATH + "/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
