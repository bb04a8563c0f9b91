package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import java.util.function.UnaryOperator;

/**
 * Gray pictures as a plate for colour takes them: one channel three times, with one noise, which is no less in their
 * mean.
 *
 * @since 0.1
 */
public final class EqualChannels {

    private EqualChannels() {}

    /** Returns what a method makes of an image; of three equal channels the method gets one. */
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
