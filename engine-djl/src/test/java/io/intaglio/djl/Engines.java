package io.intaglio.djl;

import io.intaglio.djl.compile.Convolutions;
import io.intaglio.djl.compile.DjlProviders;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Architecture;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Tensor;
import io.intaglio.network.WeightSpec;
import io.intaglio.network.Weights;
import io.intaglio.spi.DeviceInfo;
import io.intaglio.spi.EngineOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An engine on the CPU, and things to feed it with. */
final class Engines {

    private Engines() {}

    /** As many threads on every machine, so that numbers repeat. */
    static DjlEngine cpu() {
        return cpu(2);
    }

    static DjlEngine cpu(int threads) {
        return (DjlEngine) new DjlEngineProvider().open(new EngineOptions("djl", "cpu", threads, true, 0));
    }

    /** One with convolutions of its own, on the CPU. */
    static DjlEngine of(Convolutions convolutions) {
        return new DjlEngine(
                List.of(new DeviceInfo("cpu", "processors", -1)),
                new Threads(2),
                new PyTorchInventory().library(), // loads the natives
                DjlProviders.NONE,
                convolutions,
                PassExecutor.within(0));
    }

    /** Evenly from [0, 1). */
    static ImageBatch random(long seed, int count, int height, int width, int channels) {
        ImageBatch images = ImageBatch.zeros(count, height, width, channels);
        Random random = new Random(seed);
        for (int i = 0; i < images.data().length; i++) {
            images.data()[i] = random.nextFloat();
        }
        return images;
    }

    /** Weights of which none is zero, not even a residual network's last; running variances are positive. */
    static Weights weights(Architecture architecture, long seed) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Random random = new Random(seed);
        for (WeightSpec spec : ShapePlan.smallest(architecture).weights()) {
            float[] data = new float[Math.toIntExact(spec.size())];
            double bound = spec.init().bound() > 0 ? spec.init().bound() : 0.1;
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) (spec.init().value() + bound * (2 * random.nextDouble() - 1));
            }
            tensors.put(spec.name(), Tensor.of(spec.shape(), data));
        }
        return Weights.of(tensors);
    }
}
