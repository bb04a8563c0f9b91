package io.intaglio.train;

import io.intaglio.image.ImageBatch;
import java.util.function.UnaryOperator;

/**
 * A change of brightness and contrast: {@code (x - 1/2) * factor + 1/2 + shift}, clipped to [0, 1] as in a camera.
 *
 * @param factor factor of the distance from middle gray
 * @param shift number that is added to all values
 */
record BrightnessJitter(float factor, float shift) implements UnaryOperator<ImageBatch> {

    private static final float MIDDLE = 0.5f;

    /** Returns a changed copy, or the images themselves if nothing changes. */
    @Override
    public ImageBatch apply(ImageBatch images) {
        if (factor == 1 && shift == 0) {
            return images;
        }
        float[] data = images.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.max(0, Math.min(1, (data[i] - MIDDLE) * factor + MIDDLE + shift));
        }
        return ImageBatch.wrap(images.count(), images.height(), images.width(), images.channels(), data);
    }
}
