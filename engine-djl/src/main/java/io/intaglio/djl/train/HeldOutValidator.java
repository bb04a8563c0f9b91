package io.intaglio.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Pass;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.Schedule;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingState;
import io.intaglio.train.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The looks at held-out data: when they are taken, the best of them, and what follows for the rate and the end. */
final class HeldOutValidator {

    private static final int BATCHES = 16;
    private static final int SHOWN = 4;

    private final TrainingJob job;
    private final TrainingConfig config;
    private final Optional<Batches> held;
    private final TrainingListener listener;
    private final Compiled compiled;
    private final Parameters parameters;
    private final NDManager manager;
    private final List<Validation> taken = new ArrayList<>();
    private Optional<Weights> best;
    private double bestLoss;
    private long bestStep;
    private int stale;
    private double rate;
    private @Nullable RuntimeException unreadable;

    HeldOutValidator(
            TrainingJob job,
            TrainingState resumed,
            TrainingListener listener,
            Compiled compiled,
            Parameters parameters,
            NDManager manager) {
        this.job = job;
        this.config = job.config();
        this.held = job.validation();
        this.listener = listener;
        this.compiled = compiled;
        this.parameters = parameters;
        this.manager = manager;
        this.best = job.from().flatMap(Checkpoint::best);
        this.bestLoss = resumed.bestMse();
        this.bestStep = resumed.bestStep();
        this.stale = resumed.stale();
        this.rate = resumed.rate();
    }

    /** Whether it is time for one after a step; they lie evenly, the last at the end. */
    boolean due(long step, long total) {
        return total > 0 && (step == total || step % Math.max(1, (total + config.looks() - 1) / config.looks()) == 0);
    }

    /** Looks, if anything was held out and can be read. */
    void validate(long step, Supplier<Checkpoint> checkpoint) {
        if (held.isEmpty()) {
            return;
        }
        double mse = mse(held.get(), step);
        if (Double.isNaN(mse)) {
            return;
        }
        Optional<Weights> averaged = job.scorer().map(own -> parameters.averagedCopy());
        Optional<Validation.Score> score =
                averaged.flatMap(weights -> job.scorer().orElseThrow().score(weights));
        // A mean squared error is no substitute for a score that is missing once: it is on another scale.
        boolean comparable = job.scorer().isEmpty() || score.isPresent();
        double loss = score.map(own -> own.figure().loss()).orElse(mse);
        boolean better = comparable && loss < bestLoss;
        if (better) {
            bestLoss = loss;
            bestStep = step;
            best = Optional.of(averaged.orElseGet(parameters::averagedCopy));
            stale = 0;
        } else if (comparable) {
            stale++;
            if (config.schedule() == Schedule.PLATEAU && stale % config.plateau() == 0) {
                rate /= 2;
            }
        }
        Validation validation = new Validation(step, mse, score, better);
        taken.add(validation);
        listener.on(new TrainingEvent.Validated(validation, checkpoint));
    }

    /** Of the batches that can be read; NaN where none can. */
    private double mse(Batches data, long step) {
        double sum = 0;
        double numbers = 0;
        boolean shown = false;
        boolean read = false;
        for (long i = 0; i < Math.min(BATCHES, data.perEpoch()); i++) {
            Optional<Batch> batch = batch(data, i);
            read |= batch.isPresent();
            // In the parts that training takes it in: what fits into memory there fits here.
            for (Batch part :
                    batch.map(whole -> whole.split(config.accumulate())).orElse(List.of())) {
                try (NDManager scope = manager.newSubManager()) {
                    Pass pass = compiled.pass(parameters::averaged, scope, false);
                    NDArray mean = compiled.mean(pass, compiled.encode(pass, Tensors.images(scope, part.input())));
                    NDArray output = compiled.decode(pass, mean, part.labels());
                    if (!shown) {
                        show(step, part, output);
                        shown = true;
                    }
                    NDArray squares =
                            output.sub(Tensors.images(scope, part.target())).square();
                    if (part.weight().isPresent()) {
                        squares =
                                squares.mul(Tensors.images(scope, part.weight().get()));
                    }
                    sum += squares.sum().getFloat();
                    numbers += counted(part);
                }
            }
        }
        if (!read) {
            return Double.NaN;
        }
        return numbers == 0 ? 0 : sum / numbers;
    }

    /** Data that cannot be read is no reason to end a training, or to lose it. */
    private Optional<Batch> batch(Batches data, long number) {
        try {
            return Optional.of(data.get(number));
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            unreadable = e;
            return Optional.empty();
        }
    }

    /** Why a batch of held-out data could not be read at the last look, if so; it is told once. */
    Optional<String> complaint() {
        Optional<String> reason = Optional.ofNullable(unreadable).map(e -> String.valueOf(e.getMessage()));
        unreadable = null;
        return reason;
    }

    /** How many numbers' errors count: a network may do what it likes where they do not. */
    private static double counted(Batch part) {
        if (part.weight().isEmpty()) {
            return part.target().data().length;
        }
        double sum = 0;
        for (float weight : part.weight().get().data()) {
            sum += weight;
        }
        return sum;
    }

    private void show(long step, Batch part, NDArray output) {
        Batch first = part.split((part.count() + SHOWN - 1) / SHOWN).get(0);
        listener.on(
                new TrainingEvent.Sampled(step, first, Tensors.images(output).images(0, first.count())));
    }

    /** By what a plateau multiplies the learning rate. */
    double rate() {
        return rate;
    }

    /** Whether patience has run out. */
    boolean exhausted() {
        return config.patience() > 0 && stale >= config.patience();
    }

    /** The averaged weights at the best look. */
    Optional<Weights> best() {
        return best;
    }

    /** The step of the best look, or 0. */
    long bestStep() {
        return bestStep;
    }

    List<Validation> taken() {
        return taken;
    }

    /** Adds what a resumed training must know. */
    TrainingState in(TrainingState state) {
        TrainingState now = state.withRate(rate);
        return best.isEmpty()
                ? now.withBest(Double.POSITIVE_INFINITY, 0, stale)
                : now.withBest(bestLoss, bestStep, stale);
    }
}
