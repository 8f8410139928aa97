package org.opencarnet;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What becomes of records ten years after their closing.
 *
 * @param mode What is done about those that are due: report tells of them in the log, destroy destroys them.
 * @param every How often they are looked for.
 */
@Validated
@ConfigurationProperties("carnet.retention")
record RetentionProperties(
        @DefaultValue("report") Mode mode,
        @DefaultValue("1d") Duration every) {

    /** What is done. */
    enum Mode {
        REPORT,
        DESTROY
    }
}
