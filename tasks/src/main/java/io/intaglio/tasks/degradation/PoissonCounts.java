package io.intaglio.tasks.degradation;

import java.util.random.RandomGenerator;

/** Draws from Poisson distributions. The time hardly depends on the mean. */
final class PoissonCounts {

    private static final double LARGE = 10;

    private PoissonCounts() {}

    /** @param mean at least 0 */
    static long draw(double mean, RandomGenerator random) {
        return mean < LARGE ? multiplied(mean, random) : rejected(mean, random);
    }

    /**
     * Multiplies uniform numbers until the product is below exp(-mean): Knuth, The Art of Computer Programming 2,
     * 3.4.1.
     */
    private static long multiplied(double mean, RandomGenerator random) {
        double limit = StrictMath.exp(-mean);
        long count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /**
     * Uses transformed rejection with a squeeze: algorithm PTRS of Hörmann, "The transformed rejection method for
     * generating Poisson random variables", 1993, with its names and constants.
     */
    private static long rejected(double mean, RandomGenerator random) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double vr = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= vr) {
                return (long) k;
            }
            if (k < 0 || us < 0.013 && v > us) {
                continue;
            }
            if (StrictMath.log(v * inverseAlpha / (a / (us * us) + b))
                    <= k * StrictMath.log(mean) - mean - logFactorial(k)) {
                return (long) k;
            }
        }
    }

    /**
     * Returns the logarithm of a factorial by Stirling's series. The error is below 1e-8 for numbers of at least 10.
     */
    private static double logFactorial(double k) {
        if (k < LARGE) {
            double product = 1;
            for (int i = 2; i <= k; i++) {
                product *= i;
            }
            return StrictMath.log(product);
        }
        return (k + 0.5) * StrictMath.log(k)
                - k
                + 0.5 * StrictMath.log(2 * Math.PI)
                + 1 / (12 * k)
                - 1 / (360 * k * k * k);
    }
}
