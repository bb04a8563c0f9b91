package io.intaglio.tasks.detect;

import io.intaglio.image.Dihedral;
import io.intaglio.image.ImageBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Erases attributes of an image that only a network which knows such images can restore: the orientation, and the
 * colours (Fei et al. 2022, ARNet).
 */
final class Erasure {

    /** No turn, and a quarter, a half and three quarters of one. */
    private static final int[] TURNS = {
        0,
        Dihedral.TRANSPOSE | Dihedral.FLIP_ROWS,
        Dihedral.FLIP_COLUMNS | Dihedral.FLIP_ROWS,
        Dihedral.TRANSPOSE | Dihedral.FLIP_COLUMNS
    };

    /** The turns that leave a rectangle its size. */
    private static final int[] HALF_TURNS = {0, Dihedral.FLIP_COLUMNS | Dihedral.FLIP_ROWS};

    /** The weights of red, green and blue in luma (ITU-R BT.601). */
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

    private Erasure() {}

    /** Returns an image with its colours erased, turned at random. */
    static ImageBatch drawn(ImageBatch image, RandomGenerator random) {
        int[] turns = turns(image);
        return Dihedral.turn(gray(image), turns[random.nextInt(turns.length)]);
    }

    /** Returns the image with its colours erased, turned in all ways: 4 for a square, 2 for another rectangle. */
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

    /** As many channels as before, all of them the luma. */
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
