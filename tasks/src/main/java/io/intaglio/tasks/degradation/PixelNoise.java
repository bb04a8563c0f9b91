package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Noise that is independent from pixel to pixel, and neither clipped nor rounded. A level is drawn for each scene, then
 * noise for each image of the scene. In a gray image with three equal channels, all channels get the same noise.
 *
 * @since 0.1
 */
public sealed interface PixelNoise extends Degradation
        permits GaussianNoise, PoissonNoise, PoissonGaussianNoise, SaltAndPepper {

    /** Noise of a fixed level. */
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

    /** Returns two noisy images of the same scene, with the same level and different noise. */
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
