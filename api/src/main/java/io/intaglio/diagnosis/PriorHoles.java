package io.intaglio.diagnosis;

import io.intaglio.data.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures holes under the prior: regions that it samples although no image has a code near them. A sample is in a hole
 * if it is farther from the nearest of some codes than 19 in 20 other codes of images are.
 */
final class PriorHoles {

    /** The share of codes of images that count as far. */
    static final double USUAL = 0.05;

    private static final int MOST = 2000;

    private PriorHoles() {}

    /**
     * Returns the share of draws that lie far from all codes; 0.05 would be that of a prior without holes.
     *
     * @param codes of images, drawn from their posteriors
     * @param units of which the active ones count
     * @param standard whether draws are from N(0, 1); otherwise from a normal distribution with each number's own mean
     *     and deviation
     * @return NaN where there is nothing to draw or too little to compare with
     */
    static double share(List<float[]> codes, List<CodeUnit> units, boolean standard) {
        int[] active = units.stream()
                .filter(CodeUnit::active)
                .mapToInt(CodeUnit::index)
                .toArray();
        int count = Math.min(MOST, codes.size() / 2);
        if (active.length == 0 || count < 20) {
            return Double.NaN;
        }
        // Codes come in the order of the data, so every second one is a fair half.
        List<float[]> near = new ArrayList<>();
        List<float[]> others = new ArrayList<>();
        for (int i = 0; i < 2 * count; i++) {
            (i % 2 == 0 ? near : others).add(chosen(codes.get(i), active));
        }
        Covariance spread = Covariance.of(near);
        double[] distances = others.stream()
                .mapToDouble(code -> nearest(code, near))
                .sorted()
                .toArray();
        double far = distances[(int) Math.ceil((1 - USUAL) * count) - 1];
        List<Double> variances = spread.variances();
        double[] mean = spread.mean();
        SplitMix64 random = new SplitMix64(2);
        long beyond = 0;
        for (int i = 0; i < count; i++) {
            float[] draw = new float[active.length];
            for (int c = 0; c < draw.length; c++) {
                double deviation = standard ? 1 : Math.sqrt(variances.get(c));
                draw[c] = (float) ((standard ? 0 : mean[c]) + deviation * random.nextGaussian());
            }
            beyond += nearest(draw, near) > far ? 1 : 0;
        }
        return (double) beyond / count;
    }

    private static float[] chosen(float[] code, int[] indices) {
        float[] chosen = new float[indices.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = code[indices[i]];
        }
        return chosen;
    }

    private static double nearest(float[] code, List<float[]> codes) {
        float least = Float.POSITIVE_INFINITY;
        for (float[] other : codes) {
            float sum = 0;
            for (int i = 0; i < code.length; i++) {
                float off = code[i] - other[i];
                sum += off * off;
            }
            least = Math.min(least, sum);
        }
        return Math.sqrt(least);
    }
}
