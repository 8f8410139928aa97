package org.opencarnet.identity.vihf;

import org.opencarnet.identity.RealTime;
import org.opencarnet.identity.SignatureCheck;
import org.opencarnet.identity.VihfCheck;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The proof of VIHF and of signature documents, as the operator trusts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VihfProperties.class)
public class VihfIdentity {

    @Bean
    TrustFiles trustFiles(VihfProperties properties, RealTime time) {
        return new TrustFiles(properties.places(), time.clock());
    }

    @Bean
    VihfCheck vihfs(TrustFiles trusted, VihfProperties properties, RealTime time) {
        return new Vihfs(trusted, properties.terms(), time.clock());
    }

    /** Documents are signed with the same cards and certificates as messages. */
    @Bean
    SignatureCheck signatureDocuments(TrustFiles trusted, RealTime time) {
        return new SignatureDocuments(trusted, time.clock());
    }
}
