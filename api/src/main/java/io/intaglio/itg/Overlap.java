package io.intaglio.itg;

import java.util.Arrays;

/**
 * How much the samples of coefficients overlap: the products of the synthesis of each two of them, along one side. A
 * block's coefficients overlap with each other and with those of the blocks beside it.
 */
final class Overlap {

    private static final int SIDE = Bands.SIDE;

    /** Smaller products are left out. */
    private static final float LEAST = 0.004f;

    /** Whether a block has one before it, and one behind it. */
    static final int BEFORE = 1;

    static final int BEHIND = 2;

    /** By kind of block, frequency and overlapping frequency of the blocks before, itself and behind. */
    private final float[][][] products = new float[4][SIDE][3 * SIDE];

    /** Where these are not nearly zero. */
    private final int[][][] places = new int[4][SIDE][];

    Overlap(ItgModel model) {
        for (int kind = 0; kind < products.length; kind++) {
            double[][] own = samples(model, 1, (kind & BEFORE) != 0, (kind & BEHIND) != 0);
            for (int block = 0; block < 3; block++) {
                // The outer sides of its neighbours overlap with nothing here.
                double[][] other =
                        samples(model, block, block == 2 || (kind & BEFORE) != 0, block == 0 || (kind & BEHIND) != 0);
                boolean there = block == 1 || (kind & (block == 0 ? BEFORE : BEHIND)) != 0;
                for (int k = 0; there && k < SIDE; k++) {
                    for (int i = 0; i < SIDE; i++) {
                        products[kind][k][block * SIDE + i] = (float) dot(own[k], other[i]);
                    }
                }
            }
            for (int k = 0; k < SIDE; k++) {
                places[kind][k] = kept(products[kind][k]);
            }
        }
    }

    private static int[] kept(float[] products) {
        int[] kept = new int[products.length];
        int count = 0;
        for (int i = 0; i < products.length; i++) {
            if (Math.abs(products[i]) >= LEAST) {
                kept[count++] = i;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Returns the samples of three blocks that each frequency of one of them makes, with half a block around. */
    private static double[][] samples(ItgModel model, int block, boolean before, boolean behind) {
        double one = 1 << ItgModel.FRACTION;
        double[][] samples = new double[SIDE][4 * SIDE];
        int start = SIDE / 2 + block * SIDE;
        for (int k = 0; k < SIDE; k++) {
            for (int i = 0; i < SIDE; i++) {
                samples[k][start + i] = model.block[k * SIDE + i] / one;
            }
            if (before) {
                filter(model, samples[k], start - SIDE / 2);
            }
            if (behind) {
                filter(model, samples[k], start + SIDE / 2);
            }
        }
        return samples;
    }

    private static void filter(ItgModel model, double[] samples, int from) {
        double[] in = Arrays.copyOfRange(samples, from, from + SIDE);
        for (int i = 0; i < SIDE; i++) {
            double sum = 0;
            for (int k = 0; k < SIDE; k++) {
                sum += model.boundary[i * SIDE + k] * in[k];
            }
            samples[from + i] = sum / (1 << ItgModel.FRACTION);
        }
    }

    /** Returns the products of a frequency with those of the block before, its own and the block behind. */
    float[] products(int kind, int frequency) {
        return products[kind][frequency];
    }

    /** Returns where {@link #products} has more than nearly nothing. */
    int[] places(int kind, int frequency) {
        return places[kind][frequency];
    }

    /** Returns the energy of the samples that a frequency makes. */
    float energy(int kind, int frequency) {
        return products[kind][frequency][SIDE + frequency];
    }
}
