package io.intaglio.network;

import static io.intaglio.network.Checks.atLeast;

import io.intaglio.config.Incubating;
import java.util.List;

/**
 * Adds the result of self-attention over all pixels of a map (Vaswani et al. 2017) to each pixel, times a learned gain
 * (Zhang et al. 2019). The gain begins at 0, so at first the layer changes nothing.
 *
 * <p>Each head computes {@code softmax(q k^T / sqrt(d)) v} from the queries, keys and values of the pixels, which have
 * {@code d} numbers per head. Weights: {@code query}, {@code key}, {@code value} and {@code out} (channels, channels
 * each) and {@code gain} (1). The layer does not know the positions of pixels: put a {@link PositionalEncoding} before
 * it if they matter.
 *
 * <p>Time and memory grow with the square of the number of pixels, so it is suitable for small maps: 32x32 pixels give
 * 1,048,576 pairs per head, 256x256 pixels would give 4,294,967,296.
 *
 * @param heads number of attention heads: parts of the channels that attend independently of each other
 * @since 0.1
 */
@Incubating
public record SelfAttention(int heads) implements Layer {

    /** Number of floating-point operations of a softmax for each number. */
    private static final int SOFTMAX = 5;

    public SelfAttention {
        atLeast("an attention's number of heads", heads, 1);
    }

    @Override
    public Shape output(Shape in) {
        Shape.Map map = in.map("an attention");
        if (map.channels() % heads != 0) {
            throw new ShapeException(map.channels() + " channels do not fall into " + heads + " heads");
        }
        return map;
    }

    @Override
    public List<WeightSpec> weights(Shape in) {
        int channels = in.channels();
        List<Integer> square = List.of(channels, channels);
        return List.of(
                WeightSpec.matrix("query", square, 1, channels),
                WeightSpec.matrix("key", square, 1, channels),
                WeightSpec.matrix("value", square, 1, channels),
                WeightSpec.matrix("out", square, 1, channels),
                WeightSpec.trained("gain", List.of(1), Init.constant(0)));
    }

    /**
     * Returns the number of values of the queries, keys, values, attended values, their projection and the result, and
     * of the pairs before and after the softmax.
     */
    @Override
    public long activations(Shape in) {
        return 6 * in.size() + 2 * pairs(in);
    }

    @Override
    public long flops(Shape in) {
        long products = Math.multiplyExact(4L * in.channels() / heads + SOFTMAX, pairs(in));
        return Math.addExact(products, in.size() * (8L * in.channels() + 2));
    }

    /** Returns the number of pairs of pixels in all heads. */
    private long pairs(Shape in) {
        long pixels = in.size() / in.channels();
        return Math.multiplyExact(Math.multiplyExact(pixels, pixels), heads);
    }

    @Override
    public ReceptiveField reach() {
        return ReceptiveField.GLOBAL;
    }
}
