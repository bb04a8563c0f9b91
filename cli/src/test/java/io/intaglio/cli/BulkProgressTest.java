package io.intaglio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BulkProgressTest {

    private static String said(int pictures, int secondsEach) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        AtomicLong clock = new AtomicLong(17);
        try (BulkProgress tally =
                new BulkProgress(new Console(stream, stream, false), "picture", pictures, null, clock::get)) {
            for (int i = 1; i <= pictures; i++) {
                clock.addAndGet(TimeUnit.SECONDS.toNanos(secondsEach));
                tally.done(i);
            }
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineAMinuteSaysWhatIsLeft() {
        assertThat(said(10, 20).lines())
                .containsExactly(
                        "3 of 10 pictures, about 2 min 20 s left",
                        "6 of 10 pictures, about 1 min 20 s left",
                        "9 of 10 pictures, about 20 s left");
    }

    @Test
    void ofWhatIsSoonDoneNothingIsSaid() {
        assertThat(said(20, 1)).isEmpty();
        assertThat(said(1, 300)).isEmpty();
    }
}
