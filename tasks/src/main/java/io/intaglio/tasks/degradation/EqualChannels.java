package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import java.util.function.UnaryOperator;

/**
 * Handles gray pictures in the form for a colour plate: one channel three times, with the same noise in each, so that
 * their mean has the same noise.
 *
 * @since 0.1
 */
public final class EqualChannels {

    private EqualChannels() {}

    /** Applies a method to an image. If its three channels are equal, the method gets only one of them. */
    public static ImageBatch once(ImageBatch image, UnaryOperator<ImageBatch> method) {
        return equal(image) ? method.apply(image.channels(0)).channels(0, 0, 0) : method.apply(image);
    }

    private static boolean equal(ImageBatch image) {
        if (image.channels() != 3) {
            return false;
        }
        float[] data = image.data();
        for (int at = 0; at < data.length; at += 3) {
            if (data[at] != data[at + 1] || data[at] != data[at + 2]) {
                return false;
            }
        }
        return true;
    }
}
