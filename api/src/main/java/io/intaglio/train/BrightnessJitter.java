package io.intaglio.train;

import io.intaglio.image.ImageBatch;
import java.util.function.UnaryOperator;

/**
 * Another brightness and contrast: {@code (x - 1/2) * factor + 1/2 + shift}, cut to [0, 1] as a camera does it.
 *
 * @param factor of the distance from middle gray
 * @param shift what is added
 */
record BrightnessJitter(float factor, float shift) implements UnaryOperator<ImageBatch> {

    private static final float MIDDLE = 0.5f;

    /** A changed copy; the images themselves where nothing changes. */
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
