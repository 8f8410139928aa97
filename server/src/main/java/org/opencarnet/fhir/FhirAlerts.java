package org.opencarnet.fhir;

import java.time.Clock;
import org.opencarnet.fhir.alerts.Notices;
import org.opencarnet.fhir.alerts.SubscriptionProvider;
import org.opencarnet.sharing.NoticeRendering;
import org.opencarnet.sharing.Subscribe;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Subscriptions, and the words of what endpoints are sent. Needs the use case, {@link Callers} and {@link OfferedChannels}. */
@Configuration(proxyBeanMethods = false)
public class FhirAlerts {

    @Bean
    SubscriptionProvider subscriptionProvider(
            Callers callers, Subscribe subscribe, OfferedChannels offered, Clock clock) {
        return new SubscriptionProvider(callers, subscribe, offered, clock);
    }

    @Bean
    NoticeRendering noticeRendering() {
        return new Notices();
    }
}
