package io.intaglio.examples;

import io.intaglio.Intaglio;
import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.network.Activate;
import io.intaglio.network.Architecture;
import io.intaglio.network.Conv;
import io.intaglio.network.Latent;
import io.intaglio.network.Network;
import io.intaglio.network.Term;
import io.intaglio.spi.ArchitectureProvider;
import io.intaglio.task.Preset;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network to be measured.
 *
 * @param name for the table
 * @param architecture for colour images
 * @param side of the training images, in pixels
 * @param batch images a step
 */
record Subject(String name, Architecture architecture, int side, int batch) {

    private static final int SMALL = 32;

    /** The usual five: small images for all but the restorer, which trains on crops. */
    static List<Subject> all(Intaglio intaglio) {
        return List.of(
                fourConvolutions(64, SMALL),
                restorer(intaglio),
                standard(intaglio, "plain"),
                standard(intaglio, "collapsed"),
                standard(intaglio, "variational"));
    }

    /** 3 -> 32 -> 64 -> 32 -> 3 channels by 3x3 convolutions, written down by hand. */
    static Subject fourConvolutions(int batch, int side) {
        Architecture architecture = new Architecture(
                ImageSpec.anySize(3),
                ImageSpec.anySize(3),
                new Network(List.of(Conv.same(32, 3), Activate.relu(), Conv.same(64, 3), Activate.relu())),
                new Latent.Point(0),
                new Network(List.of(
                        Conv.same(32, 3), Activate.relu(), Conv.same(3, 3).gain(1))),
                List.of(new Term.Mse(1)));
        return new Subject("3-32-64-32-3", architecture, side, batch);
    }

    /** What {@code train denoise} trains unless told otherwise. */
    static Subject restorer(Intaglio intaglio) {
        Preset preset = intaglio.tasks().get("denoise").create().preset();
        ArchitectureProvider provider = intaglio.architectures().get(preset.architecture());
        Settings arch = preset.settings().under("arch");
        Settings train = preset.settings().under("train");
        Record configured = arch.applyTo((Record) provider);
        ImageSpec colour = ImageSpec.anySize(3);
        return new Subject(
                "restorer",
                ((ArchitectureProvider) configured).create(colour, colour),
                Integer.parseInt(train.get("crop")),
                Integer.parseInt(train.get("batch")));
    }

    private static Subject standard(Intaglio intaglio, String architecture) {
        ImageSpec colour = new ImageSpec(3, SMALL, SMALL);
        return new Subject(
                architecture, intaglio.architectures().get(architecture).create(colour, colour), SMALL, 64);
    }

    /** Noise to be fed to it: the time does not depend on what is in an image. */
    ImageBatch images(int count, int height, int width) {
        int channels = architecture.in().channels();
        float[] data = new float[count * height * width * channels];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat();
        }
        return ImageBatch.wrap(count, height, width, channels, data);
    }
}
