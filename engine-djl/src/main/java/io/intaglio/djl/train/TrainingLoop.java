package io.intaglio.djl.train;

import ai.djl.ndarray.NDManager;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Processor;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.ShapePlan.TermNetworkPlan;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.train.Advice;
import io.intaglio.train.Batch;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.DivergedException;
import io.intaglio.train.LearningRateCurve;
import io.intaglio.train.Progress;
import io.intaglio.train.ResourceUsage;
import io.intaglio.train.Schedule;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingEvent;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingReport;
import io.intaglio.train.TrainingResult;
import io.intaglio.train.TrainingStart;
import io.intaglio.train.TrainingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training, from the first step to the last. */
public final class TrainingLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

    /** Seconds from which on a hint how to be faster is worth its line. */
    private static final double LONG = 300;

    /** The kind of advice that says what held-out data lacks. */
    private static final String UNREAD = "held-out";

    private static final String WARM_UP = "warm-up";

    private final TrainingJob job;
    private final TrainingConfig config;
    private final Remedies remedies;
    private final TrainingListener listener;
    private final NDManager parent;
    private final List<WeightSpec> specs;
    private final List<Replica> replicas = new ArrayList<>();
    private final Parameters parameters;
    private final Learner learner;
    private final HeldOutValidator validator;
    private final NonFiniteLocator locator;
    private final TrainingDiagnostics diagnosis;
    private final long perEpoch;
    private final Budget budget;
    private final Speed speed = new Speed();
    private final History history = new History();
    private final List<Advice> advice = new ArrayList<>();
    private LearningRateCurve curve;
    private long step;

    /**
     * Prepares a training.
     *
     * @param reached what the job goes on from
     * @param devices a manager each; the first one's optimizer takes the steps
     * @param first the first batch, of whose size the network is planned
     */
    public TrainingLoop(
            TrainingJob job,
            TrainingState reached,
            TrainingListener listener,
            Compiled compiled,
            List<NDManager> devices,
            Batch first,
            String device) {
        this.job = job;
        this.config = job.config();
        this.remedies = new Remedies(config);
        this.listener = listener;
        this.parent = devices.get(0);
        ShapePlan plan = ShapePlan.of(
                job.architecture(), first.input().height(), first.input().width());
        this.specs = plan.weights();
        Weights begin = Weights.initial(specs, config.seed()).and(job.initial());
        Weights raw = job.from().map(Checkpoint::raw).orElse(begin).check(specs);
        Weights average = job.from().map(Checkpoint::average).orElse(begin).check(specs);
        job.from().flatMap(Checkpoint::best).ifPresent(best -> best.check(specs));
        List<TermNetworkPlan> parts = plan.parts();
        Optional<OptimizerState> state = job.from().map(from -> OptimizerState.of(from.optimizer(), parts));
        Weights all = raw.and(state.map(OptimizerState::parts)
                .orElseGet(() -> initial(parts, config.seed()))
                .check(parts.stream().flatMap(part -> part.weights().stream()).toList()));
        this.perEpoch = job.data().perEpoch();
        this.step = reached.step();
        this.budget = new Budget(config, perEpoch, reached.total(), System::nanoTime);
        DryPass.prove(compiled, specs, parts, all, parent, first);
        // Before anything else is there: it takes as much memory as the training.
        double pace = StepTiming.worthwhile(budget.total() - step)
                ? StepTiming.secondsPerStep(config, compiled, specs, parts, all, devices, first)
                : Double.NaN;
        devices.forEach(manager -> replicas.add(new Replica(compiled, specs, parts, all, manager)));
        Replica leader = replicas.get(0);
        this.parameters = new Parameters(specs, leader, average);
        this.learner = new Learner(config, replicas, parameters, state);
        this.validator = new HeldOutValidator(job, reached, listener, compiled, parameters, leader.manager());
        this.locator = new NonFiniteLocator(compiled, leader, specs, config.accumulate());
        this.diagnosis = new TrainingDiagnostics(compiled, leader, config);
        this.curve = new LearningRateCurve(config, reached.turn(), reached.turnRate());
        listener.on(
                new TrainingEvent.Started(new TrainingStart(plan, first.count(), device, step, budget.total(), pace)));
        double expected = config.minutes() > 0 ? 60 * config.minutes() : pace * budget.total();
        if (job.from().isEmpty() && expected > LONG && couldBeFaster(compiled)) {
            advise(new Advice(
                    step,
                    "bfloat16",
                    "This processor multiplies numbers of 16 bits by itself: with the setting mixed-precision=bfloat16"
                            + " convolutions learn about one and a half times as fast."));
        }
    }

    private static Weights initial(List<TermNetworkPlan> parts, long seed) {
        Weights all = Weights.of(Map.of());
        for (TermNetworkPlan part : parts) {
            all = all.and(part.initial(seed));
        }
        return all;
    }

    private boolean couldBeFaster(Compiled compiled) {
        return !compiled.isInBfloat16()
                && !parent.getDevice().isGpu()
                && Processor.multipliesBfloat16()
                && specs.stream().anyMatch(spec -> spec.shape().size() == 4);
    }

    /** Trains until the budget is spent, patience is out or the listener says stop. */
    public TrainingResult run() {
        try {
            return trained();
        } catch (RuntimeException | Error e) { // a plug-in's code may throw anything
            keep(e);
            throw e;
        }
    }

    /** Where no step was broken off in the middle, for want of memory say, what was reached can be kept. */
    private void keep(Throwable cause) {
        try {
            if (!learner.halfway() && parameters.finite()) {
                listener.on(new TrainingEvent.Failing(this::checkpoint));
            }
        } catch (RuntimeException | Error e) {
            cause.addSuppressed(e);
        }
    }

    private TrainingResult trained() {
        long images = 0;
        while ((budget.total() == 0 || step < budget.total()) && !validator.exhausted() && !listener.stop()) {
            Batch batch = job.data().get(step);
            double rate = curve.at(step, budget.total()) * validator.rate();
            Map<String, Double> terms = learn(batch, rate);
            step++;
            images += batch.count();
            speed.took(batch.count());
            measureOut();
            Progress progress = progress(terms, rate, batch.count());
            history.add(progress);
            diagnosis.learned(progress.loss());
            if (progress.position().endOfEpoch()) {
                epochEnded(progress.position().epoch());
            }
            // Before the listener, whose checkpoint should know of the look.
            if (validator.due(step, budget.total())) {
                validate(batch, rate);
            }
            listener.on(new TrainingEvent.Stepped(progress, this::checkpoint));
        }
        Checkpoint last = checkpoint();
        double seconds = speed.seconds();
        return new TrainingResult(
                config.patience() > 0 ? last.best().orElse(last.average()) : last.average(),
                last,
                new TrainingReport(
                        step,
                        budget.total(),
                        seconds,
                        images / seconds,
                        history.points(),
                        validator.taken(),
                        advice,
                        job.data().skipped()));
    }

    /** Where a training that went on is told its end only now, this is where it turns. */
    private void measureOut() {
        boolean open = budget.total() == 0;
        budget.stepped(step);
        adviseOfWarmUp();
        if (open && budget.total() > 0 && curve.turn() > 0) {
            curve = curve.turned(config, step, 0);
        }
    }

    /** As soon as the end is known, once. A resumed training could not follow: it keeps its warm-up. */
    private void adviseOfWarmUp() {
        long total = budget.total();
        if (total > 0
                && job.from().isEmpty()
                && config.warmUp() > 0
                && config.warmUp() >= total / 2
                && config.schedule() != Schedule.ONE_CYCLE // it has a warm-up of its own
                && advice.stream().noneMatch(said -> said.kind().equals(WARM_UP))) {
            advise(new Advice(
                    step,
                    WARM_UP,
                    "The warm-up of " + steps(config.warmUp())
                            + (config.warmUp() > total ? " is longer than" : " is half or more of")
                            + " the training of " + steps(total) + ". It learns more with --set warm-up="
                            + total / 20 + ", or over more steps."));
        }
    }

    private static String steps(long count) {
        return count + (count == 1 ? " step" : " steps");
    }

    private Map<String, Double> learn(Batch batch, double rate) {
        try {
            return learner.learn(batch, step, rate);
        } catch (Learner.Diverged diverged) {
            String cause = locator.cause(batch, diverged.terms());
            throw new DivergedException(
                    diverged.getMessage() + " at step " + (step + 1) + "; " + cause + "; " + remedies.diverged(rate),
                    diverged);
        }
    }

    private void validate(Batch batch, double rate) {
        validator.validate(step, this::checkpoint);
        validator
                .complaint()
                .filter(reason -> advice.stream().noneMatch(said -> said.kind().equals(UNREAD)))
                .ifPresent(reason -> advise(new Advice(
                        step,
                        UNREAD,
                        "Held-out data could not be read (" + reason
                                + "): the training goes on, judged by what can be read.")));
        diagnosis.examine(batch, step, rate, settled()).forEach(this::advise);
        if (validator.exhausted()) {
            advise(new Advice(
                    step,
                    "early-stop",
                    "Held-out data has not done better for " + config.patience() + " validations, since step "
                            + validator.bestStep()
                            + ": the training ends, and the plate has the weights of that step."));
        }
        speed.pause();
    }

    /** Whether no term's weight is still growing, and the warm-up is well over. */
    private boolean settled() {
        return step >= 2L * config.warmUp()
                && job.architecture().objective().stream().allMatch(term -> step >= term.warmUp());
    }

    private void advise(Advice said) {
        advice.add(said);
        listener.on(new TrainingEvent.Advised(said));
    }

    private void epochEnded(long epoch) {
        ResourceUsage resources =
                new ResourceUsage(parent.getManagedArrays().size(), ProcessMemory.bytes(), JavaHeap.touched());
        EpochEvent.emit(epoch, resources);
        LOG.debug(
                "epoch {}: {} native arrays, {} bytes native, {} of Java's heap",
                epoch,
                resources.arrays(),
                resources.nativeBytes(),
                resources.heapBytes());
        listener.on(new TrainingEvent.EpochEnded(epoch, resources));
    }

    private Progress progress(Map<String, Double> terms, double rate, int batch) {
        Map<String, Double> named = new LinkedHashMap<>(terms);
        double total = named.remove("loss");
        double left = budget.total() == 0
                ? Double.NaN
                : (budget.total() - step) * batch / Math.max(1e-9, speed.imagesPerSecond());
        return new Progress(
                new Progress.Position(step, budget.total(), (step - 1) / perEpoch + 1, step % perEpoch == 0),
                total,
                named,
                rate,
                new Progress.Speed(speed.imagesPerSecond(), left));
    }

    /** @throws DivergedException where a number is not finite: from such weights nothing can go on */
    private Checkpoint checkpoint() {
        if (!parameters.finite()) {
            throw new DivergedException(
                    "the weights are not finite any more after step " + step + "; "
                            + remedies.diverged(config.learningRate()),
                    null);
        }
        Weights average = validator.bestStep() == step && validator.best().isPresent()
                ? validator.best().get()
                : parameters.averagedCopy();
        return new Checkpoint(
                parameters.rawCopy(),
                average,
                validator.best(),
                learner.state().joined(),
                validator.in(
                        TrainingState.BEGINNING.at(step, budget.total()).withTurn(curve.turn(), curve.turnRate())));
    }

    @Override
    public void close() {
        learner.close();
        parameters.close();
        replicas.forEach(Replica::close);
    }
}
