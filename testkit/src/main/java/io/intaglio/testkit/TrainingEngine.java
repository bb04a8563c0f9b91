package io.intaglio.testkit;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Engine;
import io.intaglio.spi.EngineOptions;
import io.intaglio.spi.EngineProvider;
import java.util.Comparator;
import java.util.ServiceLoader;

/** The engine by which layers and terms are tried, and something to feed it with. */
final class TrainingEngine {

    private TrainingEngine() {}

    /** Returns the engine of lowest rank that trains, on the CPU. */
    static Engine open() {
        return ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(EngineProvider::trains)
                .min(Comparator.comparingInt(EngineProvider::rank))
                .orElseThrow(() -> new IllegalStateException(
                        "no engine that trains is on the class path; add one to the tests, intaglio-engine-djl say"))
                .open(new EngineOptions().device("cpu"));
    }

    /** Returns noise, evenly from [0, 1). */
    static ImageBatch noise(long seed, int count, int height, int width, int channels) {
        SplitMix64 random = new SplitMix64(seed);
        ImageBatch images = ImageBatch.zeros(count, height, width, channels);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = random.nextFloat();
        }
        return images;
    }
}
