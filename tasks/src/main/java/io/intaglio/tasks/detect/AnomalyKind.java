package io.intaglio.tasks.detect;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.task.Channels;
import io.intaglio.task.Pair;
import io.intaglio.task.Preset;
import io.intaglio.train.Framing;
import java.util.List;
import java.util.random.RandomGenerator;

/** The kinds of anomalies. They determine what the network learns. */
public enum AnomalyKind {
    /** Images of another object. The network learns to restore erased attributes of images. */
    OBJECT(List.of("pixels", "edges"), new Preset("plain", Settings.parse("""
            arch.width = 16
            train.batch = 64
            train.steps = 600
            train.held-out = 0.15
            """))) {

        @Override
        Pair pair(ImageBatch image, RandomGenerator random) {
            return Pair.of(Erasure.drawn(image, random), image);
        }

        @Override
        List<Observation> observed(Autoencoder model, List<ImageBatch> images, Tiling tiling) {
            return Observation.erased(model, images);
        }

        @Override
        ImageBatch framed(Autoencoder model, ImageBatch image) {
            ImageSpec in = model.architecture().in();
            ImageBatch channels = coloured(image, in.channels());
            return in.fixed()
                    ? new Framing.Cover(in.height(), in.width()).apply(channels)
                    : Tiling.padded(model, channels);
        }
    },

    /** Defects in a part of an image. The network learns to find and remove artificial defects. */
    DEFECT(List.of("heat"), new Preset("collapsed", Settings.parse("""
            arch.widths = 16,32,64
            arch.blocks = 1
            arch.latent = 0
            arch.laterals = true
            arch.residual = true
            train.batch = 16
            train.crop = 64
            train.learning-rate = 0.002
            train.steps = 2000
            train.held-out = 0.15
            train.augment = dihedral
            """))) {

        @Override
        Pair pair(ImageBatch image, RandomGenerator random) {
            BlendedPatches.Defective made =
                    BlendedPatches.drawn(image, random.nextDouble() < WHOLE ? 0 : MOST_DEFECTS, random);
            return Pair.of(Observation.unmarked(made.image()), image.append(made.mask()));
        }

        @Override
        List<Observation> observed(Autoencoder model, List<ImageBatch> images, Tiling tiling) {
            return images.stream()
                    .map(image -> Observation.whole(model, image, tiling))
                    .toList();
        }

        @Override
        Pair reference(ImageBatch image) {
            return Pair.of(Observation.unmarked(image), Observation.unmarked(image));
        }

        @Override
        ImageBatch image(ImageBatch input) {
            return Observation.image(input);
        }

        @Override
        Channels channels(int image) {
            return new Channels(image, 1, image + 1);
        }

        @Override
        ImageBatch framed(Autoencoder model, ImageBatch image) {
            ImageSpec in = model.architecture().in();
            ImageBatch channels = coloured(image, in.channels() - 1);
            return in.fixed() ? new Framing.Cover(in.height(), in.width()).apply(channels) : channels;
        }
    };

    /** The share of training images without a defect. */
    private static final double WHOLE = 0.1;

    private static final int MOST_DEFECTS = 4;

    private final List<String> parts;
    private final Preset preset;

    AnomalyKind(List<String> parts, Preset preset) {
        this.parts = parts;
        this.preset = preset;
    }

    /** Returns the names of the scores that are combined by default. */
    List<String> parts() {
        return parts;
    }

    Preset preset() {
        return preset;
    }

    /** Returns a training pair from a normal image. */
    abstract Pair pair(ImageBatch image, RandomGenerator random);

    /** Returns a pair of the unchanged image and the answer that the network should give if it is normal. */
    Pair reference(ImageBatch image) {
        return Pair.of(image, image);
    }

    /** Returns the image that a network's input contains. */
    ImageBatch image(ImageBatch input) {
        return input;
    }

    /** Returns the channels of the network. */
    Channels channels(int image) {
        return Channels.same(image);
    }

    /** Returns the network's observations of framed images of the same size. */
    abstract List<Observation> observed(Autoencoder model, List<ImageBatch> images, Tiling tiling);

    /** Returns an image in the form that the network needs. */
    abstract ImageBatch framed(Autoencoder model, ImageBatch image);

    private static ImageBatch coloured(ImageBatch image, int channels) {
        return image.channels() == channels
                ? image
                : Picture.of(image).toChannels(channels).pixels();
    }
}
