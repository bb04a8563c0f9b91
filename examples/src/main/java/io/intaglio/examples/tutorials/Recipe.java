package io.intaglio.examples.tutorials;

import io.intaglio.Intaglio;
import io.intaglio.Model;
import io.intaglio.config.Settings;
import io.intaglio.data.Source;
import io.intaglio.data.Split;
import io.intaglio.plate.Plate;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.spi.BaselineProvider;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The training of tutorials: Adam on whole pictures of one size, without augmentation.
 *
 * @param network to train
 * @param size width and height of the pictures in pixels
 * @param channels 1 for gray, 3 for colour
 * @param batch pictures a step
 * @param passes over the data
 * @param warmUp steps in which the learning rate grows; tutorials have none, but it does no harm
 */
record Recipe(ArchitectureProvider network, int size, int channels, int batch, int passes, int warmUp) {

    /** Returns the recipe with another network. */
    Recipe with(ArchitectureProvider other) {
        return new Recipe(other, size, channels, batch, passes, warmUp);
    }

    /** Returns the recipe with another number of passes. */
    Recipe passes(int other) {
        return new Recipe(network, size, channels, batch, other, warmUp);
    }

    /**
     * Trains a plate and prints its progress.
     *
     * @param settings of the task, or other settings that differ from the recipe
     */
    Plate train(Intaglio intaglio, String task, Settings settings, Source data) throws IOException {
        return intaglio.train(task)
                .architecture(network)
                .data(data)
                .size(size, size)
                .channels(channels)
                .set("batch", batch)
                .set("crop", 0)
                .set("augment", "none")
                .set("warm-up", warmUp)
                .set("ema", 0.99)
                .settings(settings)
                .epochs(passes)
                .listener(Runner.progress(task))
                .run()
                .plate();
    }

    /**
     * Trains a plate and measures it on test pictures.
     *
     * @param beside methods to compare it with
     */
    Measured measure(Intaglio intaglio, String task, Settings settings, Split split, BaselineProvider... beside)
            throws IOException {
        Map<String, BaselineProvider> methods =
                Stream.of(beside).collect(Collectors.toMap(BaselineProvider::name, Function.identity()));
        try (Model model = intaglio.open(train(intaglio, task, settings, split.train()))) {
            return Measured.of(model, split.heldOut(), methods);
        }
    }
}
