package org.opencarnet.xds;

import org.opencarnet.sharing.EbxmlRendering;
import org.opencarnet.xds.mapping.RegistryRendering;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the face. */
@Configuration(proxyBeanMethods = false)
public class XdsConfiguration {

    @Bean
    EbxmlRendering ebxmlRendering() {
        return new RegistryRendering();
    }
}
