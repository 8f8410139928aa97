package org.opencarnet;

import java.time.Clock;
import org.opencarnet.storage.Storage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Joins ports and implementations; the only configuration with conditions. */
@Configuration(proxyBeanMethods = false)
@Import(Storage.class)
class Wiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
