package org.opencarnet;

import org.opencarnet.access.Access;
import org.opencarnet.access.Policy;
import org.opencarnet.terminology.HabilitationMatrix;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The law as the operator has set it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PolicyProperties.class)
class Law {

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
