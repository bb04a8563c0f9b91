package io.intaglio.tasks.baseline;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Mirror;

/** An image channel by channel, with an optional margin of mirrored pixels. */
final class Planes {

    final int margin;
    final int width;
    /** The numbers, (channels, height, width), including the margin. */
    final float[][] planes;

    private Planes(int margin, int width, float[][] planes) {
        this.margin = margin;
        this.width = width;
        this.planes = planes;
    }

    static Planes of(ImageBatch image, int margin) {
        ImageBatch padded = Mirror.pad(image, margin, margin, margin, margin);
        float[][] planes = new float[padded.channels()][];
        for (int c = 0; c < planes.length; c++) {
            planes[c] = padded.channels(c).data();
        }
        return new Planes(margin, padded.width(), planes);
    }
}
