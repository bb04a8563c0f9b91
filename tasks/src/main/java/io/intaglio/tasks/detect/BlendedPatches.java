package io.intaglio.tasks.detect;

import io.intaglio.image.ImageBatch;
import java.util.random.RandomGenerator;

/**
 * Makes defects in a normal image, for a network to learn to find and to remove them: blobs of irregular outline in
 * which the image is replaced, more or less, by a piece of itself from elsewhere (Schlüter et al. 2022, NSA), by a
 * random texture (Zavrtanik et al. 2021, DRAEM) or by another colour.
 */
final class BlendedPatches {

    /** Waves that bend the outline of a blob. */
    private static final int WAVES = 4;

    private static final double LEAST_OPACITY = 0.25;

    /** The mean change of a blob's numbers below which nobody could see it. */
    private static final double VISIBLE = 0.03;

    private BlendedPatches() {}

    /**
     * An image with defects.
     *
     * @param mask 1 where they are, 0 elsewhere, between at soft borders
     */
    record Defective(ImageBatch image, ImageBatch mask) {}

    /** Returns an image with up to so many defects, and their mask. */
    static Defective drawn(ImageBatch image, int most, RandomGenerator random) {
        ImageBatch defective = image.images(0, 1);
        ImageBatch mask = ImageBatch.zeros(1, image.height(), image.width(), 1);
        int count = most == 0 ? 0 : 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            blend(defective, mask, Blob.drawn(image, random), content(image, random), random);
        }
        return new Defective(defective, mask);
    }

    /** What is seen where a defect is. */
    @FunctionalInterface
    private interface Content {

        float at(int y, int x, int channel);
    }

    /**
     * An outline: a stretched and turned circle whose radius waves.
     *
     * @param longer half the length, in pixels
     * @param shorter half the width
     * @param soft width of the border, in pixels
     * @param waves height and phase of each
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

        /** How much of the defect is seen at a pixel, 0 to 1. */
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
                return inside(1 + most - radius) <= 0 ? 0 : 1; // whatever the waves are
            }
            double around = StrictMath.atan2(across, along);
            double bound = 1;
            for (int k = 0; k < WAVES; k++) {
                bound += waves[k][0] * StrictMath.sin((k + 2) * around + waves[k][1]);
            }
            return Math.max(0, Math.min(1, inside(bound - radius)));
        }

        /** From 0 at the outer end of the border to 1 at the inner one. */
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
     * A piece of the image from elsewhere, enlarged up to four times or reduced to half, perhaps mirrored, somewhat
     * lighter or darker; enlarged between the pixels, or pixel by pixel.
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

    /** The value of the pixel at a place, in an image that repeats itself. */
    private static float wrapped(ImageBatch image, double row, double column, int c) {
        return image.get(
                0,
                Math.floorMod((int) Math.floor(row), image.height()),
                Math.floorMod((int) Math.floor(column), image.width()),
                c);
    }

    /** The value at a place between four pixels. */
    private static float between(ImageBatch image, double row, double column, int c) {
        float down = (float) (row - Math.floor(row));
        float right = (float) (column - Math.floor(column));
        float upper = (1 - right) * wrapped(image, row, column, c) + right * wrapped(image, row, column + 1, c);
        float lower = (1 - right) * wrapped(image, row + 1, column, c) + right * wrapped(image, row + 1, column + 1, c);
        return (1 - down) * upper + down * lower;
    }

    /** The image itself in another light or colour. */
    private static Content shifted(ImageBatch image, float[] colour, RandomGenerator random) {
        float contrast = 0.3f + 1.4f * random.nextFloat();
        return (y, x, c) -> contrast * (image.get(0, y, x, c) - 0.5f) + 0.2f + 0.6f * colour[c];
    }

    /** Waves or noise in squares, around a colour. */
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

    /** Uniform in [0, 1), the same at each call. */
    private static float noise(long seed, int row, int column) {
        long mixed = seed + 0x9E3779B97F4A7C15L * row + 0xC2B2AE3D27D4EB4FL * column;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 40) / (float) (1 << 24);
    }
}
