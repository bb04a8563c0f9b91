package io.intaglio.tasks.generate;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Dense;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Reshape;
import io.intaglio.network.Residual;
import io.intaglio.network.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of a {@link CodeFlow}. It computes the velocity of a code from a noisy code, the time and the class. Its
 * input is an image with the channels of the code; a vector is an image of one pixel. Time and class are further
 * channels with the same values at all positions.
 *
 * @param channels number of channels of a code, or the length of a vector
 * @param height height of the training codes, 1 for vectors
 * @param width width of the training codes, 1 for vectors
 * @param map whether codes are maps, which can then have another size than the training codes
 * @param classes number of classes, 0 for none
 * @param hidden number of channels of the hidden layers
 * @param blocks number of residual blocks
 */
record FlowNetwork(int channels, int height, int width, boolean map, int classes, int hidden, int blocks) {

    private static final long MOST_NUMBERS = 1 << 24;

    FlowNetwork {
        if (channels < 1
                || height < 1
                || width < 1
                || classes < 0
                || hidden < 1
                || blocks < 0
                || Math.max(Math.max(channels, classes), Math.max(hidden, blocks)) > 65_536
                || (long) channels * height * width > MOST_NUMBERS) {
            throw new InvalidInputException("a flow over codes of " + channels + "x" + height + "x" + width + ", "
                    + classes + " classes, with " + blocks + " blocks of " + hidden + " channels is none");
        }
    }

    /** Returns a network for codes of a shape. */
    static FlowNetwork of(Shape code, int classes, int hidden, int blocks) {
        return code instanceof Shape.Map map
                ? new FlowNetwork(map.channels(), map.height(), map.width(), true, classes, hidden, blocks)
                : new FlowNetwork(code.channels(), 1, 1, false, classes, hidden, blocks);
    }

    /** Number of pairs of sine and cosine of the time. Each pair has twice the frequency of the one before. */
    private static final int FREQUENCIES = 4;

    private static final int TIME = 1 + 2 * FREQUENCIES;

    /** Returns the number of input channels. */
    int inputs() {
        return channels + TIME + classes;
    }

    /** Returns the network with its objective, the squared error of the velocity. */
    Architecture architecture() {
        return new Architecture(
                map ? ImageSpec.anySize(inputs()) : new ImageSpec(inputs(), 1, 1),
                map ? ImageSpec.anySize(channels) : new ImageSpec(channels, 1, 1),
                new Network(map ? maps() : vectors()),
                new Latent.Point(0),
                map
                        ? Network.of(Conv.same(channels, 3).gain(1))
                        : Network.of(Dense.linear(channels), new Reshape(new Shape.Map(channels, 1, 1))),
                List.of(new Comparison.Mse(1)));
    }

    private List<Layer> vectors() {
        List<Layer> layers = new ArrayList<>(List.of(new Reshape(new Shape.Vector(inputs())), Dense.of(hidden)));
        for (int block = 0; block < blocks; block++) {
            layers.add(new Residual(List.of(silu(), Dense.of(hidden), silu(), Dense.linear(hidden))));
        }
        layers.add(silu());
        return layers;
    }

    private List<Layer> maps() {
        List<Layer> layers = new ArrayList<>(List.of(Conv.same(hidden, 3)));
        for (int block = 0; block < blocks; block++) {
            layers.add(new Residual(List.of(
                    silu(), Conv.same(hidden, 3), silu(), Conv.same(hidden, 3).gain(1))));
        }
        layers.add(silu());
        return layers;
    }

    private static Activate silu() {
        return new Activate(Activate.Function.SILU);
    }

    /**
     * Writes the channels of time and class for one position.
     *
     * @param pixel array with the channels of the position
     * @param at index in the array of the position's first channel, of {@link #inputs}
     * @param time from 0 (noise) to 1 (the code)
     * @param label the class, from 0, or -1 for none
     */
    void tell(float[] pixel, int at, double time, int label) {
        int channel = at + channels;
        pixel[channel++] = (float) (2 * time - 1);
        double angle = Math.PI * time;
        for (int i = 0; i < FREQUENCIES; i++, angle *= 2) {
            pixel[channel++] = (float) Math.sin(angle);
            pixel[channel++] = (float) Math.cos(angle);
        }
        for (int c = 0; c < classes; c++) {
            pixel[channel++] = c == label ? 1 : 0;
        }
    }
}
