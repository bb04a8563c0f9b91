package io.intaglio.network;

import static io.intaglio.network.Checks.atLeast;

/**
 * Enlarges a map.
 *
 * @param factor factor by which height and width grow
 * @param mode how new pixels are computed
 * @since 0.1
 */
public record Upsample(int factor, Mode mode) implements Layer {

    /** The way in which new pixels are computed. */
    public enum Mode {
        /** Repeats each pixel. */
        NEAREST,
        /** Interpolates linearly between pixel centres, as PyTorch with {@code align_corners=False}. */
        BILINEAR
    }

    public Upsample {
        atLeast("an upsampling factor", factor, 1);
    }

    @Override
    public Shape.Map output(Shape in) {
        Shape.Map map = in.map("an upsampling");
        return new Shape.Map(
                map.channels(), Math.multiplyExact(map.height(), factor), Math.multiplyExact(map.width(), factor));
    }

    @Override
    public long flops(Shape in) {
        return mode == Mode.NEAREST ? 0 : 8 * output(in).size();
    }

    @Override
    public ReceptiveField reach() {
        // From the place position / factor: nearest rounds down to a whole pixel, bilinear uses one more if the centre
        // lies before it.
        double radius = mode == Mode.NEAREST ? (factor - 1.0) / factor : 1 + (Math.floor(factor / 2.0) - 1) / factor;
        return new ReceptiveField(radius, 1, factor);
    }
}
