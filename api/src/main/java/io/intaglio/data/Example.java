package io.intaglio.data;

import io.intaglio.image.ImageBatch;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing to learn from.
 *
 * @param name how to call it in a message: a file's path below its root, or an index
 * @param image one image, (1, height, width, channels), gray or colour as it was found, nominally in [0, 1]
 * @param label its class, from 0, where the source knows it
 * @param partner for pairs: what the image should become, (1, height, width, channels)
 */
public record Example(String name, ImageBatch image, OptionalInt label, Optional<ImageBatch> partner) {

    public Example {
        if (image.count() != 1 || (partner.isPresent() && partner.get().count() != 1)) {
            throw new IllegalArgumentException("an example holds one image, not " + image);
        }
    }

    /** An image without label or partner. */
    public static Example of(String name, ImageBatch image) {
        return new Example(name, image, OptionalInt.empty(), Optional.empty());
    }

    /** An image with its class. */
    public static Example labelled(String name, ImageBatch image, int label) {
        return new Example(name, image, OptionalInt.of(label), Optional.empty());
    }

    /** This example with other pictures, say after a crop. */
    public Example with(ImageBatch newImage, Optional<ImageBatch> newPartner) {
        return new Example(name, newImage, label, newPartner);
    }
}
