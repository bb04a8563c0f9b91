package io.intaglio.examples.benchmark;

import io.intaglio.Intaglio;
import io.intaglio.config.Settings;
import io.intaglio.spi.EngineOptions;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import java.util.Optional;

/**
 * Trains one network with Intaglio for a number of steps, everything at its defaults, and prints how long that took.
 */
final class IntaglioPeer {

    private IntaglioPeer() {}

    /**
     * Runs the training.
     *
     * @param arguments {@code NETWORK BATCH SIDE WARM_UP STEPS}
     */
    public static void main(String[] arguments) {
        System.out.println(measure(arguments));
    }

    static PeerLine measure(String[] arguments) {
        int batch = Integer.parseInt(arguments[1]);
        int side = Integer.parseInt(arguments[2]);
        int warmUp = Integer.parseInt(arguments[3]);
        int steps = Integer.parseInt(arguments[4]);
        try (Intaglio intaglio = Intaglio.builder()
                .engine(new EngineOptions().device("cpu").threads(2))
                .open()) {
            Subject shared = Subject.shared(arguments[0], intaglio);
            Subject subject = new Subject(shared.name(), shared.architecture(), side, batch);
            TrainingConfig config = Settings.of("epochs", 0)
                    .with("steps", warmUp + steps)
                    .with("batch", batch)
                    // The others look at nothing beside their steps; one look, at the end, is no step either.
                    .with("looks", 1)
                    .applyTo(new TrainingConfig());
            Span span = new Span(warmUp, warmUp + steps);
            intaglio.engine()
                    .train(
                            new TrainingJob(
                                    subject.architecture(),
                                    config,
                                    new SameBatch(subject.images()),
                                    Optional.empty(),
                                    Optional.empty()),
                            span);
            return new PeerLine(
                    "intaglio",
                    subject.name(),
                    subject.plan().parameters(),
                    batch,
                    steps,
                    (span.end - span.begin) / 1e9);
        }
    }

    /** The time from the end of one step to the end of another. */
    private static final class Span implements TrainingListener {

        private final int first;
        private final int last;
        private long begin;
        private long end;

        Span(int first, int last) {
            this.first = first;
            this.last = last;
        }

        @Override
        public void on(TrainingEvent event) {
            if (event instanceof TrainingEvent.Stepped stepped) {
                if (stepped.progress().step() == first) {
                    begin = System.nanoTime();
                } else if (stepped.progress().step() == last) {
                    end = System.nanoTime();
                }
            }
        }
    }
}
