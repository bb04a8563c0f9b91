package io.intaglio.tasks.baseline;

/** The ways in which BM3D removes the noise from the coefficients of a group. */
interface Shrinkage {

    /**
     * Shrinks coefficients in place.
     *
     * @param noisy coefficients of the group
     * @param guide coefficients of the same patches in the image in which patches were matched
     * @param length number of coefficients
     * @return the weight of the group's estimates
     */
    float apply(float[] noisy, float[] guide, int length);

    /** Sets coefficients below a threshold to zero. */
    record HardThreshold(float threshold) implements Shrinkage {

        @Override
        public float apply(float[] noisy, float[] guide, int length) {
            int kept = 0;
            for (int i = 0; i < length; i++) {
                if (Math.abs(noisy[i]) < threshold) {
                    noisy[i] = 0;
                } else {
                    kept++;
                }
            }
            return 1f / Math.max(kept, 1);
        }
    }

    /** The Wiener filter, with the guide as the clean image. */
    record Wiener(float variance) implements Shrinkage {

        @Override
        public float apply(float[] noisy, float[] guide, int length) {
            float squares = 0;
            for (int i = 0; i < length; i++) {
                float power = guide[i] * guide[i];
                float factor = power / (power + variance);
                noisy[i] *= factor;
                squares += factor * factor;
            }
            return squares > 0 ? 1 / squares : 1;
        }
    }
}
