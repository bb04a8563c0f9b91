package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.task.Inputs;
import io.intaglio.task.Result;

/**
 * The options of a run of a task that repairs: the strength of its effect.
 *
 * @param strength from 0 (the unchanged picture) to 1 (the network's answer)
 */
record Strength(double strength) {

    /** Creates the default options: full strength. */
    Strength() {
        this(1);
    }

    Strength {
        if (!(strength >= 0 && strength <= 1)) {
            throw new InvalidInputException(
                    "strength must be between 0 (the picture as it came) and 1, not " + strength);
        }
    }

    /** Returns the strength of a run's options. */
    static Strength of(Settings options) {
        return options.applyTo(new Strength());
    }

    /** Runs the network on the input picture. With a strength of 0 the network is not needed. */
    Result run(Autoencoder model, Inputs inputs, Tiling tiling) {
        ImageBatch image = inputs.image(Inputs.IMAGE);
        return new Result.Image(strength == 0 ? image : between(image, tiling.apply(model, image, Condition.NONE)));
    }

    /**
     * Interpolates between two images. At 0 and 1 it returns one of them.
     *
     * @param before the unchanged image
     * @param after the network's answer, of the same shape
     */
    ImageBatch between(ImageBatch before, ImageBatch after) {
        if (strength == 0) {
            return before;
        }
        if (strength == 1) {
            return after;
        }
        float[] blend = new float[after.data().length];
        for (int i = 0; i < blend.length; i++) {
            blend[i] = (float) ((1 - strength) * before.data()[i] + strength * after.data()[i]);
        }
        return ImageBatch.wrap(after.count(), after.height(), after.width(), after.channels(), blend);
    }
}
