package io.intaglio.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.intaglio.config.Settings;
import io.intaglio.djl.architecture.Collapsed;
import io.intaglio.image.ImageBatch;
import io.intaglio.image.ImageSpec;
import io.intaglio.model.Autoencoder;
import io.intaglio.model.Condition;
import io.intaglio.model.Tiling;
import io.intaglio.network.Architecture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A photograph's size: 24 megapixels. */
@Tag("slow")
class LargePictureTest {

    private static final int HEIGHT = 4000;
    private static final int WIDTH = 6000;
    private static final int SIDE = 512;
    private static final long TILE_BYTES = 1_200L << 20;

    /** The small restorer. */
    private static Architecture restorer() {
        ImageSpec gray = ImageSpec.anySize(1);
        return Settings.of("widths", "32,64,96")
                .with("blocks", 1)
                .with("latent", 0)
                .with("laterals", true)
                .with("residual", true)
                .applyTo(new Collapsed())
                .create(gray, gray);
    }

    @Test
    void tileByTileItIsWhatThePicturesPiecesAreWithoutTiles() {
        Architecture architecture = restorer();
        ImageBatch picture = Engines.random(3, 1, HEIGHT, WIDTH, 1);
        try (DjlEngine engine = Engines.cpu();
                Autoencoder model = engine.open(architecture, Engines.weights(architecture, 5))) {
            Tiling tiling = Tiling.within(model, TILE_BYTES);
            assertThat(tiling.maxPixels()).isLessThan((long) HEIGHT * WIDTH / 20);
            ImageBatch whole = tiling.apply(model, picture, Condition.NONE);

            int around = (int) Math.ceil(model.plan().reach() / model.plan().stride())
                    * model.plan().stride();
            for (int[] at :
                    new int[][] {{around, around}, {1744, 2736}, {HEIGHT - SIDE - around, WIDTH - SIDE - around}}) {
                ImageBatch piece = picture.crop(at[0] - around, at[1] - around, SIDE + 2 * around, SIDE + 2 * around);
                ImageBatch untiled = model.apply(piece, Condition.NONE).crop(around, around, SIDE, SIDE);
                assertThat(farthest(whole.crop(at[0], at[1], SIDE, SIDE), untiled))
                        .as("at %d, %d", at[0], at[1])
                        .isLessThanOrEqualTo(1e-5);
            }
        }
    }

    private static double farthest(ImageBatch a, ImageBatch b) {
        double farthest = 0;
        for (int i = 0; i < a.data().length; i++) {
            farthest = Math.max(farthest, Math.abs((double) a.data()[i] - b.data()[i]));
        }
        return farthest;
    }
}
