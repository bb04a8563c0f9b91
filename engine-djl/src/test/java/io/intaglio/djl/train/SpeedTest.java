package io.intaglio.djl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpeedTest {

    private final AtomicLong now = new AtomicLong(TimeUnit.HOURS.toNanos(5));
    private final Speed speed = new Speed(now::get);

    private void steps(int count, long millis) {
        for (int i = 0; i < count; i++) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
            speed.took(8);
        }
    }

    @Test
    void unknownBeforeTheFirstStep() {
        assertThat(speed.imagesPerSecond()).isZero();
    }

    @Test
    void followsWhatLasts() {
        steps(5, 200);
        assertThat(speed.imagesPerSecond()).isCloseTo(40, within(1e-9));

        steps(60, 400);
        assertThat(speed.imagesPerSecond()).isCloseTo(20, within(0.1));
    }

    /** A step in an hour in which the process was stopped. */
    @Test
    void aStepThatTookAnHourSaysLittle() {
        steps(20, 200);
        steps(1, 3_600_000);

        assertThat(speed.imagesPerSecond()).isBetween(30.0, 40.0);
        assertThat(speed.seconds()).isCloseTo(3604, within(1e-6));
    }

    @Test
    void whatLiesBetweenStepsIsLeftOut() {
        steps(5, 200);
        now.addAndGet(TimeUnit.SECONDS.toNanos(7));
        speed.pause();
        steps(1, 200);

        assertThat(speed.imagesPerSecond()).isCloseTo(40, within(1e-9));
    }
}
