package io.intaglio.itg;

/** Counts what a model is fitted to: contexts with the magnitudes that follow them. */
final class GroupStatistics extends GroupScan {

    private static final int N = Contexts.FEATURES;

    /** Below this expected magnitude all errors weigh the same. */
    private static final double FLOOR = 0.05;

    private final GroupChoice choice;
    private final Counts counts;
    private final boolean regress;

    /** What was counted, over all groups. */
    static final class Counts {

        /** Normal equations by channel and band: a triangle of products of features, then those with the magnitude. */
        final double[][] equations;
        /** Of the first band by channel: products of the four neighbours, then those with the value. */
        final double[][] means = new double[ItgModel.CHANNELS][4 * 4 + 4];
        /** By cell and decision: zeros and ones. */
        final long[] decisions;
        /** By cell and magnitude (1, more): how many, and the sum of how far below they lie. */
        final double[] corrections;

        Counts(ItgModel model) {
            equations = new double[ItgModel.CHANNELS * Bands.COUNT][N * N + N];
            decisions = new long[2 * model.probabilities.length];
            corrections = new double[2 * model.corrections.length];
        }

        synchronized void add(Counts other) {
            for (int i = 0; i < equations.length; i++) {
                for (int k = 0; k < equations[i].length; k++) {
                    equations[i][k] += other.equations[i][k];
                }
            }
            for (int i = 0; i < means.length; i++) {
                for (int k = 0; k < means[i].length; k++) {
                    means[i][k] += other.means[i][k];
                }
            }
            for (int i = 0; i < decisions.length; i++) {
                decisions[i] += other.decisions[i];
            }
            for (int i = 0; i < corrections.length; i++) {
                corrections[i] += other.corrections[i];
            }
        }
    }

    /**
     * Creates it.
     *
     * @param choice the values
     * @param regress whether the normal equations are wanted
     */
    GroupStatistics(ItgModel model, GroupChoice choice, Contexts contexts, Counts counts, boolean regress) {
        super(model, contexts);
        this.choice = choice;
        this.counts = counts;
        this.regress = regress;
    }

    @Override
    int places(Section section, int channel) {
        return choice.places(section, channel);
    }

    @Override
    int code(int channel, int band, int place, int[] features, int predicted) {
        int value = choice.value(contexts.plane(channel, band) + place);
        int magnitude = Math.abs(value - predicted);
        int cell = cell(channel, band, sum(channel, band, features));
        if (regress && band == 0) {
            mean(channel, place, value);
        }
        if (regress) {
            regress(channel * Bands.COUNT + band, features, Math.min(magnitude, ItgModel.BINS));
        }
        for (int bin = 0; bin < Math.min(magnitude + 1, ItgModel.BINS); bin++) {
            counts.decisions[2 * (cell * ItgModel.BINS + bin) + (magnitude > bin ? 1 : 0)]++;
        }
        if (value != 0 && band != 0) {
            int at = 2 * (2 * cell + (Math.abs(value) == 1 ? 0 : 1));
            double below = Math.abs(value) - Math.abs(choice.exact(channel, band, place));
            counts.corrections[at]++;
            counts.corrections[at + 1] += below;
        }
        return value;
    }

    private void mean(int channel, int place, int value) {
        int at = contexts.plane(channel, 0) + place;
        short[] v = contexts.values;
        int stride = contexts.stride;
        int[] neighbours = {v[at - 1], v[at - stride], v[at - stride - 1], v[at - stride + 1]};
        double[] sums = counts.means[channel];
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < 4; k++) {
                sums[4 * i + k] += (double) neighbours[i] * neighbours[k];
            }
            sums[16 + i] += (double) neighbours[i] * value;
        }
    }

    private void regress(int index, int[] features, int magnitude) {
        int from = index * N;
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += model.weights[from + i] * features[i];
        }
        double expected = Math.max(0, sum / (1 << ItgModel.WEIGHT_FRACTION)) + FLOOR;
        double weight = 1 / (expected * expected);
        double[] sums = counts.equations[index];
        for (int i = 0; i < N; i++) {
            if (features[i] != 0) {
                double weighted = weight * features[i];
                for (int k = 0; k <= i; k++) {
                    sums[i * N + k] += weighted * features[k];
                }
                sums[N * N + i] += weighted * magnitude;
            }
        }
    }
}
