package io.intaglio.tasks.degradation;

import io.intaglio.image.ImageBatch;
import io.intaglio.spi.Degradation;
import java.util.random.RandomGenerator;

/**
 * Replaces a picture by a drawing of its edges (Canny 1986), white lines on black.
 *
 * @since 0.1
 */
public record EdgeDrawing() implements Degradation {

    @Override
    public String name() {
        return "edges";
    }

    @Override
    public String summary() {
        return "a drawing of the edges, white lines on black";
    }

    @Override
    public int channels(int clean) {
        return 1;
    }

    @Override
    public Degraded degrade(ImageBatch clean, RandomGenerator random) {
        return Degraded.whole(of(clean));
    }

    /** Returns the edges of a gray or colour image, in one channel: 1 on an edge, 0 elsewhere. */
    public static ImageBatch of(ImageBatch image) {
        return Edges.of(image);
    }
}
