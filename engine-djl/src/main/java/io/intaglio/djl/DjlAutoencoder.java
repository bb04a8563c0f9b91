package io.intaglio.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.intaglio.config.InvalidInputException;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Draws;
import io.intaglio.djl.compile.EngineOutOfMemory;
import io.intaglio.djl.compile.FlatWeights;
import io.intaglio.djl.compile.LatentSample;
import io.intaglio.djl.compile.LogRatio;
import io.intaglio.djl.compile.Pass;
import io.intaglio.djl.compile.Tensors;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.model.PosteriorSample;
import io.intaglio.network.Architecture;
import io.intaglio.network.Latent;
import io.intaglio.network.ShapeException;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.Weights;
import io.intaglio.spi.CloseGuard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A network on a device. Each call has its own memory, so that several threads may call. */
final class DjlAutoencoder implements Autoencoder, LatentCodec {

    private final Compiled compiled;
    private final NDManager manager;
    private final FlatWeights weights;
    private final Threads threads;
    private final ShapePlan plan;
    private final PassExecutor passes;
    private final CloseGuard guard;
    private final Opener opener;
    private final Map<String, Autoencoder> companions;
    private final Consumer<DjlAutoencoder> closed;
    private final boolean owner;
    private volatile @Nullable Size fitting;

    /** Opens a further network on the same engine. */
    @FunctionalInterface
    interface Opener {

        Autoencoder open(Architecture architecture, Weights weights);
    }

    /** A size that the network was found to take. */
    private record Size(int height, int width) {}

    /**
     * Makes a network ready to run.
     *
     * @param passes runs it
     * @param opener opens networks beside it
     * @param closed is told when this is closed
     */
    DjlAutoencoder(
            Compiled compiled,
            Weights weights,
            NDManager parent,
            Threads threads,
            PassExecutor passes,
            Opener opener,
            Consumer<DjlAutoencoder> closed) {
        this.compiled = compiled;
        this.threads = threads;
        this.passes = passes;
        this.plan = ShapePlan.smallest(compiled.architecture());
        weights.check(plan.weights());
        this.manager = parent.newSubManager();
        this.weights = new FlatWeights(plan.weights(), weights, manager);
        this.guard = new CloseGuard("this model");
        this.opener = opener;
        this.companions = new ConcurrentHashMap<>();
        this.closed = closed;
        this.owner = true;
    }

    private DjlAutoencoder(DjlAutoencoder owner, Threads threads) {
        this.compiled = owner.compiled;
        this.manager = owner.manager;
        this.weights = owner.weights;
        this.plan = owner.plan;
        this.threads = threads;
        this.passes = owner.passes;
        this.guard = owner.guard;
        this.opener = owner.opener;
        this.companions = owner.companions;
        this.closed = owner.closed;
        this.owner = false;
    }

    @Override
    public Architecture architecture() {
        return compiled.architecture();
    }

    @Override
    public ShapePlan plan() {
        return plan;
    }

    @Override
    public int threads() {
        return threads.count();
    }

    @Override
    public Autoencoder onThreads(int count) {
        return new DjlAutoencoder(this, new Threads(count));
    }

    @Override
    public Autoencoder companion(String name, Architecture further, Supplier<Weights> numbers) {
        return guard.through(() -> companions.computeIfAbsent(name, any -> opener.open(further, numbers.get())))
                .onThreads(threads.count());
    }

    @Override
    public ImageBatch apply(ImageBatch x, Condition condition) {
        check(x);
        compiled.check(condition.labels(), x.count());
        return inMemoryOfItsOwn(scope -> {
            Pass pass = compiled.pass(weights::get, scope, false);
            NDArray encoded = compiled.encode(pass, Tensors.images(scope, x));
            return Tensors.images(compiled.decode(pass, compiled.mean(pass, encoded), condition.labels()));
        });
    }

    private <T> T inMemoryOfItsOwn(Function<NDManager, T> work) {
        return guard.through(() -> passes.run(() -> {
            threads.enter();
            try (NDManager scope = manager.newSubManager()) {
                return work.apply(scope);
            } catch (EngineException e) {
                throw EngineOutOfMemory.explained(
                        e,
                        manager.getDevice().toString(),
                        "a limit of memory makes tiles smaller, and the device cpu computes in main memory");
            }
        }));
    }

    private void check(ImageBatch x) {
        if (x.channels() != architecture().in().channels()) {
            throw new ShapeException("this network takes images of "
                    + architecture().in().channels() + " channels, not " + x.channels());
        }
        Size size = new Size(x.height(), x.width());
        if (!size.equals(fitting)) { // tiles, and the pictures of a folder, mostly have the size of the last
            ShapePlan.of(architecture(), size.height(), size.width());
            fitting = size;
        }
    }

    private void check(Tensor given) {
        List<Integer> shape = given.shape();
        io.intaglio.network.Shape code = plan.code();
        boolean fits = code instanceof io.intaglio.network.Shape.Map map
                ? shape.size() == 4
                        && shape.get(1) == map.channels()
                        && (!architecture().in().fixed() || shape.get(2) == map.height() && shape.get(3) == map.width())
                : shape.size() == 2 && shape.get(1) == code.channels();
        if (!fits) {
            throw new ShapeException("this network's code is "
                    + (code instanceof io.intaglio.network.Shape.Map
                            ? "a map of (count, " + code.channels() + ", height, width)"
                            : "a vector of (count, " + code.channels() + ")")
                    + ", not " + shape);
        }
    }

