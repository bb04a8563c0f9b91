package io.intaglio.spi;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Adds a way in which pictures are damaged, for a task that learns to undo it. As for an {@link ArchitectureProvider}, a provider
 * is its settings: a public record with a constructor without arguments, named in {@code
 * META-INF/services/io.intaglio.spi.Damage}, tested by extending {@code DamageContract}.
 */
public interface Damage extends Named {

    /**
     * Damages an image.
     *
     * @param clean one image of any size from 1x1, (1, height, width, channels), 1 or 3 channels, in [0, 1]; not changed
     * @param random the only randomness to use; the same state gives the same damage
     */
    Damaged damage(ImageBatch clean, RandomGenerator random);

    /** Returns whether it marks lost pixels and leaves the others unchanged. Either all its results do or none. */
    default boolean masks() {
        return false;
    }

    /**
     * Returns the lost pixels as far as a damaged image alone shows them, for users without a mask.
     *
     * @param damaged (1, height, width, channels)
     * @return as {@link Damaged#known}; empty if it does not tell
     */
    default Optional<ImageBatch> known(ImageBatch damaged) {
        return Optional.empty();
    }

    /**
     * Returns the factor by which a damaged picture has to be enlarged first, at most 8; 1 for not at all (always where
     * it {@link #masks}), 0 where it must be said.
     */
    default int enlargement() {
        return 1;
    }

    /** Returns the number of border pixels that an evaluation leaves out, as in the literature. */
    default int margin() {
        return 0;
    }

    /** Returns the facts that baselines receive: its settings. */
    default Settings about() {
        return Providers.settings(this);
    }

    /**
     * A damaged image.
     *
     * @param image of the clean one's shape; values outside [0, 1] are legal, lost pixels are 0
     * @param known (1, height, width, 1): 1 where a pixel is known and as it was, 0 where it is lost (the opposite of {@link
     *     io.intaglio.task.Inputs#MASK}); there if {@link #masks}
     */
    record Damaged(ImageBatch image, Optional<ImageBatch> known) {

        /** An image without a mask. */
        public static Damaged whole(ImageBatch image) {
            return new Damaged(image, Optional.empty());
        }
    }
}
