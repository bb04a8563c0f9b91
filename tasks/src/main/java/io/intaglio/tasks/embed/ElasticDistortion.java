package io.intaglio.tasks.embed;

import io.intaglio.image.BilinearReader;
import io.intaglio.image.ImageBatch;
import java.util.random.RandomGenerator;

/**
 * Moves the parts of an image against each other, as handwriting differs from hand to hand (Simard, Steinkraus &amp;
 * Platt 2003). The displacement of a pixel is a cubic B-spline of normal random numbers on a coarse grid.
 */
final class ElasticDistortion {

    /** Cells of the grid along each side. A spline needs three more points than there are cells. */
    private static final int CELLS = 3;

    private static final int POINTS = CELLS + 3;

    /** Standard deviation of the numbers of the grid, as a share of the side. The spline has about half of it. */
    private static final double DEVIATION = 3 / 28.0;

    private final double[] down = new double[POINTS * POINTS];
    private final double[] right = new double[POINTS * POINTS];

    private ElasticDistortion(RandomGenerator random) {
        for (int i = 0; i < down.length; i++) {
            down[i] = DEVIATION * random.nextGaussian();
            right[i] = DEVIATION * random.nextGaussian();
        }
    }

    /**
     * Returns the image with a random distortion.
     *
     * @param image one image, (1, height, width, channels)
     */
    static ImageBatch of(ImageBatch image, RandomGenerator random) {
        ElasticDistortion distortion = new ElasticDistortion(random);
        int height = image.height();
        int width = image.width();
        ImageBatch distorted = ImageBatch.zeros(1, height, width, image.channels());
        BilinearReader reader = new BilinearReader(image);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double row = (double) CELLS * y / height;
                double column = (double) CELLS * x / width;
                reader.read(
                        y + height * spline(distortion.down, row, column),
                        x + width * spline(distortion.right, row, column),
                        distorted.data(),
                        distorted.index(0, y, x, 0));
            }
        }
        return distorted;
    }

    /**
     * Returns the value of a spline.
     *
     * @param row in cells, 0 to {@value #CELLS}, exclusive
     * @param column in cells, 0 to {@value #CELLS}, exclusive
     */
    private static double spline(double[] grid, double row, double column) {
        int top = (int) row;
        int left = (int) column;
        double value = 0;
        for (int i = 0; i < 4; i++) {
            double weight = weight(i, row - top);
            for (int j = 0; j < 4; j++) {
                value += weight * weight(j, column - left) * grid[(top + i) * POINTS + left + j];
            }
        }
        return value;
    }

    /** Returns the weight of one of the four points around a place, which add up to 1. */
    private static double weight(int point, double u) {
        double rest = 1 - u;
        return switch (point) {
            case 0 -> rest * rest * rest / 6;
            case 1 -> (3 * u * u * u - 6 * u * u + 4) / 6;
            case 2 -> (3 * rest * rest * rest - 6 * rest * rest + 4) / 6;
            default -> u * u * u / 6;
        };
    }
}
