package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.train.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private static List<String> lines(int total, int perEpoch) {
        return lines(total, perEpoch, 0);
    }

    private static List<String> lines(int total, int perEpoch, int secondsPerStep) {
        AtomicLong nanos = new AtomicLong();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        ProgressLines lines = new ProgressLines(new Console(stream, stream, false), nanos::get);
        for (int step = 1; step <= total; step++) {
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(secondsPerStep));
            lines.stepped(new Progress(
                    new Progress.Position(step, total, 1 + step / perEpoch, step % perEpoch == 0),
                    0.5,
                    Map.of(),
                    1e-3,
                    new Progress.Speed(64, total - step)));
        }
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void few_epochs_have_a_line_each() {
        assertThat(lines(120, 10)).hasSize(12);
    }

    @Test
    void many_epochs_share_twenty_lines() {
        assertThat(lines(10_000, 10)).hasSize(20);
    }

    @Test
    void a_long_training_has_one_every_five_minutes() {
        assertThat(lines(1000, 1000, 60)).hasSize(200);
    }

    @Test
    void one_long_epoch_has_ten_lines() {
        assertThat(lines(1000, 1000))
                .hasSize(10)
                .first()
                .isEqualTo("step 100 of 1000 (10 %, epoch 1): loss 0.50000, 64 images/s, 15 min 0 s left");
    }
}
