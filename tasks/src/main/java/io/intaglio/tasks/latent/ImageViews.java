package io.intaglio.tasks.latent;

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
    static ImageBatch weak(ImageBatch image, RandomGenerator random) {
        return resampled(image, new Affine(1, 0, 0, 1, shift(image.height(), random), shift(image.width(), random)));
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
        double turn = TURN * symmetric(random);
        double slant = SLANT * symmetric(random);
        double zoom = StrictMath.exp(ZOOM * symmetric(random));
        double down = STRONG_SHIFT * image.height() * symmetric(random);
        double right = STRONG_SHIFT * image.width() * symmetric(random);
        double contrast = StrictMath.exp(CONTRAST * symmetric(random));
        double cosine = StrictMath.cos(turn) / zoom;
        double sine = StrictMath.sin(turn) / zoom;
        ImageBatch moved =
                resampled(image, new Affine(cosine, sine + slant * cosine, -sine, cosine - slant * sine, down, right));
        return contrasted(moved, contrast);
    }

    private static double symmetric(RandomGenerator random) {
        return 2 * random.nextDouble() - 1;
    }

    /**
     * The map from a pixel of the view to its place in the image: (y, x) relative to the centre is multiplied by a
     * matrix and then shifted.
     */
    private record Affine(double yy, double yx, double xy, double xx, double down, double right) {}

    private static ImageBatch resampled(ImageBatch image, Affine from) {
        int height = image.height();
        int width = image.width();
        int channels = image.channels();
        ImageBatch view = ImageBatch.zeros(1, height, width, channels);
        double middleY = (height - 1) / 2.0;
        double middleX = (width - 1) / 2.0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dy = y - middleY;
                double dx = x - middleX;
                double atY = inside(middleY + from.yy() * dy + from.yx() * dx + from.down(), height);
                double atX = inside(middleX + from.xy() * dy + from.xx() * dx + from.right(), width);
                int top = Math.min((int) atY, Math.max(0, height - 2));
                int left = Math.min((int) atX, Math.max(0, width - 2));
                int bottom = Math.min(top + 1, height - 1);
                int beside = Math.min(left + 1, width - 1);
                float below = (float) (atY - top);
                float after = (float) (atX - left);
                for (int c = 0; c < channels; c++) {
                    float upper = mixed(image, top, left, beside, c, after);
                    float lower = mixed(image, bottom, left, beside, c, after);
                    view.data()[view.index(0, y, x, c)] = upper + below * (lower - upper);
                }
            }
        }
        return view;
    }

    private static double inside(double at, int side) {
        return Math.max(0, Math.min(side - 1, at));
    }

    private static float mixed(ImageBatch image, int y, int left, int right, int channel, float share) {
        float first = image.data()[image.index(0, y, left, channel)];
        return first + share * (image.data()[image.index(0, y, right, channel)] - first);
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
