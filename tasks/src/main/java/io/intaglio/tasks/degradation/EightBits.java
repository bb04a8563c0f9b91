package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;

/** Rounds images to the values of files with 8 bits. */
final class EightBits {

    private EightBits() {}

    /** Returns an image clipped to [0, 1] and rounded to steps of 1/255. */
    static ImageBatch rounded(ImageBatch image) {
        float[] data = new float[image.data().length];
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.round(255 * Math.max(0, Math.min(1, image.data()[i]))) / 255f;
        }
        return ImageBatch.wrap(1, image.height(), image.width(), image.channels(), data);
    }
}
