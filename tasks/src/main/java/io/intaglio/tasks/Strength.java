package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;

/**
 * Mixes in the same way everywhere.
 *
 * @param strength from 0 (the unchanged picture) to 1 (the network's answer)
 */
record Strength(
        @Setting(value = "0 keeps the picture, 1 gives the answer of the network", range = "0 to 1")
        double strength) implements Mixing {

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

    @Override
    public Mixing with(Settings options) {
        return options.applyTo(this);
    }

    @Override
    public Record options() {
        return this;
    }

    /** Interpolates between two images. At 0 and 1 it returns one of them. */
    @Override
    public ImageBatch mixed(ImageBatch before, ImageBatch after) {
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
