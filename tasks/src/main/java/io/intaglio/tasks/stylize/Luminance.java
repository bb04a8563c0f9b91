package io.intaglio.tasks.stylize;

import io.intaglio.image.ImageBatch;
import io.intaglio.image.Picture;

/** Computes the brightness Y (Rec. 601) and the two colour differences R - Y and B - Y of images. */
final class Luminance {

    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private Luminance() {}

    /** Returns the brightness. */
    static ImageBatch of(ImageBatch image) {
        return Picture.of(image).gray().pixels();
    }

    /** Returns brightness and colour differences of an RGB image. */
    static ImageBatch opponent(ImageBatch rgb) {
        float[] in = rgb.data();
        float[] y = of(rgb).data();
        float[] out = new float[in.length];
        for (int i = 0; i < y.length; i++) {
            out[3 * i] = y[i];
            out[3 * i + 1] = in[3 * i] - y[i];
            out[3 * i + 2] = in[3 * i + 2] - y[i];
        }
        return ImageBatch.wrap(1, rgb.height(), rgb.width(), 3, out);
    }

    /**
     * Returns the RGB image of a brightness and of colour differences, which are reduced where no such colour exists.
     */
    static ImageBatch rgb(ImageBatch brightness, ImageBatch opponent) {
        float[] y = brightness.data();
        float[] in = opponent.data();
        float[] out = new float[in.length];
        for (int i = 0; i < y.length; i++) {
            float light = Math.max(0, Math.min(1, y[i]));
            float red = in[3 * i + 1];
            float blue = in[3 * i + 2];
            float green = -(RED * red + BLUE * blue) / GREEN;
            float most = Math.max(red, Math.max(green, blue));
            float least = Math.min(red, Math.min(green, blue));
            float share = Math.min(most > 1 - light ? (1 - light) / most : 1, least < -light ? -light / least : 1);
            out[3 * i] = light + share * red;
            out[3 * i + 1] = light + share * green;
            out[3 * i + 2] = light + share * blue;
        }
        return ImageBatch.wrap(1, opponent.height(), opponent.width(), 3, out);
    }
}
