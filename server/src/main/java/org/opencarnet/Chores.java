package org.opencarnet;

import java.time.Duration;
import java.util.List;
import org.opencarnet.record.PatientRecord;
import org.opencarnet.sharing.ReleaseResults;
import org.opencarnet.sharing.Retention;
import org.opencarnet.trail.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What time alone brings about. Of several nodes each does it, so it bears being done twice. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionProperties.class)
class Chores {

    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final Duration HOURLY = Duration.ofHours(1);

    @Bean
    Repeating retentionChore(Retention retention, RetentionProperties properties) {
        return new Repeating(Repeating.Work.nowAndThen(
                "retention",
                properties.every(),
                properties.mode() == RetentionProperties.Mode.DESTROY
                        ? () -> told("destroyed", retention.destroy())
                        : () -> told("due to be destroyed (carnet.retention.mode=destroy)", retention.due())));
    }

    @Bean
    @ConditionalOnProperty("carnet.policy.release-invisible-after")
    Repeating releaseChore(ReleaseResults results, PolicyProperties policy) {
        return new Repeating(Repeating.Work.nowAndThen(
                "release", HOURLY, () -> results.after(policy.releaseAfter().orElseThrow())));
    }

    private static void told(String what, List<PatientRecord> records) {
        if (!records.isEmpty()) {
            LOG.info(
                    "{} records {}: {}",
                    records.size(),
                    what,
                    records.stream().map(record -> record.id().toString()).toList());
        }
    }
}
