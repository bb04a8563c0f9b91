package io.intaglio.metric;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;

/** What must hold before two batches are compared. */
final class Shapes {

    private Shapes() {}

    static void check(ImageBatch reference, ImageBatch image) {
        if (reference.count() != image.count() || !reference.spec().equals(image.spec())) {
            throw new InvalidInputException("images are compared with references of their own size: " + image
                    + " beside " + reference + " (count x channels x height x width); resize or crop one of them");
        }
        if (reference.count() == 0) {
            throw new InvalidInputException("there is no image to compare; give at least one");
        }
    }

    static void check(ImageBatch reference, ImageBatch image, String metric, int smallest) {
        check(reference, image);
        if (Math.min(image.height(), image.width()) < smallest) {
            throw new InvalidInputException(metric + " needs images of at least " + smallest + "x" + smallest
                    + " pixels, not " + image.width() + "x" + image.height() + "; leave it out or use larger images");
        }
    }
}
