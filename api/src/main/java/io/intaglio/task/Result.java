package io.intaglio.task;

import io.intaglio.image.ImageBatch;

/** What a task answers. */
public sealed interface Result {

    /**
     * A picture.
     *
     * @param image (1, height, width, channels), not clipped
     */
    record Image(ImageBatch image) implements Result {}
}
