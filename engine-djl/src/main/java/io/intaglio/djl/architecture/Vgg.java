package io.intaglio.djl.architecture;

import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Setting;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Block;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Pool;
import io.intaglio.network.Tensor;
import io.intaglio.network.Upsample;
import io.intaglio.network.Weights;
import io.intaglio.plate.Safetensors;
import io.intaglio.spi.ArchitectureProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first layers of a VGG classifier (Simonyan and Zisserman 2015) as the encoder, with the weights of a file, and a
 * mirrored decoder. Training changes the decoder only (Huang and Belongie 2017). The file has the names and the shapes
 * of torchvision: {@code features.INDEX.weight} and {@code features.INDEX.bias}.
 *
 * @param weights path of the safetensors file; only a new training reads it
 * @param widths channels of each level, from fine to coarse; each but the first halves height and width
 * @param convolutions number of convolutions of each level
 * @param fidelity how output and target are compared
 * @since 0.1
 */
public record Vgg(
        @Setting("safetensors file with the weights of a VGG classifier, named as in torchvision "
                + "(features.0.weight ...); only a new training reads it")
        String weights,

        @Setting(
                value = "channels of each level, from fine to coarse; each but the first halves height and width",
                range = "1 to 4096 each")
        List<Integer> widths,

        @Setting(
                value = "number of convolutions of each level; 2,2,4,1 ends at relu4_1 of VGG-19",
                range = "1 to 8 each")
        List<Integer> convolutions,

        @Setting("loss between output and target; ssim needs images or crops of at least 11×11 pixels")
        Fidelity fidelity)
        implements ArchitectureProvider {

    /** Mean and standard deviation of red, green and blue, to which torchvision's classifiers normalize pictures. */
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};

    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    private static final String BLOCK = "encoder.0.";

    /** Creates the defaults: VGG-19 up to relu4_1. */
    public Vgg() {
        this("vgg19.safetensors", List.of(64, 128, 256, 512), List.of(2, 2, 4, 1), Fidelity.MSE);
    }

    public Vgg {
        widths = List.copyOf(widths);
        convolutions = List.copyOf(convolutions);
        Blocks.check(widths);
        if (convolutions.size() != widths.size() || convolutions.stream().anyMatch(count -> count < 1 || count > 8)) {
            throw new InvalidInputException("convolutions are one number from 1 to 8 for each of the " + widths.size()
                    + " widths, not " + convolutions);
        }
    }

    @Override
    public String name() {
        return "vgg";
    }

    @Override
    public String summary() {
        return "a VGG classifier's first layers, from a safetensors file, as a frozen encoder; any image size";
    }

    @Override
    public Architecture create(ImageSpec in, ImageSpec out) {
        if (in.channels() != MEAN.length) {
            throw new InvalidInputException(
                    "a VGG classifier sees 3 channels, not " + in.channels() + "; use colour pictures (--channels 3)");
        }
        List<Layer> seen = new ArrayList<>();
        seen.add(Conv.same(MEAN.length, 1));
        List<Layer> decoder = new ArrayList<>();
        int last = widths.size() - 1;
        for (int level = 0; level <= last; level++) {
            if (level > 0) {
                seen.add(new Pool(Pool.Mode.MAX, 2));
            }
            for (int i = 0; i < convolutions.get(level); i++) {
                seen.add(Conv.same(widths.get(level), 3));
                seen.add(Activate.relu());
            }
        }
        for (int level = last; level >= 0; level--) {
            for (int i = 1; i < convolutions.get(level); i++) {
                decoder.add(Conv.same(widths.get(level), 3));
                decoder.add(Activate.relu());
            }
            if (level > 0) {
                decoder.add(Conv.same(widths.get(level - 1), 3));
                decoder.add(Activate.relu());
                decoder.add(new Upsample(2, Upsample.Mode.NEAREST));
            }
        }
        decoder.add(Conv.same(out.channels(), 3).gain(1));
        if (fidelity == Fidelity.BCE) {
            decoder.add(new Activate(Activate.Function.SIGMOID));
        }
        return new Architecture(
                ImageSpec.anySize(in.channels()),
                ImageSpec.anySize(out.channels()),
                Network.of(new Block(name(), seen).freeze()),
                new Latent.Point(0),
                new Network(decoder),
                fidelity.terms());
    }

    @Override
    public Weights initialWeights() {
        Map<String, Tensor> own = new LinkedHashMap<>();
        normalization(own);
        Map<String, String> names = names();
        Weights file = read(names);
        names.forEach((theirs, ours) -> {
            Tensor tensor = file.get(theirs);
            if (tensor == null) {
                throw new InvalidInputException(weights + " has no tensor " + theirs
                        + "; vgg takes the names of torchvision's VGG classifiers without batch normalization");
            }
            own.put(ours, tensor);
        });
        return Weights.of(own);
    }

    private Weights read(Map<String, String> names) {
        if (!Files.isRegularFile(Path.of(weights))) {
            throw new InvalidInputException("there is no file " + weights
                    + "; set weights to a safetensors file with a VGG classifier (features.0.weight ...)");
        }
        try {
            return Safetensors.read(Path.of(weights), names::containsKey);
        } catch (IOException e) {
            throw new InvalidInputException(weights + " could not be read: " + e.getMessage(), e);
        }
    }

    /** A convolution of 1x1 that normalizes pixels from 0 to 1. */
    private static void normalization(Map<String, Tensor> own) {
        int channels = MEAN.length;
        float[] matrix = new float[channels * channels];
        float[] bias = new float[channels];
        for (int c = 0; c < channels; c++) {
            matrix[c * channels + c] = 1 / DEVIATION[c];
            bias[c] = -MEAN[c] / DEVIATION[c];
        }
        own.put(BLOCK + "0.weight", Tensor.of(List.of(channels, channels, 1, 1), matrix));
        own.put(BLOCK + "0.bias", Tensor.of(List.of(channels), bias));
    }

    /** Returns the names of the file's tensors, and of this network's. Poolings and activations count as layers. */
    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        int theirs = 0;
        for (int level = 0; level < widths.size(); level++) {
            theirs += level > 0 ? 1 : 0;
            for (int i = 0; i < convolutions.get(level); i++) {
                for (String kind : List.of("weight", "bias")) {
                    // Behind this network's normalization, the layers are in the file's order.
                    names.put("features." + theirs + "." + kind, BLOCK + (theirs + 1) + "." + kind);
                }
                theirs += 2;
            }
        }
        return names;
    }
}
