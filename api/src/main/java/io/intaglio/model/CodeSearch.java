package io.intaglio.model;

import io.intaglio.image.ImageBatch;
import io.intaglio.itg.CodeCoder;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.LossTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Improves the code of an image: it moves single numbers by one where that makes the sum of squared error and bits
 * smaller, as the training weighs them (rate-distortion optimized quantization). An encoder network cannot do that. It
 * rounds each number by itself, and does not see what the other numbers make of the error.
 *
 * <p>The decoder is taken as linear near the code: the change of the image for one step of each number is computed by
 * the decoder, and these changes are added. The new code is used only if the decoder confirms that it is better.
 * Images of more than about 64×64 pixels keep their code, because the search would take too long.
 */
final class CodeSearch {

    /** Numbers whose cheapest other value costs more bits than this in addition are left as they are. */
    private static final double DEAR = 7;

    /** Bits. Smaller gains may come from rounding, and the search would go on for ever. */
    private static final double ROUNDING = 1e-6;

    /** The largest number of codes that are decoded together. */
    private static final int TOGETHER = 256;

    /**
     * The largest number of floats for the changes of an image. The time grows with the square of the pixels: seconds
     * for 64×64, a minute for 128×128.
     */
    private static final long ROOM = 1 << 23;

    private final Function<List<int[]>, ImageBatch> decoder;
    private final CodeCoder coder;
    private final double weight;

    /**
     * A search.
     *
     * @param decoder returns the images of codes
     * @param weight the bits that a squared error of 1 is worth, summed over an image in [0, 1]
     */
    CodeSearch(Function<List<int[]>, ImageBatch> decoder, CodeCoder coder, double weight) {
        this.decoder = decoder;
        this.coder = coder;
        this.weight = weight;
    }

    /**
     * Returns the bits that a squared error of 1 is worth in the training of a network. Empty if it was not trained for
     * the sum of both, or if the plate does not say so.
     */
    static OptionalDouble weight(Architecture network) {
        double error = 0;
        double bits = 0;
        for (LossTerm term : network.objective()) {
            if (term instanceof Comparison.Mse) {
                error += term.weight();
            } else if (term instanceof LossTerm.Rate) {
                bits += term.weight();
            }
        }
        return error > 0 && bits > 0 ? OptionalDouble.of(error / bits) : OptionalDouble.empty();
    }

    /** A code, its image, and what both cost together, in bits. */
    private static final class Candidate {

        private final int[] code;
        private final float[] decoded;
        private final double cost;

        Candidate(int[] code, float[] decoded, double cost) {
            this.code = code;
            this.decoded = decoded;
            this.cost = cost;
        }
    }

    /**
     * Returns a code that costs at most as much as this one.
     *
     * @param image one image
     * @param passes the largest number of times that the decoder is made linear anew
     */
    int[] improve(ImageBatch image, int[] code, int passes) {
        float[] wanted = image.data();
        Candidate best = candidate(wanted, code);
        for (int pass = 0; pass < passes; pass++) {
            Candidate next = candidate(wanted, step(wanted, best));
            if (!(next.cost < best.cost)) {
                break;
            }
            best = next;
        }
        return best.code;
    }

    private Candidate candidate(float[] wanted, int[] code) {
        float[] decoded = decoder.apply(List.of(code)).data();
        double error = 0;
        for (int i = 0; i < wanted.length; i++) {
            double difference = difference(wanted[i], decoded[i]);
            error += difference * difference;
        }
        return new Candidate(code, decoded, weight * error + coder.bits(code));
    }

    /** Outputs are clipped when they become pixels. */
    private static double difference(float wanted, float decoded) {
        return wanted - Math.max(0, Math.min(1, decoded));
    }

    /** Takes the best single change of the linear decoder, as long as there is one that helps. */
    private int[] step(float[] wanted, Candidate from) {
        CodeCoder.Costs costs = coder.costs(from.code);
        int[] places = places(from.code, costs);
        if ((long) places.length * wanted.length > ROOM) {
            return from.code;
        }
        float[][] effects = effects(from, places);
        double[] norms = new double[places.length];
        double[] towards = new double[places.length];
        for (int k = 0; k < places.length; k++) {
            for (int i = 0; i < wanted.length; i++) {
                norms[k] += (double) effects[k][i] * effects[k][i];
                towards[k] += effects[k][i] * difference(wanted[i], from.decoded[i]);
            }
        }
        int[] code = from.code.clone();
        while (true) {
            int best = -1;
            int move = 0;
            double least = -ROUNDING;
            for (int k = 0; k < places.length; k++) {
                int value = code[places[k]];
                double now = costs.bits(places[k], value);
                for (int sign = -1; sign <= 1; sign += 2) {
                    double change =
                            weight * (norms[k] - 2 * sign * towards[k]) + costs.bits(places[k], value + sign) - now;
                    if (change < least) {
                        least = change;
                        best = k;
                        move = sign;
                    }
                }
            }
            if (best < 0) {
                return code;
            }
            code[places[best]] += move;
            for (int k = 0; k < places.length; k++) {
                towards[k] -= move * product(effects[k], effects[best]);
            }
        }
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Returns the numbers that may change: those not at their likeliest value, and those whose next value is cheap. */
    private static int[] places(int[] code, CodeCoder.Costs costs) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < code.length; i++) {
            int likeliest = costs.likeliest(i);
            double other = Math.min(costs.bits(i, likeliest - 1), costs.bits(i, likeliest + 1));
            if (code[i] != likeliest || other - costs.bits(i, likeliest) < DEAR) {
                places.add(i);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns how the image changes where each of these numbers is larger by one. */
    private float[][] effects(Candidate from, int[] places) {
        float[][] effects = new float[places.length][];
        for (int first = 0; first < places.length; first += TOGETHER) {
            int count = Math.min(TOGETHER, places.length - first);
            List<int[]> codes = new ArrayList<>();
            for (int k = first; k < first + count; k++) {
                int[] code = from.code.clone();
                code[places[k]]++;
                codes.add(code);
            }
            float[] decoded = decoder.apply(codes).data();
            int length = decoded.length / count;
            for (int k = 0; k < count; k++) {
                float[] effect = Arrays.copyOfRange(decoded, k * length, (k + 1) * length);
                for (int i = 0; i < length; i++) {
                    effect[i] -= from.decoded[i];
                }
                effects[first + k] = effect;
            }
        }
        return effects;
    }
}
