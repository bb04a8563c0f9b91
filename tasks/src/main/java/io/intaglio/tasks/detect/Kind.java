package io.intaglio.tasks.detect;

import io.intaglio.config.Settings;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Tiling;
import io.intaglio.task.Preset;
import io.intaglio.train.Framing;
import java.util.List;
import java.util.random.RandomGenerator;

/** The kinds of anomalies, which decide what the network learns. */
public enum Kind {
    /** The whole image shows something else than it should: attributes of it are erased, and restored. */
    OBJECT(List.of("pixels", "edges"), new Preset("plain", Settings.parse("""
            arch.width = 16
            train.batch = 64
            train.steps = 600
            train.held-out = 0.15
            """))) {

        @Override
        ImageBatch spoilt(ImageBatch image, RandomGenerator random) {
            return Erasure.drawn(image, random);
        }

        @Override
        List<Observation> observed(Autoencoder model, List<ImageBatch> images, Tiling tiling) {
            return Observation.erased(model, images);
        }

        @Override
        ImageBatch framed(Autoencoder model, ImageBatch image) {
            ImageSpec in = model.architecture().in();
            ImageBatch channels = coloured(model, image);
            return in.fixed()
                    ? new Framing.Cover(in.height(), in.width()).apply(channels)
                    : Tiling.padded(model, channels);
        }
    },

    /** A part of the image is not as it should be: defects are made, and taken away. */
    DEFECT(List.of("heat"), new Preset("collapsed", Settings.parse("""
            arch.widths = 16,32,64
            arch.blocks = 1
            arch.latent = 0
            arch.laterals = true
            arch.residual = true
            arch.fidelity = mse
            train.batch = 8
            train.crop = 96
            train.steps = 2000
            train.held-out = 0.15
            train.augment = dihedral
            """))) {

        @Override
        ImageBatch spoilt(ImageBatch image, RandomGenerator random) {
            return random.nextDouble() < WHOLE ? image : BlendedPatches.drawn(image, random);
        }

        @Override
        List<Observation> observed(Autoencoder model, List<ImageBatch> images, Tiling tiling) {
            return images.stream()
                    .map(image -> Observation.whole(model, image, tiling))
                    .toList();
        }

        @Override
        ImageBatch framed(Autoencoder model, ImageBatch image) {
            ImageSpec in = model.architecture().in();
            ImageBatch channels = coloured(model, image);
            return in.fixed() ? new Framing.Cover(in.height(), in.width()).apply(channels) : channels;
        }
    };

    /** The share of training images without a defect. */
    private static final double WHOLE = 0.1;

    private final List<String> parts;
    private final Preset preset;

    Kind(List<String> parts, Preset preset) {
        this.parts = parts;
        this.preset = preset;
    }

    /** Returns the names of the scores that are usually combined. */
    List<String> parts() {
        return parts;
    }

    Preset preset() {
        return preset;
    }

    /** Returns what the network is to restore an image from. */
    abstract ImageBatch spoilt(ImageBatch image, RandomGenerator random);

    /** Observes framed images of one size. */
    abstract List<Observation> observed(Autoencoder model, List<ImageBatch> images, Tiling tiling);

    /** Returns an image as the network takes it. */
    abstract ImageBatch framed(Autoencoder model, ImageBatch image);

    private static ImageBatch coloured(Autoencoder model, ImageBatch image) {
        int channels = model.architecture().in().channels();
        return image.channels() == channels
                ? image
                : Picture.of(image).toChannels(channels).pixels();
    }
}
