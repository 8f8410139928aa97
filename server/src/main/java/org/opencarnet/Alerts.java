package org.opencarnet;

import java.time.Clock;
import org.opencarnet.notification.CourierTime;
import org.opencarnet.notification.Notification;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Those who bring the alerts. */
@Configuration(proxyBeanMethods = false)
@Import(Notification.class)
class Alerts {

    @Bean
    CourierTime courierTime() {
        return new CourierTime(Clock.systemUTC());
    }
}
