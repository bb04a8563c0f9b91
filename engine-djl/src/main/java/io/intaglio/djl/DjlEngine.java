package io.intaglio.djl;

import ai.djl.ndarray.NDManager;
import io.intaglio.config.Settings;
import io.intaglio.djl.compile.Compiled;
import io.intaglio.djl.spi.DjlLayerProvider;
import io.intaglio.djl.train.TrainingLoop;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.Engine;
import io.intaglio.spi.Providers;
import io.intaglio.train.Batch;
import io.intaglio.train.Trained;
import io.intaglio.train.TrainingJob;
import io.intaglio.train.TrainingListener;

/** PyTorch's natives behind DJL, on one device. */
final class DjlEngine implements Engine {

    private final DeviceInfo device;
    private final Threads threads;
    private final String library;
    private final Providers<DjlLayerProvider> layers;
    private final NDManager manager;

    DjlEngine(DeviceInfo device, Threads threads, String library, Providers<DjlLayerProvider> layers) {
        this.device = device;
        this.threads = threads;
        this.library = library;
        this.layers = layers;
        threads.enter();
        this.manager = Natives.engine().newBaseManager(DeviceChoice.djl(device));
    }

    @Override
    public DeviceInfo device() {
        return device;
    }

    @Override
    public Settings about() {
        return Settings.of("engine", DjlEngineProvider.NAME)
                .with("backend", library)
                .with("device", device.name())
                .with("threads", threads.count())
                .with("djl", ai.djl.engine.Engine.getDjlVersion());
    }

    @Override
    public Trained train(TrainingJob job, TrainingListener listener) {
        threads.enter();
        Architecture architecture = job.architecture();
        ImageSpec in = architecture.in();
        if (in.fixed()) {
            ShapePlan.of(architecture, in.height(), in.width());
        } else if (job.config().crop() > 0) {
            ShapePlan.of(architecture, job.config().crop(), job.config().crop());
        }
        Compiled compiled = new Compiled(architecture, layers);
        Batch first = job.data()
                .get(job.from()
                        .map(from -> Long.parseLong(from.progress().get("step", "0")))
                        .orElse(0L));
        String words = device.name() + " (" + device.description() + ", " + threads.count() + " threads)";
        try (TrainingLoop loop = new TrainingLoop(job, listener, compiled, manager, first, words)) {
            return loop.run();
        }
    }

    @Override
    public Autoencoder open(Architecture architecture, Weights weights) {
        threads.enter();
        return new DjlAutoencoder(new Compiled(architecture, layers), weights, manager, threads);
    }

    /** Arrays that the engine holds: a measure of leaks. */
    int arrays() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
