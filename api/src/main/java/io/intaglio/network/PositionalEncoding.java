package io.intaglio.network;

import static io.intaglio.network.Checks.atLeast;

/**
 * Appends channels that encode the position of a pixel. A layer that uses them is no longer translation-equivariant.
 *
 * @param mode what the channels hold
 * @param bands for {@link Mode#SINUSOIDAL}, the number of frequencies; ignored otherwise
 * @since 0.1
 */
public record PositionalEncoding(Mode mode, int bands) implements Layer {

    /** The content of the added channels. */
    public enum Mode {
        /**
         * Two channels: row and column, from -1 at the first to 1 at the last, or 0 if there is only one (Liu et al.
         * 2018, CoordConv).
         */
        COORDINATE,
        /**
         * Four channels for each band k = 0, 1, …: sin and cos of {@code 2^k·π·y}, then of {@code 2^k·π·x}, with y and
         * x from -1 to 1 (after Vaswani et al. 2017; Mildenhall et al. 2020).
         */
        SINUSOIDAL
    }

    public PositionalEncoding {
        atLeast("a positional encoding's number of bands", bands, 1);
    }

    /** Returns the number of channels that it adds. */
    public int added() {
        return mode == Mode.COORDINATE ? 2 : 4 * bands;
    }

    @Override
    public Shape.Map output(Shape in) {
        Shape.Map map = in.map("a positional encoding");
        return map.withChannels(map.channels() + added());
    }

    @Override
    public ReceptiveField reach() {
        return ReceptiveField.GLOBAL;
    }
}
