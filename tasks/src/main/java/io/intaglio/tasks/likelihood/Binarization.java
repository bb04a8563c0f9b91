package io.intaglio.tasks.likelihood;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The ways to change the values of images before their likelihood is learned or measured. */
public enum Binarization {
    /**
     * Random zeros and ones: each value is the probability of a one. They are drawn again each time that an image is
     * used (Salakhutdinov &amp; Murray 2008).
     */
    DYNAMIC,
    /** Random zeros and ones that are always the same for an image. */
    STATIC,
    /**
     * Unchanged values with added uniform noise as wide as a step of 8 bits, so that they have a density (Theis et al.
     * 2016).
     */
    NONE;

    private static final int STEPS = 256;

    /** Returns the changed image. Images of zeros and ones do not change, except by added noise. */
    ImageBatch of(ImageBatch image, RandomGenerator random) {
        RandomGenerator source = this == STATIC ? new SplitMix64(Arrays.hashCode(image.data())) : random;
        float[] data = image.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = this == NONE
                    ? (float) ((data[i] * (STEPS - 1) + source.nextDouble()) / STEPS)
                    : source.nextDouble() < data[i] ? 1 : 0;
        }
        return ImageBatch.wrap(image.count(), image.height(), image.width(), image.channels(), data);
    }

    /** Returns the number of bits that convert densities to probabilities of 8-bit values; 0 for zeros and ones. */
    int bits() {
        return this == NONE ? 8 : 0;
    }
}
