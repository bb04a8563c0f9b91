package io.intaglio.evaluation;

import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.Map;

/**
 * Receives the progress of an evaluation, image by image.
 *
 * @since 0.1
 */
public interface EvaluationListener {

    /** A listener that does nothing. */
    EvaluationListener NONE = (index, total, row, pictures) -> {};

    /**
     * Called after each image.
     *
     * @param index from 0
     * @param total images in all
     * @param row its figures
     * @param pictures the pictures of this example
     */
    void evaluated(long index, long total, Evaluation.Row row, Pictures pictures);

    /**
     * Called after each example of a task that measures its answers itself ({@link io.intaglio.task.Task#scorer}).
     *
     * @param index from 0
     * @param total examples in all
     * @param name of the example
     */
    default void scored(long index, long total, String name) {}

    /**
     * Called when an image cannot be read and is left out.
     *
     * @param why its message names the image
     */
    default void skipped(IOException why) {}

    /**
     * Called when one of the classical methods fails and is left out of the evaluation.
     *
     * @param name of the method
     * @param why a clause that names the image
     */
    default void baselineFailed(String name, String why) {}

    /**
     * Called once for each kind of change to images: what reading leaves out (such as further frames) and what is done
     * before measuring. If a kind concerns several images, it is called again at the end with their number.
     *
     * @param note a sentence
     */
    default void noted(String note) {}

    /**
     * The pictures of one evaluated example, each (1, height, width, channels), all of the same size.
     *
     * @param clean the reference
     * @param input the model's input, not clipped
     * @param output the model's output, clipped to [0, 1]
     * @param baselines the output of each method, clipped to [0, 1]
     */
    record Pictures(ImageBatch clean, ImageBatch input, ImageBatch output, Map<String, ImageBatch> baselines) {

        public Pictures {
            baselines = Map.copyOf(baselines);
        }
    }
}
