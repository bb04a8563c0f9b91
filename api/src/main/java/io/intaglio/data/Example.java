package io.intaglio.data;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;
import io.intaglio.image.SampleScale;
import io.intaglio.image.SampleType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One training example.
 *
 * @param name its name in messages: a file's path relative to the source's folder, or an index
 * @param image one image, (1, height, width, channels), gray or colour, nominally in [0, 1]
 * @param label its class, from 0; empty if unknown
 * @param partner in data of pairs, the target that belongs to the image, (1, height, width, channels)
 * @param origin facts about its files
 * @since 0.1
 */
public record Example(String name, ImageBatch image, OptionalInt label, Optional<ImageBatch> partner, Origin origin) {

    /**
     * The facts about an example's files.
     *
     * @param image scale of the image's values in its file
     * @param partner scale of the partner's values in its file; the image's scale if there is no partner
     * @param notes parts of the file that were not read, one sentence each
     */
    public record Origin(SampleScale image, SampleScale partner, List<String> notes) {

        /** The origin of images with eight bits, all of them used. */
        public static final Origin UNKNOWN = of(SampleScale.of(SampleType.UINT8));

        public Origin {
            notes = List.copyOf(notes);
        }

        /** Returns the origin of an image, and of a partner with the same scale, without notes. */
        public static Origin of(SampleScale scale) {
            return new Origin(scale, scale, List.of());
        }
    }

    /** Creates an example from an 8-bit file or from no file. */
    public Example(String name, ImageBatch image, OptionalInt label, Optional<ImageBatch> partner) {
        this(name, image, label, partner, Origin.UNKNOWN);
    }

    public Example {
        if (image.count() != 1 || (partner.isPresent() && partner.get().count() != 1)) {
            throw new IllegalArgumentException("an example holds one image, not " + image);
        }
    }

    /** Returns an example without label or partner. */
    public static Example of(String name, ImageBatch image) {
        return new Example(name, image, OptionalInt.empty(), Optional.empty());
    }

    /** Returns an example with its class. */
    public static Example labelled(String name, ImageBatch image, int label) {
        return new Example(name, image, OptionalInt.of(label), Optional.empty());
    }

    /** Returns an example of a picture that was read from a file, composited on white. */
    public static Example of(String name, Picture picture, OptionalInt label) {
        return new Example(
                name,
                picture.onWhite().pixels(),
                label,
                Optional.empty(),
                new Origin(picture.scale(), picture.scale(), picture.notes()));
    }

    /** Returns this example with other pictures, for example after a crop. */
    public Example with(ImageBatch newImage, Optional<ImageBatch> newPartner) {
        return new Example(name, newImage, label, newPartner, origin);
    }

    /** Returns this example with another origin. */
    public Example with(Origin other) {
        return new Example(name, image, label, partner, other);
    }
}
