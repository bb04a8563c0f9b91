package io.intaglio.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.compile.Convolutions;
import io.intaglio.djl.compile.Convolutions.Use;
import io.intaglio.djl.compile.DjlProviders;
import io.intaglio.djl.compile.EngineOutOfMemory;
import io.intaglio.djl.train.TrainingLoop;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.network.Architecture;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Shape;
import io.intaglio.network.ShapeException;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.spi.CloseGuard;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineMemory;
import io.intaglio.train.Batch;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.MixedPrecision;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;
import io.intaglio.train.TrainingResult;
import io.intaglio.train.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** PyTorch's natives behind DJL. It trains on all its devices together, and runs on the first. */
final class DjlEngine implements Engine {

    private final List<DeviceInfo> devices;
    private final Threads threads;
    private final String library;
    private final DjlProviders providers;
    private final Convolutions convolutions;
    private final PassExecutor passes;
    private final List<NDManager> managers = new ArrayList<>();
    private final Set<DjlAutoencoder> opened = ConcurrentHashMap.newKeySet();
    private final CloseGuard guard = new CloseGuard("this engine");

    /** Of the process, as are the seed of PyTorch's generator and its collector of gradients: engines share them. */
    private static final Semaphore TRAINING = new Semaphore(1);

    /**
     * An engine on some devices.
     *
     * @param devices at least one
     * @param convolutions computes them
     * @param passes runs models
     */
    DjlEngine(
            List<DeviceInfo> devices,
            Threads threads,
            String library,
            DjlProviders providers,
            Convolutions convolutions,
            PassExecutor passes) {
        this.devices = devices;
        this.threads = threads;
        this.library = library;
        this.providers = providers;
        this.convolutions = convolutions;
        this.passes = passes;
        threads.enter();
        devices.forEach(device -> managers.add(Natives.engine().newBaseManager(DeviceChoice.djl(device))));
    }

    @Override
    public DeviceInfo device() {
        return devices.get(0);
    }

    @Override
    public Settings about() {
        return Settings.of("engine", DjlEngineProvider.NAME)
                .with("backend", library)
                .with("device", names())
                .with("threads", threads.count())
                .with("djl", ai.djl.engine.Engine.getDjlVersion());
    }

    @Override
    public TrainingResult train(TrainingJob job, TrainingListener listener) {
        return guard.through(() -> {
            if (!TRAINING.tryAcquire()) {
                throw new IllegalStateException("a training is under way in this process, which can do one at a time;"
                        + " wait for its end, or train in a process of its own");
            }
            try {
                return trained(job, listener);
            } finally {
                TRAINING.release();
            }
        });
    }

    private TrainingResult trained(TrainingJob job, TrainingListener listener) {
        threads.enter();
        Architecture architecture = job.architecture();
        ImageSpec in = architecture.in();
        if (in.fixed()) {
            ShapePlan.of(architecture, in.height(), in.width());
        } else if (job.config().crop() > 0) {
            ShapePlan.of(architecture, job.config().crop(), job.config().crop());
        }
        Compiled compiled = compiled(architecture, job.config().mixedPrecision());
        tryCustomLayers(architecture);
        TrainingState reached = job.from().map(Checkpoint::state).orElse(TrainingState.BEGINNING);
        Batch first = job.data().get(reached.step());
        String words = names() + " (" + device().description() + ")";
        // Of its own, so that whatever is begun is freed, even by a training that never got to its first step.
        List<NDManager> own = managers.stream().map(NDManager::newSubManager).toList();
        try (TrainingLoop loop = new TrainingLoop(job, reached, listener, compiled, own, first, words)) {
            return loop.run();
        } catch (EngineException e) {
            throw EngineOutOfMemory.explained(
                    e,
                    names(),
                    "a smaller batch or crop takes less, and so does a batch in parts (the setting accumulate=2)");
        } finally {
            own.forEach(NDManager::close);
        }
    }

    /**
     * Goes once through a network with layers of plug-ins, at a size that is not square: where height and width are
     * one, a layer that confuses them would be found by nobody.
     */
    private void tryCustomLayers(Architecture architecture) {
        if (architecture.in().fixed() || !(hasCustom(architecture.encoder()) || hasCustom(architecture.decoder()))) {
            return;
        }
        ShapePlan smallest = ShapePlan.smallest(architecture);
        Shape.Map in = smallest.rows().get(0).in().map("a network");
        int width = in.width() + smallest.stride();
        try {
            ShapePlan.of(architecture, in.height(), width);
        } catch (ShapeException e) {
            return; // squares alone
        }
        Weights weights = Weights.initial(smallest.weights(), 0);
        List<Integer> labels = architecture.latent().classes() > 0 ? List.of(0) : List.of();
        try (Autoencoder model = opened(architecture, weights)) {
            model.apply(ImageBatch.zeros(1, in.height(), width, in.channels()), new Condition(labels));
        }
    }

    private static boolean hasCustom(Network network) {
        return network.all().anyMatch(Layer.Custom.class::isInstance);
    }

    private Compiled compiled(Architecture architecture, MixedPrecision precision) {
        Compiled single = new Compiled(architecture, providers, convolutions, Use.TRAINING);
        if (precision == MixedPrecision.NONE) {
            return single;
        }
        if (managers.get(0).getDevice().isGpu()) {
            throw new InvalidInputException("mixed-precision=bfloat16 is for training on a CPU, and this one is on "
                    + names() + "; train with mixed-precision=none, or on the device cpu");
        }
        return single.inBfloat16();
    }

    @Override
    public Autoencoder open(Architecture architecture, Weights weights) {
        return guard.through(() -> opened(architecture, weights));
    }

    private Autoencoder opened(Architecture architecture, Weights weights) {
        threads.enter();
        DjlAutoencoder model = new DjlAutoencoder(
                new Compiled(architecture, providers, convolutions, Use.RUNNING),
                weights,
                managers.get(0),
                threads,
                passes,
                this::open,
                this::closed);
        opened.add(model);
        return model;
    }

    private void closed(DjlAutoencoder model) {
        opened.remove(model);
        convolutions.keep();
    }

    private String names() {
        return devices.get(0).name()
                + devices.stream()
                        .skip(1)
                        .map(other -> other.name().replace("gpu:", ","))
                        .collect(Collectors.joining());
    }

    @Override
    public EngineMemory memory() {
        return NativeMemory.ENGINE;
    }

    @Override
    public int arrays() {
        return managers.stream()
                .mapToInt(manager -> manager.getManagedArrays().size())
                .sum();
    }

    @Override
    public void close() {
        guard.close(() -> {
            opened.forEach(DjlAutoencoder::close);
            managers.forEach(NDManager::close);
            passes.close();
        });
    }
}
