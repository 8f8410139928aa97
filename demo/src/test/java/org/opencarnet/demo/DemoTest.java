package org.opencarnet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.opencarnet.demo.clock.DemoClock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

class DemoTest {

    @Test
    void theServerTellsItsTimeByTheDemoClock() {
        DemoClock clock = new DemoClock(Clock.systemUTC());

        try (var server = new SpringApplicationBuilder(WithAClock.class)
                .web(WebApplicationType.NONE)
                .initializers(Demo.timeOf(clock))
                .run()) {
            assertThat(server.getBean(Clock.class)).isSameAs(clock);
        }
    }

    @Test
    void theServerDoesNotBecomeAnAuthorizationServer() {
        String[] all = ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())
                .getCandidates()
                .toArray(String[]::new);

        boolean[] wanted = filter().match(all, null);

        assertThat(all).anyMatch(name -> name.endsWith(".OAuth2AuthorizationServerAutoConfiguration"));
        for (int i = 0; i < all.length; i++) {
            assertThat(wanted[i]).as(all[i]).isEqualTo(!all[i].contains("AuthorizationServer"));
        }
    }

    /** As Spring Boot finds it. */
    private static AutoConfigurationImportFilter filter() {
        return SpringFactoriesLoader.loadFactories(AutoConfigurationImportFilter.class, DemoTest.class.getClassLoader())
                .stream()
                .filter(NoAuthorizationServer.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    static class WithAClock {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
