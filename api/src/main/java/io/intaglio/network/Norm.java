package io.intaglio.network;

import static io.intaglio.network.Checks.atLeast;

import java.util.List;

/**
 * Normalizes to mean 0 and variance 1, then scales and shifts by learned {@code weight} and {@code bias} (channels).
 *
 * @param mode the values over which mean and variance are computed
 * @param groups for {@link Mode#GROUP}, the number of groups of channels; 1 otherwise
 * @since 0.1
 */
public record Norm(Mode mode, int groups) implements Layer {

    /** The values over which mean and variance are computed. */
    public enum Mode {
        /**
         * Over the batch, for each channel (Ioffe &amp; Szegedy 2015); after training, running means and variances are
         * used, as buffers {@code running-mean} and {@code running-var}.
         */
        BATCH,
        /** Over groups of channels of one image (Wu &amp; He 2018). */
        GROUP,
        /** Over one channel of one image (Ulyanov et al. 2016). */
        INSTANCE,
        /**
         * Over the channels of one pixel, or over all numbers of a vector: layer normalization (Ba et al. 2016) as in
         * ConvNeXt (Liu et al. 2022). Pixels are independent of each other, so large images can be computed in tiles.
         */
        CHANNEL
    }

    /** The constant added to the variance. */
    public static final double EPSILON = 1e-5;

    /** The weight of the newest batch in the running mean and variance. */
    public static final double MOMENTUM = 0.1;

    public Norm {
        atLeast("a norm's number of groups", groups, 1);
    }

    /** Returns a normalization over the channels of each pixel. */
    public static Norm channel() {
        return new Norm(Mode.CHANNEL, 1);
    }

    /** Returns a normalization over the batch. */
    public static Norm batch() {
        return new Norm(Mode.BATCH, 1);
    }

    @Override
    public Shape output(Shape in) {
        if (mode == Mode.GROUP && in.channels() % groups != 0) {
            throw new ShapeException(in.channels() + " channels do not fall into " + groups + " groups");
        }
        if (mode == Mode.GROUP || mode == Mode.INSTANCE) {
            in.map("a " + mode.name().toLowerCase(java.util.Locale.ROOT) + " norm");
        }
        return in;
    }

    @Override
    public List<WeightSpec> weights(Shape in) {
        List<Integer> channels = List.of(in.channels());
        WeightSpec weight = WeightSpec.trained("weight", channels, Init.constant(1));
        WeightSpec bias = WeightSpec.trained("bias", channels, Init.constant(0));
        return mode != Mode.BATCH
                ? List.of(weight, bias)
                : List.of(
                        weight,
                        bias,
                        WeightSpec.buffer("running-mean", channels, Init.constant(0)),
                        WeightSpec.buffer("running-var", channels, Init.constant(1)));
    }

    @Override
    public long flops(Shape in) {
        return 4 * in.size();
    }

    @Override
    public ReceptiveField reach() {
        return mode == Mode.BATCH || mode == Mode.CHANNEL ? ReceptiveField.PIXEL : ReceptiveField.GLOBAL;
    }
}
