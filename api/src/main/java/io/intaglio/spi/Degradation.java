package io.intaglio.spi;

import io.intaglio.config.Incubating;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Degrades pictures in one way, for tasks that learn to undo it. To add one: write a public record of its settings with
 * a constructor without arguments, as for an {@link ArchitectureProvider}, name it in {@code
 * META-INF/services/io.intaglio.spi.Degradation}, and extend {@code DegradationContract} in a test.
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
     * Returns the number of channels of a degraded image.
     *
     * @param clean number of channels of the clean image, 1 or 3
     * @return 1 or 3; the number of the clean image if it {@link #masks}
     */
    default int channels(int clean) {
        return clean;
    }

    /**
     * Returns whether results have a mask of the lost pixels, and all other pixels are unchanged. This holds for all
     * its results or for none.
     */
    default boolean masks() {
        return false;
    }

    /**
     * Returns the lost pixels that the degraded image itself shows, for users without a mask.
     *
     * @param degraded (1, height, width, channels)
     * @return as {@link Degraded#known}; empty if the image does not show them
     */
    default Optional<ImageBatch> known(ImageBatch degraded) {
        return Optional.empty();
    }

    /**
     * Returns the factor by which a degraded picture must be enlarged before the network sees it: 1 to 8, or 0 if the
     * user must give it. It is 1 if pictures keep their size, and always if it {@link #masks}.
     */
    default int enlargement() {
        return 1;
    }

    /** Returns the number of pixels at each border that an evaluation leaves out, as in the literature; normally 0. */
    default int margin() {
        return 0;
    }

    /** Returns what is known of the degradation, for baselines: its settings. */
    default Settings about() {
        return Providers.settings(this);
    }

    /**
     * A degraded image.
     *
     * @param image of the size of the clean image; values may lie outside [0, 1], lost pixels are 0
     * @param known (1, height, width, 1): 1 where a pixel is known and unchanged, 0 where it is lost (the opposite of
     *     {@link io.intaglio.task.Inputs#MASK}); present if {@link #masks}
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
