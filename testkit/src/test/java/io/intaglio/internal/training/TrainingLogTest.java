package io.intaglio.internal.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.Bench;
import io.intaglio.Intaglio;
import io.intaglio.data.Source;
import io.intaglio.train.Advice;
import io.intaglio.train.Progress;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.Validation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A training that nobody listens to says in the log how it goes. */
class TrainingLogTest {

    private final List<String> logged = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();

    private final class Kept implements System.Logger {

        @Override
        public String getName() {
            return "kept";
        }

        @Override
        public boolean isLoggable(System.Logger.Level level) {
            return true;
        }

        @Override
        public void log(System.Logger.Level level, ResourceBundle bundle, String text, Throwable thrown) {
            logged.add(level + " " + text);
        }

        @Override
        public void log(System.Logger.Level level, ResourceBundle bundle, String format, Object... values) {
            logged.add(level + " " + format);
        }
    }

    private static Progress step(long step, long total) {
        return new Progress(
                new Progress.Position(step, total, 1, false), 0.125, Map.of(), 0.001, new Progress.Speed(50, 120));
    }

    @Test
    void aLineEveryTenSecondsAndAtTheEnd() {
        TrainingLog log = new TrainingLog(new Kept(), clock::get);
        for (long step = 0; step < 25; step++) {
            clock.addAndGet(1_000_000_000L);
            log.on(new TrainingEvent.Stepped(step(step + 1, 25), () -> null));
        }
        assertThat(logged)
                .containsExactly(
                        "INFO step 1 of 25: loss 0.12500, 50 images/s, 2 min left",
                        "INFO step 11 of 25: loss 0.12500, 50 images/s, 2 min left",
                        "INFO step 21 of 25: loss 0.12500, 50 images/s, 2 min left",
                        "INFO step 25 of 25: loss 0.12500, 50 images/s, 2 min left");
    }

    @Test
    void looksAtHeldOutDataAndAdviceAreLogged() {
        TrainingLog log = new TrainingLog(new Kept(), clock::get);
        log.on(new TrainingEvent.Validated(new Validation(5, 0.01, true), () -> null));
        log.on(new TrainingEvent.Advised(new Advice(5, "constant", "All is {0} gray.")));

        assertThat(logged)
                .containsExactly(
                        "INFO held-out data after step 5: mean squared error 0.010000 (20.00 dB), the best so far",
                        "WARNING All is {0} gray.");
    }

    @Test
    void aTrainingWithoutAListenerLogsAndOneWithAListenerDoesNot() throws IOException {
        Logger log = Logger.getLogger("io.intaglio.Training");
        Handler keeping = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Level before = log.getLevel();
        log.setLevel(Level.INFO);
        log.addHandler(keeping);
        log.setUseParentHandlers(false);
        try (Intaglio intaglio = Bench.intaglio();
                Source data = new Bench.Images(8, 1, 3, "d")) {
            intaglio.train("dim").data(data).run();
            assertThat(logged)
                    .anyMatch(line -> line.startsWith("training ") && line.contains(" parameters on "))
                    .anyMatch(line -> line.startsWith("step "))
                    .anyMatch(line -> line.startsWith("held-out data after step "))
                    .anyMatch(line -> line.contains("left out"));
            logged.clear();

            intaglio.train("dim")
                    .data(data)
                    .listener(TrainingListener.NONE)
                    .warnings(warning -> {})
                    .run();
            assertThat(logged).isEmpty();
        } finally {
            log.removeHandler(keeping);
            log.setLevel(before);
            log.setUseParentHandlers(true);
        }
    }
}
