package io.intaglio.tasks.plates;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.spi.PlateProvider.Recommendation;
import java.util.Arrays;
import java.util.Optional;

/**
 * An estimate of the damage of a picture from the picture alone. It is measured on the luma of the central part, at
 * most a megapixel.
 *
 * @param fineNoise standard deviation of the differences from pixel to pixel in the smoothest parts, on the 0 to 255
 *     scale
 * @param coarseNoise twice this standard deviation in the picture at half of its size. It is equal to the fine one for
 *     independent noise, and larger for noise that is correlated between neighbouring pixels
 * @param blocks ratio of the differences between neighbouring pixels at the borders of JPEG blocks to those elsewhere;
 *     1 without blocks
 * @param median median of the luma, 0 to 1
 * @param bright upper quartile of the luma: one pixel in four is brighter, 0 to 1
 */
record DamageEstimate(double fineNoise, double coarseNoise, double blocks, double median, double bright) {

    private static final int BLOCK = 8;
    private static final int MOST_SIDE = 1024;

    /** The median of the absolute value of a standard normal number. */
    private static final double NORMAL_MEDIAN = 0.6744897501960817;

    /** The share of the patches that are considered smooth. */
    private static final double CALM = 0.1;

    /** Smallest standard deviation of visible noise. Below it, texture can be mistaken for noise. */
    private static final double INDEPENDENT = 3.5;

    private static final double VISIBLE = 5.5;
    private static final double STRONG = 25;

    /** Ratio of coarse to fine noise above which noise is considered correlated. */
    private static final double ALIKE = 1.8;

    /** The ratio of JPEG blocks at quality 40. */
    private static final double BLOCKY = 1.3;

    /**
     * Largest median of a dark picture. It is reached by 3 of 200 daylight photographs, and by 7 of 9 photographs that
     * are known to be too dark.
     */
    private static final double DARK_MEDIAN = 0.15;

    private static final double DARK_BRIGHT = 0.3;

    /** Smallest brightness at which a brighter picture can show more. */
    private static final double BLACK = 2.0 / 255;

    /** Limits of the luma for measuring noise, because noise is clipped at a sensor's black and white. */
    private static final float DARKEST = 0.02f;

    private static final float BRIGHTEST = 0.98f;

