package io.intaglio.evaluation;

import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.Map;

/** Is told of every image that was evaluated. */
public interface EvaluationListener {

    /** Listens to nothing. */
    EvaluationListener NONE = (index, total, row, pictures) -> {};

    /**
     * After each image.
     *
     * @param index from 0
     * @param total images in all
     * @param row its figures
     * @param pictures what they are of
     */
    void evaluated(long index, long total, Evaluation.Row row, Pictures pictures);

    /**
     * After each example of a task that measures its answers itself ({@link io.intaglio.task.Task#scorer}).
     *
     * @param index from 0
     * @param total examples in all
     * @param name of the example
     */
    default void scored(long index, long total, String name) {}

    /**
     * Where an image cannot be read and is left out.
     *
     * @param why its message names the image
     */
    default void skipped(IOException why) {}

    /**
     * Where one of the classical methods fails and is left out of the evaluation.
     *
     * @param name of the method
     * @param why a clause that names the image
     */
    default void baselineFailed(String name, String why) {}

    /**
     * Once for each kind of thing that reading left out of images (further frames, say), or that is done to them before they are measured;
     * and at the end once more with the number of images, where it was several.
     *
     * @param note a sentence
     */
    default void noted(String note) {}

    /**
     * An image on its way, each (1, height, width, channels) and of one size.
     *
     * @param clean what should come out
     * @param input what went in, not clipped
     * @param output what came out, clipped to [0, 1]
     * @param baselines what each method made of the input, clipped to [0, 1]
     */
    record Pictures(ImageBatch clean, ImageBatch input, ImageBatch output, Map<String, ImageBatch> baselines) {

        public Pictures {
            baselines = Map.copyOf(baselines);
        }
    }
}
