package io.intaglio.train;

import io.intaglio.data.Example;
import io.intaglio.image.Dihedral;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Converts examples to a batch's size and channels, and augments them. Image and partner get the same changes. */
final class ExamplePreprocessor {

    private final BatchConfig config;
    private final RandomCrop cutter;

    ExamplePreprocessor(BatchConfig config) {
        this.config = config;
        cutter = new RandomCrop(config.framing(), config.augmentation());
    }

    Example frame(Example example, RandomGenerator random) {
        ImageBatch image = example.image();
        UnaryOperator<ImageBatch> cut = cutter.draw(image, random);
        // All random numbers are drawn for every example, so that those of the pairing do not depend on the image.
        int turn = config.augmentation().way(random);
        BrightnessJitter light = config.augmentation().light(random);
        ImageBatch framed = light.apply(channels(cut.apply(image), config.channels()));
        int fitting = framed.height() == framed.width() ? turn : turn & ~Dihedral.TRANSPOSE;
        Optional<ImageBatch> partner = example.partner()
                .map(other -> light.apply(channels(cut.apply(other), config.partnerChannels())))
                .map(other -> Dihedral.turn(other, fitting));
        return example.with(Dihedral.turn(framed, fitting), partner);
    }

    private static ImageBatch channels(ImageBatch image, int channels) {
        return Picture.of(image).toChannels(channels).pixels();
    }
}
