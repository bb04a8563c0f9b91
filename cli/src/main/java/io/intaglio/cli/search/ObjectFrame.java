package io.intaglio.cli.search;

import io.intaglio.image.Affine;
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
     * Returns an image as a motion of its thumbnail shows it, in its own size, from 0 for its darkest value to 1 for
     * its brightest. What the motion shows of places beyond the border comes from another picture.
     *
     * @param image one image, (1, height, width, channels)
     * @param beyond a picture of the size of the thumbnail, as the motion shows it
     */
    static ImageBatch shown(ImageBatch image, Affine motion, GrayImage beyond) {
        int height = image.height();
        int width = image.width();
        double rows = (double) height / beyond.height();
        double columns = (double) width / beyond.width();
        Affine own = motion.scaled(rows, columns);
        ImageBatch shown = own.show(image);
        stretch(shown.data(), image.data());
        for (int y = 0; y < height; y++) {
            double dy = y - (height - 1) / 2.0;
            for (int x = 0; x < width; x++) {
                double dx = x - (width - 1) / 2.0;
                if (Math.abs(own.yy() * dy + own.yx() * dx + own.y()) <= height / 2.0
                        && Math.abs(own.xy() * dy + own.xx() * dx + own.x()) <= width / 2.0) {
                    continue;
                }
                float value = beyond.at((float) (dy / rows + (beyond.height() - 1) / 2.0), (float)
                        (dx / columns + (beyond.width() - 1) / 2.0));
                int at = shown.index(0, y, x, 0);
                Arrays.fill(shown.data(), at, at + image.channels(), value);
            }
        }
        return shown;
    }

    /** Brings values of an image to the range 0 to 1, so that vectors do not depend on the light. */
    private static void stretch(float[] values, float[] image) {
        float darkest = Float.POSITIVE_INFINITY;
        float brightest = Float.NEGATIVE_INFINITY;
        for (float value : image) {
            darkest = Math.min(darkest, value);
            brightest = Math.max(brightest, value);
        }
        float range = brightest - darkest;
        for (int i = 0; i < values.length; i++) {
            values[i] = range < Thumbnail.FLAT ? 0 : (values[i] - darkest) / range;
        }
    }

    /** Returns a picture of the ground alone. */
    static GrayImage groundOf(GrayImage image) {
        float[] pixels = new float[image.pixels().length];
        Arrays.fill(pixels, ground(image));
        return new GrayImage(image.height(), image.width(), pixels);
    }
}
