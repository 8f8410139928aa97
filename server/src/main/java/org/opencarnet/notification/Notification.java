package org.opencarnet.notification;

import java.util.Optional;
import java.util.stream.Stream;
import org.opencarnet.sharing.NoticeRendering;
import org.opencarnet.sharing.Tell;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** The courier with all his ways. Needs the use case {@link Tell}, the rendering of the face and {@link CourierTime}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertProperties.class)
public class Notification {

    @Bean
    HookCarrier hookCarrier(NoticeRendering rendering, AlertProperties properties) {
        return new HookCarrier(rendering, properties.hooks());
    }

    @Bean
    Courier courier(Tell tell, Ways ways, AlertProperties properties, CourierTime time) {
        return new Courier(tell, ways.carriers().toList(), properties, time.clock());
    }

    /** As far as the operator has said by what. */
    @Bean
    Ways ways(ObjectProvider<JavaMailSender> mail, HookCarrier hooks, AlertProperties properties, CourierTime time) {
        var wording = new Wording(Optional.ofNullable(properties.link()), Optional.ofNullable(properties.contact()));
        var sender = Optional.ofNullable(mail.getIfAvailable());
        return new Ways(
                sender.flatMap(by -> properties.mail().sender().map(from -> new MailCarrier(by, from, wording))),
                properties.sms().gateway().map(gateway -> new SmsCarrier(properties.sms(), wording, time.clock())),
                hooks);
    }

    @Bean
    AlertsEndpoint alertsEndpoint(Tell tell, CourierTime time) {
        return new AlertsEndpoint(tell, time.clock());
    }

    @Bean
    AlertMetrics alertMetrics(Tell tell) {
        return new AlertMetrics(tell);
    }

    /** The ways by which messages go. */
    record Ways(Optional<MailCarrier> mail, Optional<SmsCarrier> sms, HookCarrier hooks) {

        Stream<Carrier> carriers() {
            return Stream.of(mail, sms, Optional.of(hooks)).flatMap(Optional::stream);
        }
    }
}
