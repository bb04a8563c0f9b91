package io.intaglio;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.ValueRange;
import io.intaglio.internal.memory.MemoryLimit;
import io.intaglio.internal.running.PictureRunner;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.LatentCodec;
import io.intaglio.network.Architecture;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.BaselineProvider;
import io.intaglio.spi.Providers;
import io.intaglio.spi.TaskProvider;
import io.intaglio.task.TaskState;
import java.util.List;
import java.util.Optional;

/** Multiplies the first channel by 1.5, a second by 2, a third by 2.5. */
record Brighter(Architecture architecture) implements Autoencoder {

    @Override
    public ImageBatch apply(ImageBatch x, Condition condition) {
        float[] data = x.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] *= 1.5f + 0.5f * (i % x.channels());
        }
        return ImageBatch.wrap(x.count(), x.height(), x.width(), x.channels(), data);
    }

    @Override
    public Optional<LatentCodec> codec() {
        return Optional.empty();
    }

    @Override
    public void close() {}

    /** A model of any size that is compared with some methods. */
    static Model model(int channels, TaskProvider task, BaselineProvider... baselines) {
        return model(new Bench.Small(), ImageSpec.anySize(channels), task, baselines);
    }

    static Model model(
            ArchitectureProvider provider, ImageSpec spec, TaskProvider task, BaselineProvider... baselines) {
        return model(new Brighter(provider.create(spec, spec)), task, baselines);
    }

    static Model model(Autoencoder autoencoder, TaskProvider task, BaselineProvider... baselines) {
        return new Model(
                null,
                PictureRunner.of(
                        task.name(), task.create(), autoencoder, TaskState.EMPTY, ValueRange.FULL, MemoryLimit.NONE),
                Providers.of(BaselineProvider.class, List.of(baselines)));
    }
}
