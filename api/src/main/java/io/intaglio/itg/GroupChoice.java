package io.intaglio.itg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the values of a group's coefficients: of the nearest one, the one below and none, the one that costs least,
 * squared error and bits together. The error is that of the samples: it counts what a coefficient takes back of the
 * errors of those that overlap with it.
 */
final class GroupChoice extends GroupScan {

    /** What is added before rounding to zero where bits are not looked at. */
    private static final float DEAD = 0.35f;

    private static final double FAR = 0.5;
    private static final float[] COST = costs();

    private final float[][] planes;
    private final GroupPlace where;
    private final float[][] inverse;
    private final double lambda;
    private final Probabilities probabilities;
    private final int[] places = new int[ItgModel.CHANNELS];
    private final int[] sums;
    private final @Nullable Influence influence;
    private final @Nullable GroupErrors errors;
    private double bits;

    /**
     * Creates it.
     *
     * @param planes coefficients by channel
     * @param where the group lies in them
     * @param steps of the file, by channel and band
     * @param lambda what a bit may cost, in squares of a step; 0 takes the nearest values, a negative one rounds
     *     towards zero
     * @param influence of an earlier choice, which is improved; null for none
     * @param errors of an earlier choice, or of none yet; null where coefficients are looked at one by one
     */
    GroupChoice(
            ItgModel model,
            float[][] planes,
            GroupPlace where,
            int[][] steps,
            double lambda,
            @Nullable Influence influence,
            @Nullable GroupErrors errors) {
        super(model, where.contexts());
        this.planes = planes;
        this.where = where;
        this.lambda = lambda;
        this.influence = influence;
        this.errors = errors;
        sums = new int[contexts.values.length];
        Arrays.fill(sums, Integer.MIN_VALUE);
        this.probabilities = new Probabilities(model);
        inverse = new float[planes.length][Bands.COUNT];
        for (int channel = 0; channel < planes.length; channel++) {
            for (int band = 0; band < Bands.COUNT; band++) {
                inverse[channel][band] = (float) (1 << Steps.FRACTION) / steps[channel][band];
            }
        }
        for (int channel = 0; channel < planes.length; channel++) {
            places[channel] = last(channel);
        }
    }

    private static float[] costs() {
        float[] costs = new float[4096 + 1];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = (float) (-Math.log((i + 0.5) / 4096) / Math.log(2));
        }
        return costs;
    }

    int channels() {
        return planes.length;
    }

    /** Returns the bits that the values cost. */
    double bits() {
        return bits;
    }

    /** Returns a coefficient in steps, before it was rounded. */
    float exact(int channel, int band, int place) {
        return planes[channel][where.sample(place, band)] * inverse[channel][band];
    }

    int value(int at) {
        return contexts.values[at];
    }

    /** Returns what this choice says of the influence of its coefficients on each other. */
    Influence influence(float[] costs) {
        return new Influence(model, contexts, sums, costs);
    }

    /** Chooses all values. */
    void run() {
        run(Section.LOW);
        run(Section.HIGH);
    }

    @Override
    int places(Section section, int channel) {
        return channel >= planes.length ? 0 : section == Section.LOW ? LOW_PLACES : places[channel];
    }

    /** Returns the number of places up to the last one of a channel that is not zero; all for the last two. */
    int places(int channel) {
        for (int i = Bands.COUNT - 1; i >= 0; i--) {
            int from = contexts.plane(channel, Bands.at(i));
            for (int k = from; k < from + contexts.area; k++) {
                if (contexts.values[k] != 0) {
                    return whole(i + 1);
                }
            }
        }
        return 0;
    }

    private int last(int channel) {
        for (int i = Bands.COUNT - 1; i >= 0; i--) {
            int band = Bands.at(i);
            float least = (float) FAR / inverse[channel][band];
            for (int row = 0; row < where.rows(); row++) {
                for (int column = 0; column < where.columns(); column++) {
                    int at = where.sample(contexts.place(column, row), band);
                    if (Math.abs(planes[channel][at]) > least) {
                        return whole(i + 1);
                    }
                }
            }
        }
        return 0;
    }

    @Override
    int code(int channel, int band, int place, int[] features, int predicted) {
        int sum = sum(channel, band, features);
        sums[contexts.plane(channel, band) + place] = sum;
        int cell = cell(channel, band, sum);
        float meant = exact(channel, band, place);
        float exact = errors == null ? meant : errors.best(channel, band, place, meant, inverse[channel][band]);
        int nearest = Math.round(exact);
        nearest = Math.max(-32000, Math.min(32000, nearest));
        int value = lambda < 0 ? (int) (exact + Math.copySign(DEAD, exact)) : nearest;
        double rate = rate(cell, Math.abs(nearest - predicted));
        if (lambda > 0 && nearest != predicted) {
            double least =
                    cost(exact, nearest, cell, band, rate) + later(channel, band, place, Math.abs(nearest - predicted));
            int closer = nearest > predicted ? nearest - 1 : nearest + 1;
            for (int other = closer; ; other = predicted) {
                double otherRate = rate(cell, Math.abs(other - predicted));
                double cost = cost(exact, other, cell, band, otherRate)
                        + later(channel, band, place, Math.abs(other - predicted));
                if (cost < least) {
                    least = cost;
                    value = other;
                    rate = otherRate;
                }
                if (other == predicted) {
                    break;
                }
            }
        }
        if (errors != null) {
            errors.set(channel, band, place, (decoded(value, cell, band) - meant) / inverse[channel][band]);
        }
        bits += rate;
        note(cell, Math.abs(value - predicted));
        return value;
    }

    private double later(int channel, int band, int place, int magnitude) {
        return influence == null ? 0 : lambda * influence.bits(channel, band, place, magnitude);
    }

    private double cost(float exact, int value, int cell, int band, double rate) {
        double error = exact - decoded(value, cell, band);
        return error * error + lambda * rate;
    }

    /** Returns what a value is decoded to, in steps. */
    private float decoded(int value, int cell, int band) {
        if (band == 0 || value == 0) {
            return value;
        }
        float magnitude = Math.abs(value);
        magnitude -= model.corrections[2 * cell + (magnitude == 1 ? 0 : 1)] / 128f;
        return value < 0 ? -magnitude : magnitude;
    }

    private double rate(int cell, int magnitude) {
        double rate = magnitude == 0 ? 0 : 1;
        for (int bin = 0; bin < Math.min(magnitude + 1, ItgModel.BINS); bin++) {
            int zero = probabilities.zero(cell, bin);
            rate += COST[(magnitude > bin ? 65536 - zero : zero) >> 4];
        }
        if (magnitude >= ItgModel.BINS) {
            rate += 2 * (31 - Integer.numberOfLeadingZeros(magnitude - ItgModel.BINS + 1)) + 1;
        }
        return rate;
    }

    private void note(int cell, int magnitude) {
        for (int bin = 0; bin < Math.min(magnitude + 1, ItgModel.BINS); bin++) {
            probabilities.saw(cell, bin, magnitude > bin ? 1 : 0);
        }
    }
}