    @Override
    public long passBytes(ShapePlan size) {
        return NativeMemory.passBytes(size);
    }

    @Override
    public Optional<LatentCodec> codec() {
        return architecture().lateral() ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Tensor encode(ImageBatch x) {
        check(x);
        return inMemoryOfItsOwn(scope -> {
            Pass pass = compiled.pass(weights::get, scope, false);
            return tensor(compiled.mean(pass, compiled.encode(pass, Tensors.images(scope, x))));
        });
    }

    @Override
    public Optional<Tensor> logVariance(ImageBatch x) {
        check(x);
        return inMemoryOfItsOwn(scope -> {
            Pass pass = compiled.pass(weights::get, scope, false);
            NDArray variance = compiled.logVariance(pass, compiled.encode(pass, Tensors.images(scope, x)));
            return Optional.ofNullable(variance).map(DjlAutoencoder::tensor);
        });
    }

    @Override
    public PosteriorSample posterior(ImageBatch x, Condition condition, int draws, long seed) {
        check(x);
        gaussian("posterior");
        compiled.check(condition.labels(), x.count());
        List<Integer> labels = condition.labels().stream()
                .flatMap(label -> Collections.nCopies(draws, label).stream())
                .toList();
        return inMemoryOfItsOwn(scope -> {
            Pass pass = compiled.pass(weights::get, scope, Draws.posterior(seed));
            NDArray encoded = pass.repeated(compiled.encode(pass, Tensors.images(scope, x)), draws);
            LatentSample sample = compiled.sample(pass, encoded);
            NDArray ratio = LogRatio.of(sample);
            ImageBatch output = Tensors.images(compiled.decode(pass, Tensors.alias(sample.code(), scope), labels));
            for (Draws.Level level : pass.draws().levels()) {
                ratio = ratio.add(LogRatio.of(level));
            }
            return new PosteriorSample(output, tensor(ratio));
        });
    }

    @Override
    public ImageBatch prior(Condition condition, int count, double temperature, long seed) {
        gaussian("prior");
        compiled.check(condition.labels(), count);
        io.intaglio.network.Shape code = plan.code();
        Shape shape = code instanceof io.intaglio.network.Shape.Map map
                ? new Shape(count, map.channels(), map.height(), map.width())
                : new Shape(count, code.size());
        return inMemoryOfItsOwn(scope -> {
            Pass pass = compiled.pass(weights::get, scope, Draws.prior(seed, temperature));
            NDArray drawn = pass.draws().standard(scope.zeros(shape));
            NDArray laidOut = shape.dimension() == 4 ? Tensors.channelsLast(drawn) : drawn;
            return Tensors.images(compiled.decode(pass, laidOut, condition.labels()));
        });
    }

    private void gaussian(String what) {
        if (!(architecture().latent() instanceof Latent.Gaussian)) {
            throw new InvalidInputException("this network has no " + what + " to draw from, as it is not variational;"
                    + " train one with the architecture variational or ladder");
        }
    }

    private static Tensor tensor(NDArray array) {
        List<Integer> shape = new ArrayList<>();
        for (long extent : array.getShape().getShape()) {
            shape.add((int) extent);
        }
        return Tensor.of(shape, Tensors.floats(array));
    }

    /** The decoder is passed for places in it alone. */
    @Override
    public Map<String, Tensor> features(ImageBatch x, Condition condition, Set<String> places) {
        check(x);
        places.forEach(plan::at);
        return inMemoryOfItsOwn(scope -> {
            Pass pass = compiled.pass(weights::get, scope, false);
            NDArray code = compiled.mean(pass, compiled.encode(pass, Tensors.images(scope, x)));
            if (places.stream().anyMatch(place -> !compiled.passed(pass, place))) {
                compiled.check(condition.labels(), x.count());
                compiled.decode(pass, Tensors.alias(code, scope), condition.labels());
            }
            Map<String, Tensor> features = new TreeMap<>();
            for (String place : places) {
                features.put(place, tensor(compiled.at(pass, place)));
            }
            return features;
        });
    }

    @Override
    public ImageBatch decode(Tensor code, Condition condition) {
        check(code);
        compiled.check(condition.labels(), code.shape().get(0));
        return inMemoryOfItsOwn(scope -> {
            Pass pass = compiled.pass(weights::get, scope, Draws.decoding());
            long[] shape = code.shape().stream().mapToLong(Integer::longValue).toArray();
            NDArray array = Tensors.floats(scope, code.data(), new Shape(shape));
            if (shape.length == 4) {
                array = Tensors.channelsLast(array);
            }
            return Tensors.images(compiled.decode(pass, array, condition.labels()));
        });
    }

    @Override
    public void close() {
        if (owner) {
            guard.close(() -> {
                companions.values().forEach(Autoencoder::close);
                weights.close();
                manager.close();
                closed.accept(this);
            });
        }
    }
}
