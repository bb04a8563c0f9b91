package io.intaglio.plugin.opencv;

import io.intaglio.config.InvalidInputException;
import io.intaglio.image.ImageBatch;
import io.intaglio.task.Inputs;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.photo.Photo;

/** Fills lost pixels from their neighbours; known ones stay as they are, to the last bit. */
final class Inpainting {

    /** OpenCV reads beyond pictures that are lower or narrower, and gives other numbers each time. */
    private static final int LEAST = 3;

    private Inpainting() {}

    /**
     * @param radius of the neighbourhood that a pixel is filled from, in pixels
     * @param method one of OpenCV's
     */
    static ImageBatch apply(Inputs inputs, double radius, int method) {
        ImageBatch damaged = inputs.image(Inputs.IMAGE);
        ImageBatch mask = inputs.image(Inputs.MASK);
        ImageBatch filled = damaged.image(0);
        try (Mats mats = new Mats()) {
            Mat lost = mats.bytes(lost(mask), 0);
            int holes = Core.countNonZero(lost);
            if (holes == 0 || holes == mask.height() * mask.width()) {
                return filled; // nothing to do, or nothing to do it from
            }
            if (damaged.channels() == 3) {
                fill(mats, damaged, lost, filled, radius, method, 0, 1, 2);
            } else {
                for (int c = 0; c < damaged.channels(); c++) {
                    fill(mats, damaged, lost, filled, radius, method, c);
                }
            }
        }
        for (int i = 0; i < filled.data().length; i++) {
            if (known(mask, i / damaged.channels())) {
                filled.data()[i] = damaged.data()[i];
            }
        }
        return filled;
    }

    private static void fill(
            Mats mats, ImageBatch from, Mat lost, ImageBatch to, double radius, int method, int... channels) {
        int above = from.height() < LEAST ? LEAST : 0;
        int beside = from.width() < LEAST ? LEAST : 0;
        Mat result = mats.empty();
        Mat image = framed(mats, mats.bytes(from, channels), above, beside);
        Photo.inpaint(image, framed(mats, lost, above, beside), result, radius, method);
        Mat inside = mats.kept(result.submat(above, above + from.height(), beside, beside + from.width()));
        Mats.write(inside, to, channels);
    }

    /** Repeats the outermost pixels. */
    private static Mat framed(Mats mats, Mat mat, int above, int beside) {
        Mat framed = mats.empty();
        Core.copyMakeBorder(mat, framed, above, above, beside, beside, Core.BORDER_REPLICATE);
        return framed;
    }

    private static boolean known(ImageBatch mask, int pixel) {
        return mask.data()[pixel * mask.channels()] < 0.5f;
    }

    private static ImageBatch lost(ImageBatch mask) {
        float[] lost = new float[mask.height() * mask.width()];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = known(mask, i) ? 0 : 1;
        }
        return ImageBatch.wrap(1, mask.height(), mask.width(), 1, lost);
    }

    static void checkRadius(double radius) {
        if (!(radius >= 1 && radius <= 100)) {
            throw new InvalidInputException("radius must be between 1 and 100 pixels, not " + radius);
        }
    }
}
