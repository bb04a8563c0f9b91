package io.intaglio.djl.train;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far a code is used, dimension by dimension.
 *
 * <p>A dimension of a gaussian latent is active if its mean varies over the data by more than 0.01 (Burda, Grosse &amp;
 * Salakhutdinov 2016); one of another latent if it varies at all beside the others.
 *
 * @param active dimensions
 * @param dimensions in all
 * @param nats divergence from N(0, 1) of each, the largest first; empty for a latent without variance
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record LatentUse(int active, int dimensions, double[] nats) {

    private static final double ACTIVE = 0.01;
    private static final double BESIDE_OTHERS = 1e-6;
    private static final int SHOWN = 8;

    /**
     * Measures.
     *
     * @param means [dimension][example or place]
     * @param logVariances the same, or null for a latent without variance
     */
    static LatentUse of(float[][] means, float[][] logVariances) {
        double[] variances =
                Arrays.stream(means).mapToDouble(LatentUse::variance).toArray();
        double least = logVariances != null
                ? ACTIVE
                : BESIDE_OTHERS * Arrays.stream(variances).max().orElse(0);
        int active = (int) Arrays.stream(variances).filter(v -> v > least).count();
        double[] nats = new double[logVariances == null ? 0 : means.length];
        for (int d = 0; d < nats.length; d++) {
            nats[d] = -divergence(means[d], logVariances[d]);
        }
        Arrays.sort(nats);
        return new LatentUse(
                active, means.length, Arrays.stream(nats).map(x -> -x).toArray());
    }

    private static double variance(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / (double) values.length;
        }
        double variance = 0;
        for (float value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        return variance;
    }

    private static double divergence(float[] means, float[] logVariances) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            double square = (double) means[i] * means[i];
            sum += 0.5 * (square + Math.exp(logVariances[i]) - logVariances[i] - 1) / means.length;
        }
        return sum;
    }

    /** What is wrong with it, if fewer than half of the dimensions say anything. */
    Optional<String> complaint() {
        if (2 * active >= dimensions) {
            return Optional.empty();
        }
        String used = active + " of the " + dimensions + " dimensions of the code say anything about the images";
        if (nats.length == 0) {
            return Optional.of(
                    used + ". A smaller code would do as well; or a smaller learning rate lets more of it be used.");
        }
        String each = Arrays.stream(nats)
                .limit(SHOWN)
                .mapToObj(n -> String.format(Locale.ROOT, "%.2f", n))
                .collect(Collectors.joining(", "));
        return Optional.of(
                used + " (divergence from N(0, 1) of each, in nats: " + each + (nats.length > SHOWN ? ", ..." : "")
                        + "). A smaller beta, free-bits=0.1, a longer warm-up or fewer dimensions helps.");
    }
}
