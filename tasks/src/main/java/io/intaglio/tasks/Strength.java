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
 * How much of what a task does reaches its answer: the options of a run of a task that repairs.
 *
 * @param strength from 0, the picture as it came, to 1, the network's answer
 */
record Strength(double strength) {

    /** All of it. */
    Strength() {
        this(1);
    }

    Strength {
        if (!(strength >= 0 && strength <= 1)) {
            throw new InvalidInputException(
                    "strength must be between 0 (the picture as it came) and 1, not " + strength);
        }
    }

    /** The strength that a run asks for. */
    static Strength of(Settings options) {
        return options.applyTo(new Strength());
    }

    /** Takes the picture to work on through the network; a strength of 0 spares it that. */
    Result run(Autoencoder model, Inputs inputs, Tiling tiling) {
        ImageBatch image = inputs.image(Inputs.IMAGE);
        return new Result.Image(strength == 0 ? image : between(image, tiling.apply(model, image, Condition.NONE)));
    }

    /**
     * Somewhere between two images; at 0 and 1 they themselves.
     *
     * @param before as it came
     * @param after as the network gave it, of the same shape
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
