package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Noise that is independent from pixel to pixel, neither clipped nor rounded. A level is drawn for a scene, then noise
 * for each image of it. A gray image that has three equal channels gets the same noise in all of them, as if one had
 * been recorded.
 *
 * @since 0.1
 */
public sealed interface PixelNoise extends Degradation
        permits GaussianNoise, PoissonNoise, PoissonGaussianNoise, SaltAndPepper {

    /** Noise of one level. */
    interface Level {

        /** Adds noise to the numbers of an image, (height, width, channels). */
        void strike(float[] data, int channels, RandomGenerator random);
    }

    /** Draws a level from the ranges of the settings. */
    Level draw(RandomGenerator random);

    @Override
    default Degraded degrade(ImageBatch clean, RandomGenerator random) {
        return Degraded.whole(noisy(clean, draw(random), random));
    }

    /** Returns two noisy images of one scene: of one level, with different noise. */
    default List<ImageBatch> twice(ImageBatch clean, RandomGenerator random) {
        Level level = draw(random);
        return List.of(noisy(clean, level, random), noisy(clean, level, random));
    }

    private static ImageBatch noisy(ImageBatch clean, Level level, RandomGenerator random) {
        return EqualChannels.once(clean, image -> {
            float[] data = image.data().clone();
            level.strike(data, image.channels(), random);
            return ImageBatch.wrap(1, image.height(), image.width(), image.channels(), data);
        });
    }
}
