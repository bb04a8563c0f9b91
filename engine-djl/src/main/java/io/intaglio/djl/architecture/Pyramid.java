package io.intaglio.djl.architecture;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Layer;
import io.intaglio.network.PixelShuffle;
import io.intaglio.network.Reshape;
import io.intaglio.network.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The convolutional halves around a dense bottleneck: levels that halve the image while they can, a hidden dense layer,
 * and the mirror of both.
 *
 * @param in the images, of one size
 * @param width channels of the first level; each next has twice as many
 * @param levels how often the image is halved, at most as often as its size is even
 * @param hidden length of the dense layer between map and code; 0 for none
 * @param blocks number of residual blocks per level
 * @param activation the nonlinearity after the dense layers
 */
record Pyramid(ImageSpec in, int width, int levels, int hidden, int blocks, DenseActivation activation) {

    Pyramid {
        if (!in.fixed()) {
            throw new InvalidInputException(
                    "this architecture has a dense bottleneck and serves one image size; give that size,"
                            + " or take the architecture collapsed for any size");
        }
        check(width, levels, hidden, blocks);
    }

    /** @throws InvalidInputException if a setting is out of its range */
    static void check(int width, int levels, int hidden, int blocks) {
        Blocks.range("width", width, 1, 4096);
        Blocks.range("levels", levels, 0, 8);
        Blocks.range("hidden", hidden, 0, 65536);
        Blocks.range("blocks", blocks, 0, 64);
    }

    /** How often the size can be halved. */
    private int halvings() {
        int possible = Math.min(Integer.numberOfTrailingZeros(in.height()), Integer.numberOfTrailingZeros(in.width()));
        return Math.min(levels, possible);
    }

    private Shape.Map smallest() {
        int n = halvings();
        return new Shape.Map(width << Math.max(0, n - 1), in.height() >> n, in.width() >> n);
    }

    /** From the image (with whatever channels lie before) to {@code numbers}. */
    List<Layer> encoder(int numbers) {
        List<Layer> layers = new ArrayList<>();
        for (int level = 0; level < halvings(); level++) {
            // The first halving only turns pixels into channels: full-size maps cost most and say least.
            layers.add(level == 0 ? new PixelShuffle(-2) : Conv.halve(width << level));
            if (level == 0) {
                layers.add(Conv.same(width, 3));
            }
            layers.add(Activate.relu());
            layers.addAll(Blocks.residuals(blocks, width << level));
        }
        Shape.Map map = smallest();
        if (halvings() == 0) {
            layers.add(Conv.same(map.channels(), 3));
            layers.add(Activate.relu());
        }
        layers.add(new Reshape(new Shape.Vector(Math.toIntExact(map.size()))));
        if (hidden > 0) {
            layers.add(Dense.of(hidden));
            layers.add(activation.layer());
        }
        layers.add(Dense.linear(numbers));
        return layers;
    }

    /** From a code to the image. */
    List<Layer> decoder(int channels) {
        List<Layer> layers = new ArrayList<>();
        if (hidden > 0) {
            layers.add(Dense.of(hidden));
            layers.add(activation.layer());
        }
        Shape.Map map = smallest();
        layers.add(Dense.of(Math.toIntExact(map.size())));
        layers.add(activation.layer());
        layers.add(new Reshape(map));
        for (int level = halvings() - 1; level > 0; level--) {
            layers.addAll(Blocks.residuals(blocks, width << level));
            layers.addAll(Blocks.up(width << (level - 1)));
            layers.add(Activate.relu());
        }
        layers.addAll(Blocks.residuals(blocks, width));
        if (halvings() == 0) {
            layers.add(Conv.same(channels, 3).gain(1));
        } else {
            layers.add(Conv.same(4 * channels, 3).gain(1));
            layers.add(new PixelShuffle(2));
        }
        return layers;
    }
}
