package org.opencarnet.identity.vihf;

import org.opencarnet.identity.RealTime;
import org.opencarnet.identity.VihfCheck;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The proof of VIHF, as the operator trusts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VihfProperties.class)
public class VihfIdentity {

    @Bean
    VihfCheck vihfs(VihfProperties properties, RealTime time) {
        return new Vihfs(new TrustFiles(properties.places(), time.clock()), properties.terms(), time.clock());
    }
}
