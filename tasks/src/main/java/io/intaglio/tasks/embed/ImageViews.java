package io.intaglio.tasks.embed;

import io.intaglio.image.Affine;
import io.intaglio.image.ImageBatch;
import java.util.random.RandomGenerator;

/**
 * Computes two views of an image with the same content: a weakly changed view, which is shifted a little, and a
 * strongly changed view, which is also rotated, scaled, sheared and gets another contrast (after FixMatch, Sohn et al.
 * 2020, and RandAugment, Cubuk et al. 2020). Pixels outside the image repeat its border.
 *
 * @since 0.1
 */
public final class ImageViews {

    /** Largest shift of the weak view, as a share of a side. */
    private static final double WEAK_SHIFT = 1 / 14.0;

    private static final double STRONG_SHIFT = 1 / 7.0;

    private static final double TURN = Math.toRadians(30);
    private static final double ZOOM = Math.log(1.3);
    private static final double SLANT = 0.3;
    private static final double CONTRAST = Math.log(1.6);

    private ImageViews() {}

    /** Returns the image shifted by whole pixels, at most by a fourteenth of its side. */
    public static ImageBatch weak(ImageBatch image, RandomGenerator random) {
        return new Affine(1, 0, shift(image.height(), random), 0, 1, shift(image.width(), random)).show(image);
    }

    private static double shift(int side, RandomGenerator random) {
        int most = (int) Math.round(side * WEAK_SHIFT);
        return random.nextInt(2 * most + 1) - most;
    }

    /**
     * Returns the image rotated by up to 30 degrees, scaled by a factor of up to 1.3 or its inverse, sheared by up to
     * 0.3, shifted by up to a seventh of its side, and with its contrast multiplied by up to 1.6 or the inverse.
     *
     * @param image one image, (1, height, width, channels), in [0, 1]
     * @return a new image of the same size, in [0, 1]
     */
    public static ImageBatch strong(ImageBatch image, RandomGenerator random) {
        return strong(image, 1, random);
    }

    /**
     * Returns a view whose changes are weaker than those of {@link #strong(ImageBatch, RandomGenerator)}.
     *
     * @param image one image, (1, height, width, channels), in [0, 1]
     * @param strength factor of the angle, of both shifts, and of the logarithms of size and contrast; 0 to 1
     * @return a new image of the same size, in [0, 1]
     */
    public static ImageBatch strong(ImageBatch image, double strength, RandomGenerator random) {
        double turn = strength * TURN * symmetric(random);
        double slant = strength * SLANT * symmetric(random);
        double zoom = StrictMath.exp(strength * ZOOM * symmetric(random));
        double down = strength * STRONG_SHIFT * image.height() * symmetric(random);
        double right = strength * STRONG_SHIFT * image.width() * symmetric(random);
        double contrast = StrictMath.exp(strength * CONTRAST * symmetric(random));
        double cosine = StrictMath.cos(turn) / zoom;
        double sine = StrictMath.sin(turn) / zoom;
        Affine motion = new Affine(cosine, sine + slant * cosine, down, -sine, cosine - slant * sine, right);
        return contrasted(motion.show(image), contrast);
    }

    private static double symmetric(RandomGenerator random) {
        return 2 * random.nextDouble() - 1;
    }

    /** Changes the contrast relative to the mean of all numbers. Results are clipped to [0, 1]. */
    private static ImageBatch contrasted(ImageBatch image, double factor) {
        double sum = 0;
        for (float value : image.data()) {
            sum += value;
        }
        double mean = sum / image.data().length;
        float[] data = new float[image.data().length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) Math.max(0, Math.min(1, mean + factor * (image.data()[i] - mean)));
        }
        return ImageBatch.wrap(1, image.height(), image.width(), image.channels(), data);
    }
}
