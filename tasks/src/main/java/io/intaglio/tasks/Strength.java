package io.intaglio.tasks;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;

/**
 * Mixes in the same way everywhere.
 *
 * @param strength 0 for the unchanged picture, 1 for the network's answer; up to {@value #MOST}, which exaggerates the
 *     change
 */
record Strength(
        @Setting(value = Mixing.STRENGTH, range = "0 to 2") double strength) implements Mixing {

    /** With larger numbers, little is left of the picture but the errors of the network. */
    private static final double MOST = 2;

    /** Creates the default options: full strength. */
    Strength() {
        this(1);
    }

    Strength {
        if (!(strength >= 0 && strength <= MOST)) {
            throw new InvalidInputException(
                    "strength must be between 0 (the picture as it came) and 2 (twice the change of the network), not "
                            + strength);
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

    /** Interpolates or extrapolates. At 0 and 1 it returns one of the images. */
    @Override
    public ImageBatch mixed(ImageBatch before, ImageBatch after) {
        return before.towards(after, strength);
    }
}
