package org.opencarnet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RepeatingTest {

    @Test
    void whatFailsIsTriedAgainAndToldWithoutWhatItWasDealingWith(CapturedOutput log) throws InterruptedException {
        var times = new CountDownLatch(3);
        var repeating = new Repeating(Repeating.Work.throughout("a job", Duration.ofMillis(5), () -> {
            times.countDown();
            throw new IllegalStateException("duplicate key (279035121518989)");
        }));

        repeating.start();
        var again = times.await(10, TimeUnit.SECONDS);
        repeating.stop();

        assertThat(again).isTrue();
        assertThat(log).containsOnlyOnce("a job fails and will be tried again").contains("IllegalStateException");
        assertThat(log).doesNotContain("279035121518989");
    }
}
