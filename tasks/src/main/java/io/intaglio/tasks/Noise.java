package io.intaglio.tasks;

import io.intaglio.image.ImageBatch;
import java.util.random.RandomGenerator;

/** Kinds of noise. */
public enum Noise {
    /** Independent and normal, of one standard deviation (0 to 255 scale) everywhere. */
    GAUSSIAN,
    /** The counting of photons: variance in proportion to brightness; the level is the count at full white. */
    POISSON,
    /** Pixels that become black or white, all channels alike; the level is their share. */
    SALT_AND_PEPPER;

    ImageBatch added(ImageBatch clean, double level, RandomGenerator random) {
        float[] data = clean.data().clone();
        switch (this) {
            case GAUSSIAN -> {
                for (int i = 0; i < data.length; i++) {
                    data[i] += (float) (random.nextGaussian() * level / 255);
                }
            }
            case POISSON -> {
                for (int i = 0; i < data.length; i++) {
                    data[i] = (float) (poisson(Math.max(0, data[i]) * level, random) / level);
                }
            }
            case SALT_AND_PEPPER -> {
                int channels = clean.channels();
                for (int pixel = 0; pixel < data.length; pixel += channels) {
                    if (random.nextDouble() < level) {
                        java.util.Arrays.fill(data, pixel, pixel + channels, random.nextBoolean() ? 1 : 0);
                    }
                }
            }
        }
        return ImageBatch.wrap(clean.count(), clean.height(), clean.width(), clean.channels(), data);
    }

    /** Multiplies uniform numbers (Knuth, TAOCP 2, 3.4.1) in portions, so that the exponential stays above zero. */
    private static int poisson(double mean, RandomGenerator random) {
        int count = 0;
        double left = mean;
        while (left > 0) {
            double portion = Math.min(left, 500);
            double limit = Math.exp(-portion);
            double product = random.nextDouble();
            while (product > limit) {
                count++;
                product *= random.nextDouble();
            }
            left -= portion;
        }
        return count;
    }
}
