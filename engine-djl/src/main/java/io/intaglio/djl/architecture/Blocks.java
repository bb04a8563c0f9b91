package io.intaglio.djl.architecture;

import io.intaglio.config.InvalidInputException;
import io.intaglio.network.Activate;
import io.intaglio.network.Conv;
import io.intaglio.network.Layer;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Residual;
import io.intaglio.network.Upsample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the built-in networks are put together from. */
final class Blocks {

    /** Residual branches begin small, so that a deep network begins near the identity (Zhang et al. 2019, Fixup). */
    private static final double BRANCH_GAIN = 0.3;

    private Blocks() {}

    /** Residual blocks of two 3x3 convolutions, without normalization. */
    static List<Layer> residuals(int count, int width) {
        Layer block = new Residual(List.of(
                Conv.same(width, 3), Activate.relu(), Conv.same(width, 3).gain(BRANCH_GAIN)));
        return Collections.nCopies(count, block);
    }

    /** Halves height and width. */
    static Layer down(int width) {
        return Conv.halve(width).gain(1);
    }

    /** Doubles height and width: a 1x1 convolution makes four pixels of each, which a pixel shuffle puts in place. */
    static List<Layer> up(int width) {
        return List.of(Conv.same(4 * width, 1).gain(1), new PixelShuffle(2));
    }

    /** Doubles height and width: a 1x1 convolution, then new pixels between the old ones. */
    static List<Layer> smoothUp(int width) {
        return List.of(Conv.same(width, 1).gain(1), new Upsample(2, Upsample.Mode.BILINEAR));
    }

    static List<Layer> chain(List<Layer> first, List<Layer> second) {
        List<Layer> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    static void check(List<Integer> widths) {
        if (widths.isEmpty() || widths.size() > 8 || widths.stream().anyMatch(width -> width < 1 || width > 4096)) {
            throw new InvalidInputException(
                    "widths are 1 to 8 numbers of channels, each from 1 to 4096, as in 48,96,128, not " + widths);
        }
    }

    static void range(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidInputException(what + " must be between " + least + " and " + most + ", not " + value);
        }
    }

    static void weight(String what, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new InvalidInputException(what + " is a weight of at least 0, not " + value);
        }
    }
}
