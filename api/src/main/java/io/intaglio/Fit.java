package io.intaglio;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.image.Picture;
import io.intaglio.train.Framing;

/** Makes images fit what a network takes. */
final class Fit {

    private Fit() {}

    /** Gray or colour, as asked for: luma of a colour image, three equal channels of a gray one. */
    static ImageBatch channels(ImageBatch image, int channels) {
        if (image.channels() == channels) {
            return image;
        }
        return Picture.of(image).toChannels(channels).pixels();
    }

    /** An image of the network's size, if it has one: resized to cover it and cropped around the middle. */
    static ImageBatch size(ImageBatch image, ImageSpec spec) {
        int height = spec.height() == ImageSpec.ANY ? image.height() : spec.height();
        int width = spec.width() == ImageSpec.ANY ? image.width() : spec.width();
        return new Framing.Cover(height, width).apply(image);
    }

    /** The middle of an image, at most so large. */
    static ImageBatch middle(ImageBatch image, int height, int width) {
        int rows = Math.min(height, image.height());
        int columns = Math.min(width, image.width());
        return rows == image.height() && columns == image.width()
                ? image
                : image.crop((image.height() - rows) / 2, (image.width() - columns) / 2, rows, columns);
    }
}
