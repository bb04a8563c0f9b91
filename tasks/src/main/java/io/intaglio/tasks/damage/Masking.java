package io.intaglio.tasks.damage;

import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Damage.Damaged;
import java.util.Optional;

/** Images some of whose pixels are lost. */
final class Masking {

    private Masking() {}

    /** @param known a number a pixel: 1 where it stays, 0 where it is lost */
    static Damaged damaged(ImageBatch clean, float[] known) {
        return new Damaged(
                blanked(clean, known), Optional.of(ImageBatch.wrap(1, clean.height(), clean.width(), 1, known)));
    }

    private static ImageBatch blanked(ImageBatch image, float[] known) {
        float[] data = image.data().clone();
        for (int i = 0; i < data.length; i++) {
            if (known[i / image.channels()] == 0) {
                data[i] = 0;
            }
        }
        return ImageBatch.wrap(1, image.height(), image.width(), image.channels(), data);
    }
}
