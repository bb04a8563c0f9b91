package io.intaglio.metric;

import io.intaglio.image.CieLab;
import io.intaglio.image.ImageBatch;

/**
 * How far colours are off, brightness apart: the mean distance in the a*b* plane of CIELAB. Of 2 one can hardly see the
 * difference side by side; the colours of photographs lie about 15 from gray.
 */
final class ColourError {

    private ColourError() {}

    static double of(ImageBatch reference, ImageBatch image) {
        Shapes.check(reference, image);
        float[] wanted = CieLab.of(reference).data();
        float[] got = CieLab.of(image).data();
        double sum = 0;
        for (int i = 0; i < wanted.length; i += 3) {
            sum += Math.hypot(got[i + 1] - wanted[i + 1], got[i + 2] - wanted[i + 2]);
        }
        int pixels = wanted.length / 3;
        return sum / pixels;
    }
}
