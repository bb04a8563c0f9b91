package io.intaglio.spi;

import io.intaglio.config.Incubating;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Degrades pictures in one way, for tasks that learn to undo it. As for an {@link ArchitectureProvider}, a provider is
 * its settings: a public record with a constructor without arguments, named in
 * {@code META-INF/services/io.intaglio.spi.Degradation}, tested by extending {@code DegradationContract}.
 *
 * @since 0.1
 */
@Incubating
public interface Degradation extends Named {

    /**
     * Degrades an image.
     *
     * @param clean one image of any size from 1x1, (1, height, width, channels), 1 or 3 channels, in [0, 1]; not
     *     changed
     * @param random the only randomness to use; the same state gives the same result
     */
    Degraded degrade(ImageBatch clean, RandomGenerator random);

    /**
     * Returns how many channels a degraded image has.
     *
     * @param clean channels of the clean image, 1 or 3
     * @return 1 or 3; as many as before where it {@link #masks}
     */
    default int channels(int clean) {
        return clean;
    }

    /** Returns whether it marks the lost pixels and leaves the others unchanged. Either all its results do or none. */
    default boolean masks() {
        return false;
    }

    /**
     * Returns the lost pixels that the degraded image itself shows, for users without a mask.
     *
     * @param degraded (1, height, width, channels)
     * @return as {@link Degraded#known}; empty if it does not tell
     */
    default Optional<ImageBatch> known(ImageBatch degraded) {
        return Optional.empty();
    }

    /**
     * Returns the factor by which a degraded picture has to be enlarged first, at most 8. It is 1 where nothing is
     * enlarged (always if it {@link #masks}), and 0 where the user has to say it.
     */
    default int enlargement() {
        return 1;
    }

    /** Returns how many pixels at each border an evaluation leaves out, where the literature does so. */
    default int margin() {
        return 0;
    }

    /** Returns its settings, for baselines. */
    default Settings about() {
        return Providers.settings(this);
    }

    /**
     * Holds a degraded image.
     *
     * @param image of the clean one's size; values outside [0, 1] are legal, lost pixels are 0
     * @param known (1, height, width, 1): 1 where a pixel is known and as it was, 0 where it is lost (the opposite of
     *     {@link io.intaglio.task.Inputs#MASK}); there if {@link #masks}
     */
    record Degraded(ImageBatch image, Optional<ImageBatch> known) {

        /** Returns an image without a mask. */
        public static Degraded whole(ImageBatch image) {
            return new Degraded(image, Optional.empty());
        }

        /**
         * Returns an image with lost pixels.
         *
         * @param clean one image, not changed
         * @param known (1, height, width, 1): 1 where a pixel stays, 0 where it is lost
         */
        public static Degraded masked(ImageBatch clean, ImageBatch known) {
            float[] data = clean.data().clone();
            for (int i = 0; i < data.length; i++) {
                if (known.data()[i / clean.channels()] == 0) {
                    data[i] = 0;
                }
            }
            ImageBatch image = ImageBatch.wrap(1, clean.height(), clean.width(), clean.channels(), data);
            return new Degraded(image, Optional.of(known));
        }
    }
}
