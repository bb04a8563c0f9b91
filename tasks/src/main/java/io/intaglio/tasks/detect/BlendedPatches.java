package io.intaglio.tasks.detect;

import io.intaglio.image.ImageBatch;
import java.util.random.RandomGenerator;

/**
 * Makes artificial defects in a normal image. A network learns to find and remove them. A defect is a blob with an
 * irregular outline. In it, the image is blended with another part of itself (NSA, Schlüter et al. 2022), with a random
 * texture (DRAEM, Zavrtanik et al. 2021) or with another colour.
 */
final class BlendedPatches {

    /** Number of waves in the outline of a blob. */
    private static final int WAVES = 4;

    private static final double LEAST_OPACITY = 0.25;

    /** Smallest mean change of a blob's numbers that can be seen. */
    private static final double VISIBLE = 0.03;

    private BlendedPatches() {}

    /**
     * An image with defects.
     *
     * @param mask 1 at defects, 0 elsewhere, values between at soft borders
     */
    record Defective(ImageBatch image, ImageBatch mask) {}

    /** Returns an image with random defects, at most the given number, and their mask. */
    static Defective drawn(ImageBatch image, int most, RandomGenerator random) {
        ImageBatch defective = image.images(0, 1);
        ImageBatch mask = ImageBatch.zeros(1, image.height(), image.width(), 1);
        int count = most == 0 ? 0 : 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            blend(defective, mask, Blob.drawn(image, random), content(image, random), random);
        }
        return new Defective(defective, mask);
    }

    /** The content of a defect. */
    @FunctionalInterface
    private interface Content {

        float at(int y, int x, int channel);
    }

    /**
     * An outline: a rotated ellipse whose radius changes in waves.
     *
     * @param longer half of the length, in pixels
     * @param shorter half of the width, in pixels
     * @param soft width of the border, in pixels
     * @param waves amplitude and phase of each wave
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Blob(
            double row, double column, double angle, double longer, double shorter, double soft, double[][] waves) {

        static Blob drawn(ImageBatch image, RandomGenerator random) {
            double side = Math.min(image.height(), image.width());
            double longer = Math.max(1.5, side * 0.02 * StrictMath.pow(15, random.nextDouble())); // 2 % to 30 %
            double shorter = Math.max(0.8, longer * StrictMath.pow(12, -random.nextDouble())); // round to a line
            double[][] waves = new double[WAVES][2];
            for (int k = 0; k < WAVES; k++) {
                waves[k][0] = 0.35 * random.nextDouble() / (k + 1);
                waves[k][1] = 2 * Math.PI * random.nextDouble();
            }
            return new Blob(
                    random.nextDouble() * image.height(),
                    random.nextDouble() * image.width(),
                    Math.PI * random.nextDouble(),
                    longer,
                    shorter,
                    0.5 + 2.5 * random.nextDouble() * Math.min(1, shorter / 4),
                    waves);
        }

        /** Returns the weight of the defect at a pixel, 0 to 1. */
        double at(int y, int x) {
            double dy = y + 0.5 - row;
            double dx = x + 0.5 - column;
            double along = (dx * StrictMath.cos(angle) + dy * StrictMath.sin(angle)) / longer;
            double across = (dy * StrictMath.cos(angle) - dx * StrictMath.sin(angle)) / shorter;
            double radius = Math.sqrt(along * along + across * across);
            double most = 0;
            for (double[] wave : waves) {
                most += wave[0];
            }
            if (inside(1 + most - radius) <= 0 || inside(1 - most - radius) >= 1) {
                return inside(1 + most - radius) <= 0 ? 0 : 1; // independent of the waves
            }
            double around = StrictMath.atan2(across, along);
            double bound = 1;
            for (int k = 0; k < WAVES; k++) {
                bound += waves[k][0] * StrictMath.sin((k + 2) * around + waves[k][1]);
            }
            return Math.max(0, Math.min(1, inside(bound - radius)));
        }

        /** Returns a number from 0 at the outer end of the border to 1 at the inner end. */
        private double inside(double depth) {
            return depth * shorter / soft + 0.5;
        }

        int reach() {
            return (int) Math.ceil(3 * longer) + 1;
        }
    }

    private static void blend(ImageBatch image, ImageBatch mask, Blob blob, Content content, RandomGenerator random) {
        float opacity = (float) (LEAST_OPACITY + (1 - LEAST_OPACITY) * Math.sqrt(random.nextDouble()));
        int top = Math.max(0, (int) blob.row() - blob.reach());
        int bottom = Math.min(image.height(), (int) blob.row() + blob.reach() + 1);
        int left = Math.max(0, (int) blob.column() - blob.reach());
        int right = Math.min(image.width(), (int) blob.column() + blob.reach() + 1);
        double change = 0;
        double covered = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                float there = (float) blob.at(y, x);
                int at = image.index(0, y, x, 0);
                for (int c = 0; there > 0 && c < image.channels(); c++) {
                    float step = opacity * there * (content.at(y, x, c) - image.data()[at + c]);
                    image.data()[at + c] += step;
                    change += Math.abs(step);
                    covered += there;
                }
            }
        }
        for (int y = top; change > VISIBLE * covered && y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int at = mask.index(0, y, x, 0);
                mask.data()[at] = Math.max(mask.data()[at], (float) blob.at(y, x));
            }
        }
    }

    private static Content content(ImageBatch image, RandomGenerator random) {
        float[] colour = new float[image.channels()];
        float gray = random.nextFloat();
        boolean coloured = random.nextBoolean();
        for (int c = 0; c < colour.length; c++) {
            colour[c] = coloured ? random.nextFloat() : gray;
        }
        return switch (random.nextInt(4)) {
            case 0 -> (y, x, c) -> colour[c];
            case 1 -> elsewhere(image, random);
            case 2 -> shifted(image, colour, random);
            default -> texture(colour, random);
        };
    }

    /**
     * Returns another part of the image, enlarged up to four times or reduced to half, possibly mirrored, a little
     * lighter or darker. It is enlarged with or without interpolation.
     */
    private static Content elsewhere(ImageBatch image, RandomGenerator random) {
        double zoom = StrictMath.pow(2, 3 * random.nextDouble() - 2) * (random.nextBoolean() ? 1 : -1);
        double down = random.nextDouble() * image.height();
        double right = random.nextDouble() * image.width();
        float gain = 0.6f + 0.8f * random.nextFloat();
        boolean smooth = random.nextBoolean();
        return (y, x, c) -> {
            double row = y * zoom + down;
            double column = x * Math.abs(zoom) + right;
            return gain * (smooth ? between(image, row, column, c) : wrapped(image, row, column, c));
        };
    }

    /** Returns the value of the pixel at a place, in an image that is repeated periodically. */
    private static float wrapped(ImageBatch image, double row, double column, int c) {
        return image.get(
                0,
                Math.floorMod((int) Math.floor(row), image.height()),
                Math.floorMod((int) Math.floor(column), image.width()),
                c);
    }

    /** Returns the interpolated value at a place between four pixels. */
    private static float between(ImageBatch image, double row, double column, int c) {
        float down = (float) (row - Math.floor(row));
        float right = (float) (column - Math.floor(column));
        float upper = (1 - right) * wrapped(image, row, column, c) + right * wrapped(image, row, column + 1, c);
        float lower = (1 - right) * wrapped(image, row + 1, column, c) + right * wrapped(image, row + 1, column + 1, c);
        return (1 - down) * upper + down * lower;
    }

    /** Returns the image with another brightness or colour. */
    private static Content shifted(ImageBatch image, float[] colour, RandomGenerator random) {
        float contrast = 0.3f + 1.4f * random.nextFloat();
        return (y, x, c) -> contrast * (image.get(0, y, x, c) - 0.5f) + 0.2f + 0.6f * colour[c];
    }

    /** Returns a texture of waves or of noise in squares, around a colour. */
    private static Content texture(float[] colour, RandomGenerator random) {
        float strength = 0.15f + 0.85f * random.nextFloat();
        double angle = 2 * Math.PI * random.nextDouble();
        double length = 2 + 14 * random.nextDouble();
        if (random.nextBoolean()) {
            double down = 2 * Math.PI * StrictMath.sin(angle) / length;
            double right = 2 * Math.PI * StrictMath.cos(angle) / length;
            return (y, x, c) -> colour[c] + strength * 0.5f * (float) StrictMath.sin(down * y + right * x);
        }
        int side = 1 + random.nextInt(6);
        long seed = random.nextLong();
        return (y, x, c) -> colour[c] + strength * (noise(seed, y / side, x / side) - 0.5f);
    }

    /** Returns a number in [0, 1), uniformly distributed and the same in each call. */
    private static float noise(long seed, int row, int column) {
        long mixed = seed + 0x9E3779B97F4A7C15L * row + 0xC2B2AE3D27D4EB4FL * column;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 40) / (float) (1 << 24);
    }
}
