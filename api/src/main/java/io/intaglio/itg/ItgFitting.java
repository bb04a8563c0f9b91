package io.intaglio.itg;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Fits a model to pictures: the weights of the contexts by least squares, the probabilities by counting. Pictures are
 * coded with several steps, so that one model serves all qualities.
 *
 * @since 0.1
 */
public final class ItgFitting {

    private static final int N = Contexts.FEATURES;
    private static final int[] GAINS = {112, 123, 134, 146};
    private static final int SHIFT = 7;
    private static final int TABLES = 19;
    private static final int ROUNDS = 4;

    /** All rounds but the last look at each picture twice. */
    private static final int PASSES = 2 * ROUNDS - 1;

    /** What a bit may cost while fitting, in squares of a step. */
    private static final double LAMBDA = 0.14;

    private final List<ItgPixels> pictures;
    private final AtomicLong passed = new AtomicLong();
    private Progress progress = (done, total) -> {};

    /** Creates a fitting to the given pictures. */
    public ItgFitting(List<ItgPixels> pictures) {
        this.pictures = List.copyOf(pictures);
    }

    /** Receives the progress of a fit. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Receives how far the fit is; several threads may call it.
         *
         * @param done passes over a picture
         * @param total passes in all
         */
        void passed(long done, long total);
    }

    /** Fits a model. */
    public ItgModel fit() {
        return fit((done, total) -> {});
    }

    /** Fits a model and reports the progress. */
    public ItgModel fit(Progress listener) {
        progress = listener;
        passed.set(0);
        Parts parts = new Parts();
        ItgModel model = parts.model();
        for (int round = 0; round < ROUNDS; round++) {
            model = round(parts, model, round);
        }
        return model;
    }

    private ItgModel round(Parts parts, ItgModel model, int round) {
        boolean regress = round < ROUNDS - 1;
        double lambda = round == 0 ? -1 : LAMBDA;
        GroupStatistics.Counts all = counts(model, lambda, regress);
        ItgModel next = model;
        if (regress) {
            parts.solve(all);
            next = parts.model();
            all = counts(next, lambda, false, model);
        }
        parts.count(all);
        return parts.model();
    }

    private GroupStatistics.Counts counts(ItgModel model, double lambda, boolean regress) {
        return counts(model, lambda, regress, model);
    }

    /** Counts with one model what another chooses. */
    private GroupStatistics.Counts counts(ItgModel model, double lambda, boolean regress, ItgModel chooser) {
        GroupStatistics.Counts all = new GroupStatistics.Counts(model);
        Analysis analysis = new Analysis(model);
        IntStream.range(0, pictures.size()).parallel().forEach(i -> {
            ItgPixels pixels = pictures.get(i);
            GroupStatistics.Counts counts = new GroupStatistics.Counts(model);
            int columns = (pixels.width() + Bands.SIDE - 1) / Bands.SIDE;
            int rows = (pixels.height() + Bands.SIDE - 1) / Bands.SIDE;
            for (int group = 0; group < GroupPlace.count(columns, rows); group++) {
                GroupPlace where = GroupPlace.of(group, columns, rows);
                float[][] planes = analysis.coefficients(pixels, where);
                for (int gain : GAINS) {
                    GroupChoice choice = new GroupChoice(
                            chooser, planes, where.alone(), ItgEncoder.steps(model, gain), lambda, null, null);
                    choice.run();
                    GroupStatistics statistics = new GroupStatistics(model, choice, where.contexts(), counts, regress);
                    statistics.run(GroupScan.Section.LOW);
                    statistics.run(GroupScan.Section.HIGH);
                }
            }
            all.add(counts);
            progress.passed(passed.incrementAndGet(), (long) PASSES * pictures.size());
        });
        return all;
    }

    /** The parts of a model while it is fitted. */
    private static final class Parts {

        private final short[] block = Lapped.block();
        private final short[] boundary = Lapped.boundary();
        private final short[] colour = Lapped.colour();
        private final short[] prediction = new short[ItgModel.CHANNELS * 4];
        private final short[] gains = new short[ItgModel.CHANNELS * Bands.COUNT];
        private final byte[] tables = new byte[ItgModel.CHANNELS * Bands.COUNT];
        private final short[] weights = new short[ItgModel.CHANNELS * Bands.COUNT * N];
        private final short[] probabilities = new short[TABLES * Contexts.CLASSES * ItgModel.BINS];
        private final byte[] corrections = new byte[TABLES * Contexts.CLASSES * 2];

        Parts() {
            double[] norms = Lapped.norms();
            for (int i = 0; i < gains.length; i++) {
                int channel = i / Bands.COUNT;
                int band = i % Bands.COUNT;
                double norm = norms[Bands.vertical(band)] * norms[Bands.horizontal(band)];
                gains[i] = (short) Math.round(4096 / norm);
                tables[i] = (byte) table(channel, band);
            }
            for (int i = 0; i < weights.length; i++) {
                int feature = i % N;
                weights[i] = (short)
                        (feature == 21
                                ? 100
                                : feature == 0 || feature == 1 || feature == 6 || feature == 8 ? 800 : 100);
            }
            for (int channel = 0; channel < ItgModel.CHANNELS; channel++) {
                prediction[4 * channel] = 128;
                prediction[4 * channel + 1] = 128;
            }
            Arrays.fill(probabilities, (short) (1 << 15));
        }

        private static int table(int channel, int band) {
            int diagonal = Bands.diagonal(band);
            int[] limits = channel == 0 ? new int[] {0, 1, 3, 6, 10, 15} : new int[] {0, 1, 3, 6, 10};
            int table = channel == 0 ? 0 : 1 + 6 * channel;
            for (int limit : limits) {
                table += diagonal > limit ? 1 : 0;
            }
            return table;
        }

        ItgModel model() {
            return ItgModel.of(
                    block, boundary, colour, prediction, gains, tables, weights, probabilities, corrections, SHIFT);
        }

        void solve(GroupStatistics.Counts all) {
            for (int channel = 0; channel < ItgModel.CHANNELS; channel++) {
                double[] means = Equations.solve(all.means[channel], 4);
                for (int k = 0; k < 4; k++) {
                    prediction[4 * channel + k] = (short) Math.round(256 * Math.max(-2, Math.min(2, means[k])));
                }
            }
            for (int i = 0; i < all.equations.length; i++) {
                double[] solution = Equations.solve(all.equations[i], N);
                for (int k = 0; k < N; k++) {
                    weights[i * N + k] = (short) Math.max(-16000, Math.min(16000, Math.round(4096 * solution[k])));
                }
            }
        }

        void count(GroupStatistics.Counts all) {
            for (int cell = 0; cell < TABLES * Contexts.CLASSES; cell++) {
                for (int bin = 0; bin < ItgModel.BINS; bin++) {
                    long zeros = 0;
                    long ones = 0;
                    for (int table = 0; table < TABLES; table++) {
                        int at = 2 * ((table * Contexts.CLASSES + cell % Contexts.CLASSES) * ItgModel.BINS + bin);
                        zeros += all.decisions[at];
                        ones += all.decisions[at + 1];
                    }
                    double prior = (zeros + 0.5) / (zeros + ones + 1);
                    int at = 2 * (cell * ItgModel.BINS + bin);
                    double p = (all.decisions[at] + 20 * prior) / (all.decisions[at] + all.decisions[at + 1] + 20);
                    probabilities[cell * ItgModel.BINS + bin] =
                            (short) Math.max(16, Math.min(65520, Math.round(65536 * p)));
                }
            }
            for (int i = 0; i < corrections.length; i++) {
                double mean = all.corrections[2 * i + 1] / (all.corrections[2 * i] + 50);
                corrections[i] = (byte) Math.max(-60, Math.min(60, Math.round(128 * mean)));
            }
        }
    }
}
