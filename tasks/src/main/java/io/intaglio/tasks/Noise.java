package io.intaglio.tasks;

import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Kinds of noise. */
public enum Noise {
    /** None is added: the images are noisy already. */
    NONE,
    /** Independent and normal, of one standard deviation (0 to 255 scale) everywhere. */
    GAUSSIAN,
    /** The counting of photons: variance in proportion to brightness; the level is the count at full white. */
    POISSON,
    /** Both: photons counted, then read by an imperfect amplifier, {@code Poisson(peak x) / peak + N(0, sigma / 255)}. */
    POISSON_GAUSSIAN,
    /** Pixels that become black or white, all channels alike; the level is their share. */
    SALT_AND_PEPPER;

    /**
     * Levels for one image.
     *
     * @param sigma of Gaussian noise, 0 to 255 scale
     * @param peak of Poisson noise
     * @param density of salt and pepper
     */
    record Level(double sigma, double peak, double density) {}

    /**
     * The image with noise, neither clipped nor rounded; the image itself where there is to be none. A gray image that has three
     * equal channels gets the same noise in all of them, as if one had been recorded.
     */
    ImageBatch added(ImageBatch clean, Level level, RandomGenerator random) {
        if (this == NONE) {
            return clean;
        }
        if (gray(clean)) {
            return added(clean.channels(0), level, random).channels(0, 0, 0);
        }
        float[] data = clean.data().clone();
        switch (this) {
            case GAUSSIAN -> gaussian(data, level.sigma(), random);
            case POISSON -> poisson(data, level.peak(), random);
            case POISSON_GAUSSIAN -> {
                poisson(data, level.peak(), random);
                gaussian(data, level.sigma(), random);
            }
            default -> saltAndPepper(data, clean.channels(), level.density(), random);
        }
        return ImageBatch.wrap(clean.count(), clean.height(), clean.width(), clean.channels(), data);
    }

    private static boolean gray(ImageBatch image) {
        if (image.channels() != 3) {
            return false;
        }
        float[] data = image.data();
        for (int pixel = 0; pixel < data.length; pixel += 3) {
            if (data[pixel] != data[pixel + 1] || data[pixel] != data[pixel + 2]) {
                return false;
            }
        }
        return true;
    }

    private static void gaussian(float[] data, double sigma, RandomGenerator random) {
        for (int i = 0; i < data.length; i++) {
            data[i] += (float) (random.nextGaussian() * sigma / 255);
        }
    }

    private static void poisson(float[] data, double peak, RandomGenerator random) {
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (PoissonCounts.draw(Math.max(0, data[i]) * peak, random) / peak);
        }
    }

    private static void saltAndPepper(float[] data, int channels, double density, RandomGenerator random) {
        for (int pixel = 0; pixel < data.length; pixel += channels) {
            if (random.nextDouble() < density) {
                Arrays.fill(data, pixel, pixel + channels, random.nextBoolean() ? 1 : 0);
            }
        }
    }
}
