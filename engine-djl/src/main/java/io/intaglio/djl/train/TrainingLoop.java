package io.intaglio.djl.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.Batch;
import io.intaglio.train.Batches;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.Progress;
import io.intaglio.train.Trained;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import io.intaglio.train.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One training, from the first step to the last. */
public final class TrainingLoop implements AutoCloseable {

    private static final int LOOKS = 10;
    private static final int BATCHES_A_LOOK = 16;

    private final TrainingJob job;
    private final TrainingConfig config;
    private final TrainingListener listener;
    private final Compiled compiled;
    private final NDManager manager;
    private final Parameters parameters;
    private final Adam adam;
    private final Loss loss;
    private final List<WeightSpec> specs;
    private final long perEpoch;
    private final Budget budget;
    private final Speed speed = new Speed();
    private final History history = new History();
    private final List<Validation> validations = new ArrayList<>();
    private long step;

    /**
     * Prepares a training.
     *
     * @param parent the device's manager
     * @param first the first batch, of whose size the network is planned
     */
    public TrainingLoop(
            TrainingJob job,
            TrainingListener listener,
            Compiled compiled,
            NDManager parent,
            Batch first,
            String device) {
        this.job = job;
        this.config = job.config();
        this.listener = listener;
        this.compiled = compiled;
        ShapePlan plan = ShapePlan.of(
                job.architecture(), first.input().height(), first.input().width());
        this.specs = plan.weights();
        Weights begin = Weights.initial(specs, config.seed());
        Weights raw = job.from().map(Checkpoint::raw).orElse(begin).check(specs);
        Weights average = job.from().map(Checkpoint::average).orElse(begin).check(specs);
        this.manager = parent.newSubManager();
        this.parameters = new Parameters(specs, raw, average, manager);
        this.adam = new Adam(
                config,
                parameters.trained(),
                job.from().map(Checkpoint::optimizer).orElse(null));
        this.loss = new Loss(compiled, parameters::raw, specs);
        this.perEpoch = job.data().perEpoch();
        Settings progress = job.from().map(Checkpoint::progress).orElse(Settings.empty());
        this.step = Long.parseLong(progress.get("step", "0"));
        this.budget = new Budget(config, perEpoch, Long.parseLong(progress.get("total", "0")));
        listener.started(plan, first.count(), device);
    }

    /** Trains until the budget is spent or the listener says stop. */
    public Trained run() {
        long begun = step;
        long images = 0;
        while ((budget.total() == 0 || step < budget.total()) && !listener.stop()) {
            Batch batch = job.data().get(step);
            double rate = config.learningRate() * config.schedule().factor(step, budget.total(), config.warmUp());
            Map<String, Double> terms = learn(batch, rate);
            step++;
            images += batch.count();
            speed.took(batch.count());
            budget.stepped(step - begun, step);
            Progress progress = progress(terms, rate, batch.count());
            history.add(progress);
            listener.stepped(progress, this::checkpoint);
            if (looksNow()) {
                validate();
            }
        }
        Checkpoint last = checkpoint();
        double seconds = speed.seconds();
        return new Trained(
                last.average(),
                last,
                new TrainingReport(
                        step,
                        budget.total(),
                        seconds,
                        images / seconds,
                        history.points(),
                        validations,
                        job.data().skipped()));
    }

    private Map<String, Double> learn(Batch batch, double rate) {
        // Only this reaches the native generator: every step draws from its own seed, whatever went before.
        Engine.getInstance().setRandomSeed((int) (31 * config.seed() + step * 0x9E3779B1L));
        Map<String, Double> terms = new LinkedHashMap<>();
        try (NDManager scope = manager.newSubManager()) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                Loss.Value value = loss.of(scope, batch, step);
                collector.backward(value.total());
                terms.put("loss", (double) value.total().getFloat());
                value.terms().forEach((name, array) -> terms.put(name, (double) array.getFloat()));
            }
            finite("the loss", terms.get("loss"), rate);
            finite("the gradient's norm", adam.update(step, rate), rate);
            parameters.average(step, config.ema());
        }
        return terms;
    }

    private void finite(String what, double value, double rate) {
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(what + " became " + value + " at step " + (step + 1)
                    + "; a smaller learning rate (now " + rate + ") or --set clip=1 may help");
        }
    }

    private Progress progress(Map<String, Double> terms, double rate, int batch) {
        Map<String, Double> named = new LinkedHashMap<>(terms);
        double total = named.remove("loss");
        double left = budget.total() == 0
                ? Double.NaN
                : (budget.total() - step) * batch / Math.max(1e-9, speed.imagesPerSecond());
        return new Progress(
                step,
                budget.total(),
                (step - 1) / perEpoch + 1,
                step % perEpoch == 0,
                total,
                named,
                rate,
                speed.imagesPerSecond(),
                left);
    }

    private boolean looksNow() {
        long total = budget.total();
        return job.validation().isPresent()
                && total > 0
                && (step == total || step % Math.max(1, (total + LOOKS - 1) / LOOKS) == 0);
    }

    private void validate() {
        Batches held = job.validation().orElseThrow();
        double sum = 0;
        long numbers = 0;
        for (long i = 0; i < Math.min(BATCHES_A_LOOK, held.perEpoch()); i++) {
            Batch batch = held.get(i);
            try (NDManager scope = manager.newSubManager()) {
                var pass = compiled.pass(parameters::averaged, scope, false);
                NDArray encoded = compiled.encode(pass, Tensors.images(scope, batch.input()));
                NDArray mean = compiled.mean(encoded);
                NDArray output = compiled.decode(pass, mean, batch.labels());
                NDArray error = output.sub(Tensors.images(scope, batch.target()));
                sum += error.square().sum().getFloat();
                numbers += batch.target().data().length;
            }
        }
        Validation validation = new Validation(step, sum / numbers);
        validations.add(validation);
        listener.validated(validation);
        speed.pause();
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(
                parameters.rawCopy(),
                parameters.averagedCopy(),
                adam.state(),
                Settings.of("step", step).with("total", budget.total()));
    }

    @Override
    public void close() {
        adam.close();
        parameters.close();
        manager.close();
    }
}
