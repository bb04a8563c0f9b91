package io.intaglio.itg;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates what a coefficient's magnitude costs or saves in the contexts of those that are coded later, from how an
 * earlier choice had them.
 */
final class Influence {

    /** Magnitudes whose costs are tabulated. */
    private static final int MOST = ItgModel.BINS;

    /** A feature that a coefficient is part of: of which channel and band, and whether of the block itself. */
    private record Target(int channel, int band, int feature, boolean around) {}

    private static final Target[][] TARGETS = targets();

    private final ItgModel model;
    private final Contexts contexts;
    private final int[] sums;
    private final float[] costs;

    /**
     * Creates it of an earlier choice.
     *
     * @param contexts with the values
     * @param sums of the weighted features; {@link Integer#MIN_VALUE} where nothing was coded
     * @param costs as {@link #costs} made them
     */
    Influence(ItgModel model, Contexts contexts, int[] sums, float[] costs) {
        this.model = model;
        this.contexts = contexts;
        this.sums = sums;
        this.costs = costs;
    }

    private static Target[][] targets() {
        Target[][] all = new Target[ItgModel.CHANNELS * Bands.COUNT][];
        for (int i = 0; i < all.length; i++) {
            all[i] = targets(i / Bands.COUNT, Bands.vertical(i % Bands.COUNT), Bands.horizontal(i % Bands.COUNT));
        }
        return all;
    }

    private static Target[] targets(int c, int v, int h) {
        List<Target> list = new ArrayList<>();
        add(list, c, v + 1, h, 6, false);
        add(list, c, v + 1, h, 7, true);
        add(list, c, v, h + 1, 8, false);
        add(list, c, v, h + 1, 9, true);
        add(list, c, v + 1, h + 1, 10, false);
        add(list, c, v + 2, h, 11, false);
        add(list, c, v, h + 2, 12, false);
        add(list, c, v + 1, h - 1, 13, false);
        for (int other = 1; c == 0 && other < ItgModel.CHANNELS; other++) {
            add(list, other, v, h, 14, false);
            add(list, other, v, h, 15, true);
            add(list, other, v, h - 1, 16, false);
            add(list, other, v - 1, h, 16, false);
        }
        if (c == 1) {
            add(list, 2, v, h, 17, false);
            add(list, 2, v, h, 18, true);
        }
        return list.toArray(Target[]::new);
    }

    private static void add(List<Target> list, int channel, int v, int h, int feature, boolean around) {
        if (v >= 0 && h >= 0 && v < Bands.SIDE && h < Bands.SIDE) {
            list.add(new Target(channel, v * Bands.SIDE + h, feature, around));
        }
    }

    /** Returns the bits of each magnitude in each cell, as a model has them at the beginning. */
    static float[] costs(ItgModel model) {
        int cells = model.probabilities.length / ItgModel.BINS;
        float[] costs = new float[cells * (MOST + 1)];
        for (int cell = 0; cell < cells; cell++) {
            double before = 0;
            for (int magnitude = 0; magnitude <= MOST; magnitude++) {
                double sign = magnitude == 0 ? 0 : 1;
                if (magnitude == MOST) {
                    costs[cell * (MOST + 1) + magnitude] = (float) (before + sign);
                    break;
                }
                double zero = (model.probabilities[cell * ItgModel.BINS + magnitude] & 0xFFFF) / 65536.0;
                costs[cell * (MOST + 1) + magnitude] = (float) (before + sign - Math.log(zero) / Math.log(2));
                before -= Math.log(1 - zero) / Math.log(2);
            }
        }
        return costs;
    }

    /** Returns the bits that later coefficients cost more if a magnitude changes from what it was. */
    double bits(int channel, int band, int place, int magnitude) {
        int plane = contexts.plane(channel, band);
        int change = magnitude - contexts.magnitude(plane + place);
        if (change == 0) {
            return 0;
        }
        int stride = contexts.stride;
        double bits = one(channel, band, place + 1, 0, change)
                + one(channel, band, place + stride, 1, change)
                + one(channel, band, place + stride + 1, 2, change)
                + one(channel, band, place + stride - 1, 3, change)
                + one(channel, band, place + 2, 4, change)
                + one(channel, band, place + 2 * stride, 5, change);
        for (Target target : TARGETS[channel * Bands.COUNT + band]) {
            if (target.around) {
                bits += one(target.channel, target.band, place - 1, target.feature, change)
                        + one(target.channel, target.band, place + 1, target.feature, change)
                        + one(target.channel, target.band, place - stride, target.feature, change)
                        + one(target.channel, target.band, place + stride, target.feature, change);
            } else {
                bits += one(target.channel, target.band, place, target.feature, change);
            }
        }
        return bits;
    }

    private double one(int channel, int band, int place, int feature, int change) {
        int index = channel * Bands.COUNT + band;
        int at = index * contexts.area + place;
        if (place >= contexts.area || sums[at] == Integer.MIN_VALUE) {
            return 0;
        }
        int sum = sums[at];
        int table = (model.tables[index] & 0xFF) * Contexts.CLASSES;
        int before = Contexts.classOf(sum);
        int after = Contexts.classOf(sum + change * model.weights[index * Contexts.FEATURES + feature]);
        if (before == after) {
            return 0;
        }
        int magnitude = Math.min(MOST, contexts.magnitude(at));
        return costs[(table + after) * (MOST + 1) + magnitude] - costs[(table + before) * (MOST + 1) + magnitude];
    }
}
