package io.intaglio.tasks;

import io.intaglio.config.Range;
import io.intaglio.config.Setting;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;

/**
 * Mixes less where the network seems to remove detail of the picture and not only noise.
 *
 * @param strength as of {@link Strength}
 * @param detail how much of the removed detail comes back, from 0 (nothing) to 1, see {@link DetailRecovery}
 */
record StrengthAndDetail(
        @Setting(value = Mixing.STRENGTH, range = "0 to 2") double strength,

        @Setting(
                value = "how much of the detail that the network removes comes back, where it removes more than noise",
                range = "0 to 1")
        double detail)
        implements Mixing {

    StrengthAndDetail {
        new Strength(strength); // checks it
        Range.of(detail).checkWithin("detail", 0, 1);
    }

    @Override
    public Mixing with(Settings options) {
        return options.applyTo(this);
    }

    @Override
    public Record options() {
        return this;
    }

    @Override
    public ImageBatch mixed(ImageBatch before, ImageBatch after) {
        return new Strength(strength).mixed(before, detail == 0 ? after : DetailRecovery.mixed(before, after, detail));
    }
}
