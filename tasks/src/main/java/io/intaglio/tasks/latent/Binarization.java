package io.intaglio.tasks.latent;

import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The change of the values of images before their likelihood is learned or measured. */
public enum Binarization {
    /** Each value is the probability of a one, drawn anew at each look (Salakhutdinov &amp; Murray 2008). */
    DYNAMIC,
    /** The same, drawn once and for all: an image is always the same. */
    STATIC,
    /** Values stay, but get noise of the width of a step of 8 bits: so they have a density (Theis et al. 2016). */
    NONE;

    private static final int STEPS = 256;

    /** Returns the image under a binarization; images of zeros and ones stay as they are unless they get noise. */
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

    /** Returns the bits by which a value of 8 bits is finer than the unit of densities. */
    int bits() {
        return this == NONE ? 8 : 0;
    }
}
