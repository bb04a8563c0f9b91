package io.intaglio.djl;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.network.Architecture;
import io.intaglio.train.Batch;
import io.intaglio.train.Checkpoint;
import io.intaglio.train.TrainingConfig;
import io.intaglio.train.TrainingJob;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Batches of noise that follow from their number: enough to train on where only the numbers matter. */
record NoiseBatches(int count, int height, int width, int channels, int classes) implements GeneratedBatches {

    @Override
    public Batch get(long step) {
        ImageBatch images = Engines.random(step, count, height, width, channels);
        List<Integer> labels = classes == 0
                ? List.of()
                : IntStream.range(0, count)
                        .mapToObj(i -> (int) ((step + i) % classes))
                        .toList();
        return new Batch(images, images, Optional.empty(), labels);
    }

    /** A training on this. */
    TrainingJob job(Architecture architecture, Settings settings, Checkpoint from) {
        TrainingConfig config = settings.applyTo(new TrainingConfig());
        return new TrainingJob(architecture, config, this, Optional.of(this), Optional.ofNullable(from));
    }

    /** Settings of a training of so many steps. */
    static Settings steps(long steps) {
        return Settings.of("epochs", 0).with("steps", steps).with("warm-up", 2).with("seed", 5);
    }
}
