package io.intaglio.examples.benchmark;

import io.intaglio.Intaglio;
import io.intaglio.config.InvalidInputException;
import io.intaglio.config.Settings;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Comparison;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Layer;
import io.intaglio.network.Network;
import io.intaglio.network.Pool;
import io.intaglio.network.ShapePlan;
import io.intaglio.network.Upsample;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.task.Preset;
import java.util.Collections;
import java.util.List;

/**
 * A network to be measured.
 *
 * @param name for the table
 * @param architecture what it is
 * @param side of the training images, in pixels
 * @param batch number of images per step
 */
record Subject(String name, Architecture architecture, int side, int batch) {

    /** Those that the peers know too, by name. */
    static final List<String> SHARED = List.of("pooled", "flat", "restorer");

    private static final int SMALL = 32;

    /** Colour images of 32 pixels for all but the restorer, which trains on gray crops of 96. */
    static List<Subject> all(Intaglio intaglio) {
        return List.of(
                pooled(),
                flat(),
                restorer(intaglio),
                standard(intaglio, "plain"),
                standard(intaglio, "collapsed"),
                standard(intaglio, "variational"));
    }

    /** One of {@link #SHARED}. */
    static Subject shared(String name, Intaglio intaglio) {
        return switch (known(name)) {
            case "pooled" -> pooled();
            case "flat" -> flat();
            default -> restorer(intaglio);
        };
    }

    /** The name, if it is one of {@link #SHARED}. */
    static String known(String name) {
        if (!SHARED.contains(name)) {
            throw new InvalidInputException("the networks to compare are " + SHARED + ", not " + name);
        }
        return name;
    }

    /**
     * 3 -> 32 -> 64 -> 32 -> 3 channels by 3x3 convolutions, twice halved by pooling and twice doubled by repetition.
     */
    private static Subject pooled() {
        Layer relu = Activate.relu();
        Layer half = new Pool(Pool.Mode.MAX, 2);
        Layer twice = new Upsample(2, Upsample.Mode.NEAREST);
        return small(
                "pooled",
                List.of(Conv.same(32, 3), relu, half, Conv.same(64, 3), relu, half),
                List.of(twice, Conv.same(32, 3), relu, twice, Conv.same(3, 3).gain(1)));
    }

    /** The same convolutions, all at the images' own size. */
    private static Subject flat() {
        Layer relu = Activate.relu();
        return small(
                "flat",
                List.of(Conv.same(32, 3), relu, Conv.same(64, 3), relu),
                List.of(Conv.same(32, 3), relu, Conv.same(3, 3).gain(1)));
    }

    private static Subject small(String name, List<Layer> encoder, List<Layer> decoder) {
        Architecture architecture = new Architecture(
                ImageSpec.anySize(3),
                ImageSpec.anySize(3),
                new Network(encoder),
                new Latent.Point(0),
                new Network(decoder),
                List.of(new Comparison.Mse(1)));
        return new Subject(name, architecture, SMALL, 64);
    }

    /** What {@code train denoise} trains on gray pictures unless told otherwise. */
    static Subject restorer(Intaglio intaglio) {
        Preset preset = intaglio.tasks().get("denoise").create().preset();
        ArchitectureProvider provider = intaglio.architectures().get(preset.architecture());
        Settings arch = preset.settings().under("arch");
        Settings train = preset.settings().under("train");
        Record configured = arch.applyTo((Record) provider);
        ImageSpec gray = ImageSpec.anySize(1);
        return new Subject(
                "restorer",
                ((ArchitectureProvider) configured).create(gray, gray),
                Integer.parseInt(train.get("crop")),
                Integer.parseInt(train.get("batch")));
    }

    /** As large a convolution as a network of this kind has, several times over: 128 channels, 96x96, 16 images. */
    static Subject convolutions(int count) {
        Architecture architecture = new Architecture(
                ImageSpec.anySize(128),
                ImageSpec.anySize(128),
                new Network(Collections.nCopies(count, Conv.same(128, 3).gain(1))),
                new Latent.Point(0),
                new Network(List.of()),
                List.of(new Comparison.Mse(1)));
        return new Subject("convolutions", architecture, 96, 16);
    }

    private static Subject standard(Intaglio intaglio, String architecture) {
        ImageSpec colour = new ImageSpec(3, SMALL, SMALL);
        return new Subject(
                architecture, intaglio.architectures().get(architecture).create(colour, colour), SMALL, 64);
    }

    /** The same network with less to do, to see that it works. */
    Subject quick() {
        return new Subject(name, architecture, SMALL, 2);
    }

    /** At the training images' size. */
    ShapePlan plan() {
        return ShapePlan.of(architecture, side, side);
    }

    /** A batch of noise: the time does not depend on what is in an image. */
    ImageBatch images() {
        return images(batch, side, side);
    }

    /** Noise of any size. */
    ImageBatch images(int count, int height, int width) {
        int channels = architecture.in().channels();
        float[] data = new float[count * height * width * channels];
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat();
        }
        return ImageBatch.wrap(count, height, width, channels, data);
    }
}
