package io.intaglio.cli.search;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;

/**
 * The frame of an object on plain ground, by the moments of what differs from the ground: shifted, turned, scaled and
 * slanted, the object looks the same in its frame (Rothe, Süsse and Voss 1996). An object that the border cuts has
 * another frame than a whole one.
 */
final class ObjectFrame {

    /** Less than this share of the strongest difference from the ground is ground. */
    private static final float GROUND = 0.1f;

    /** Standard deviation of an object in its frame, as a share of the side. */
    private static final double SPREAD = 5 / 28.0;

    /** Variance of a pixel, so that a line has an extent across. */
    private static final double PIXEL = 1 / 12.0;

    private ObjectFrame() {}

    /** Returns the motion that shows a picture's object in its frame; none if all pixels are equal. */
    static Affine of(GrayImage image) {
        float[] mass = mass(image);
        double middleY = (image.height() - 1) / 2.0;
        double middleX = (image.width() - 1) / 2.0;
        double sum = 0;
        double y = 0;
        double x = 0;
        double yy = 0;
        double xx = 0;
        double yx = 0;
        for (int i = 0; i < mass.length; i++) {
            int row = i / image.width();
            double dy = row - middleY;
            double dx = i % image.width() - middleX;
            sum += mass[i];
            y += mass[i] * dy;
            x += mass[i] * dx;
            yy += mass[i] * dy * dy;
            xx += mass[i] * dx * dx;
            yx += mass[i] * dy * dx;
        }
        if (sum == 0) {
            return Affine.NONE;
        }
        y /= sum;
        x /= sum;
        yy = yy / sum - y * y + PIXEL;
        xx = xx / sum - x * x + PIXEL;
        yx = yx / sum - y * x;
        // The symmetric square root of the covariance: it makes the spread the same in all directions.
        double product = Math.sqrt(Math.max(yy * xx - yx * yx, 0));
        double trace = Math.sqrt(yy + xx + 2 * product);
        Affine even = new Affine((yy + product) / trace, yx / trace, y, yx / trace, (xx + product) / trace, x);
        double rows = 1 / (SPREAD * image.height());
        double columns = 1 / (SPREAD * image.width());
        return even.after(Affine.turn(heavier(mass, image, even.inverse())))
                .after(new Affine(rows, 0, 0, 0, columns, 0));
    }

    /** Returns the direction in which an even object reaches farther, by third moments: 0 for down. */
    private static double heavier(float[] mass, GrayImage image, Affine inFrame) {
        double middleY = (image.height() - 1) / 2.0;
        double middleX = (image.width() - 1) / 2.0;
        double down = 0;
        double right = 0;
        for (int i = 0; i < mass.length; i++) {
            int row = i / image.width();
            double dy = row - middleY;
            double dx = i % image.width() - middleX;
            double y = inFrame.yy() * dy + inFrame.yx() * dx + inFrame.y();
            double x = inFrame.xy() * dy + inFrame.xx() * dx + inFrame.x();
            double weight = mass[i] * (y * y + x * x);
            down += weight * y;
            right += weight * x;
        }
        return Math.atan2(right, down);
    }

    /** Returns how much each pixel differs from the ground, the median of the border; at most 1. */
    private static float[] mass(GrayImage image) {
        float ground = ground(image);
        float[] mass = new float[image.pixels().length];
        float most = 0;
        for (int i = 0; i < mass.length; i++) {
            mass[i] = Math.abs(image.pixels()[i] - ground);
            most = Math.max(most, mass[i]);
        }
        for (int i = 0; i < mass.length; i++) {
            mass[i] = most == 0 ? 0 : Math.max(0, (mass[i] / most - GROUND) / (1 - GROUND));
        }
        return mass;
    }

    private static float ground(GrayImage image) {
        int height = image.height();
        int width = image.width();
        float[] border = new float[2 * (height + width)];
        int at = 0;
        for (int x = 0; x < width; x++) {
            border[at++] = image.pixels()[x];
            border[at++] = image.pixels()[(height - 1) * width + x];
        }
        for (int y = 0; y < height; y++) {
            border[at++] = image.pixels()[y * width];
            border[at++] = image.pixels()[y * width + width - 1];
        }
        Arrays.sort(border);
        return border[border.length / 2];
    }

    /**
     * Returns a picture as a motion of its thumbnail shows it, in its own size.
     *
     * @param image one image, (1, height, width, channels)
     * @param height of the thumbnail
     * @param width of the thumbnail
     */
    static ImageBatch shown(ImageBatch image, Affine motion, int height, int width) {
        double rows = (double) image.height() / height;
        double columns = (double) image.width() / width;
        Affine own = new Affine(
                motion.yy(),
                motion.yx() * rows / columns,
                motion.y() * rows,
                motion.xy() * columns / rows,
                motion.xx(),
                motion.x() * columns);
        int channels = image.channels();
        ImageBatch shown = ImageBatch.zeros(1, image.height(), image.width(), channels);
        for (int c = 0; c < channels; c++) {
            float[] moved = new GrayImage(
                            image.height(), image.width(), image.channels(c).data())
                    .moved(own)
                    .pixels();
            for (int i = 0; i < moved.length; i++) {
                shown.data()[i * channels + c] = moved[i];
            }
        }
        return shown;
    }
}
