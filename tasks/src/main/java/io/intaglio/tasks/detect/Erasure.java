package io.intaglio.tasks.detect;

import io.intaglio.image.Dihedral;
import io.intaglio.image.ImageBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Erases attributes of an image: the orientation and the colours (ARNet, Fei et al. 2022). Only a network that was
 * trained on similar images can restore them.
 */
final class Erasure {

    /** Rotations by 0, 90, 180 and 270 degrees. */
    private static final int[] TURNS = {
        0,
        Dihedral.TRANSPOSE | Dihedral.FLIP_ROWS,
        Dihedral.FLIP_COLUMNS | Dihedral.FLIP_ROWS,
        Dihedral.TRANSPOSE | Dihedral.FLIP_COLUMNS
    };

    /** The rotations that keep the size of a rectangle. */
    private static final int[] HALF_TURNS = {0, Dihedral.FLIP_COLUMNS | Dihedral.FLIP_ROWS};

    /** The weights of red, green and blue in luma (ITU-R BT.601). */
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

    private Erasure() {}

    /** Returns the image without colours, in a random orientation. */
    static ImageBatch drawn(ImageBatch image, RandomGenerator random) {
        int[] turns = turns(image);
        return Dihedral.turn(gray(image), turns[random.nextInt(turns.length)]);
    }

    /** Returns the image without colours in all orientations: 4 for a square, 2 for another rectangle. */
    static List<ImageBatch> all(ImageBatch image) {
        ImageBatch gray = gray(image);
        List<ImageBatch> turned = new ArrayList<>();
        for (int turn : turns(image)) {
            turned.add(Dihedral.turn(gray, turn));
        }
        return turned;
    }

    private static int[] turns(ImageBatch image) {
        return image.height() == image.width() ? TURNS : HALF_TURNS;
    }

    /** Returns an image with the same number of channels, which are all equal to the luma. */
    private static ImageBatch gray(ImageBatch image) {
        if (image.channels() != 3) {
            return image;
        }
        float[] from = image.data();
        float[] to = new float[from.length];
        for (int at = 0; at < to.length; at += 3) {
            float luma = LUMA[0] * from[at] + LUMA[1] * from[at + 1] + LUMA[2] * from[at + 2];
            to[at] = luma;
            to[at + 1] = luma;
            to[at + 2] = luma;
        }
        return ImageBatch.wrap(image.count(), image.height(), image.width(), 3, to);
    }
}