    static DamageEstimate of(ImageBatch image) {
        int height = Math.min(MOST_SIDE, image.height());
        int width = Math.min(MOST_SIDE, image.width());
        // Blocks begin at multiples of their side length.
        int top = (image.height() - height) / 2 / BLOCK * BLOCK;
        int left = (image.width() - width) / 2 / BLOCK * BLOCK;
        ImageBatch luma =
                Picture.of(image.crop(top, left, height, width)).gray().pixels();
        float[] sorted = luma.data().clone();
        Arrays.sort(sorted);
        return new DamageEstimate(
                noise(luma),
                height < 2 || width < 2 ? 0 : 2 * noise(halved(luma)),
                blocks(luma),
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.75)]);
    }

    /**
     * Returns a recommendation if there is noise that is independent from pixel to pixel, as sensors make it before
     * further processing.
     */
    Optional<Recommendation> independentNoise() {
        return fineNoise >= INDEPENDENT && coarseNoise < ALIKE * fineNoise
                ? Optional.of(noise(fineNoise, "independent from pixel to pixel"))
                : Optional.empty();
    }

    /**
     * Returns a recommendation if there is noise that is correlated between neighbouring pixels, as in files of
     * cameras, scanners and film.
     */
    Optional<Recommendation> alikeNoise() {
        return coarseNoise >= VISIBLE && coarseNoise >= ALIKE * fineNoise
                ? Optional.of(noise(coarseNoise, "correlated between neighbouring pixels"))
                : Optional.empty();
    }

    private static Recommendation noise(double level, String kind) {
        return new Recommendation(
                Math.min(1, level / STRONG), "noise of about " + Math.round(level) + " of 255, " + kind);
    }

    /** Returns a recommendation if there are blocks of a JPEG of low quality. */
    Optional<Recommendation> jpegBlocks() {
        return blocks >= BLOCKY
                ? Optional.of(new Recommendation(
                        Math.min(1, blocks - 1),
                        "JPEG blocks: differences at their borders are " + Math.round(10 * blocks) / 10.0
                                + " times as large as elsewhere"))
                : Optional.empty();
    }

    /** Returns a recommendation if the picture was taken in low light. */
    Optional<Recommendation> darkness() {
        return median < DARK_MEDIAN && bright < DARK_BRIGHT && bright >= BLACK
                ? Optional.of(new Recommendation(
                        1 - bright,
                        "low light: half of the pixels are below " + Math.round(100 * median) + " % of white"))
                : Optional.empty();
    }

    /**
     * Returns the standard deviation of noise. In each patch of 8x8 pixels it uses the median absolute second
     * difference of second differences, which is independent of linear slopes (Immerkaer 1996). Of all patches it uses
     * a low quantile, because texture can only increase the value.
     */
    private static double noise(ImageBatch luma) {
        int rows = (luma.height() - 2) / BLOCK;
        int columns = (luma.width() - 2) / BLOCK;
        double[] levels = new double[rows * columns];
        int known = 0;
        float[] responses = new float[BLOCK * BLOCK];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float mean = 0;
                for (int i = 0; i < responses.length; i++) {
                    int y = 1 + row * BLOCK + i / BLOCK;
                    int x = 1 + column * BLOCK + i % BLOCK;
                    mean += luma.get(0, y, x, 0) / responses.length;
                    responses[i] = Math.abs(bend(luma, y - 1, x) - 2 * bend(luma, y, x) + bend(luma, y + 1, x));
                }
                if (mean > DARKEST && mean < BRIGHTEST) {
                    Arrays.sort(responses);
                    levels[known++] = responses[responses.length / 2] / (6 * NORMAL_MEDIAN);
                }
            }
        }
        Arrays.sort(levels, 0, known);
        return known == 0 ? 0 : 255 * levels[(int) (CALM * known)];
    }

    private static float bend(ImageBatch luma, int y, int x) {
        return luma.get(0, y, x - 1, 0) - 2 * luma.get(0, y, x, 0) + luma.get(0, y, x + 1, 0);
    }

    private static ImageBatch halved(ImageBatch luma) {
        int rows = luma.height() / 2;
        int columns = luma.width() / 2;
        float[] half = new float[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                half[y * columns + x] = (luma.get(0, 2 * y, 2 * x, 0)
                                + luma.get(0, 2 * y, 2 * x + 1, 0)
                                + luma.get(0, 2 * y + 1, 2 * x, 0)
                                + luma.get(0, 2 * y + 1, 2 * x + 1, 0))
                        / 4;
            }
        }
        return ImageBatch.wrap(1, rows, columns, 1, half);
    }

    private static double blocks(ImageBatch luma) {
        double[] border = new double[2];
        double[] inner = new double[2];
        for (int y = 0; y < luma.height(); y++) {
            for (int x = 0; x < luma.width(); x++) {
                if (x + 1 < luma.width()) {
                    add((x + 1) % BLOCK == 0 ? border : inner, luma.get(0, y, x + 1, 0) - luma.get(0, y, x, 0));
                }
                if (y + 1 < luma.height()) {
                    add((y + 1) % BLOCK == 0 ? border : inner, luma.get(0, y + 1, x, 0) - luma.get(0, y, x, 0));
                }
            }
        }
        return border[1] == 0 || inner[0] == 0 ? 1 : border[0] / border[1] / (inner[0] / inner[1]);
    }

    private static void add(double[] sumAndCount, float step) {
        sumAndCount[0] += Math.abs(step);
        sumAndCount[1]++;
    }
}
