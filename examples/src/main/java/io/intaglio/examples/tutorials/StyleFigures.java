package io.intaglio.examples.tutorials;

import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Figure;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import io.intaglio.task.Task;
import io.intaglio.task.TaskState;
import java.util.Map;

/** The figures of a method of style transfer, as {@code evaluate stylize} measures them: means over all pictures. */
final class StyleFigures {

    private final Scorer scorer;

    /** @param stylize the task that measures */
    StyleFigures(Task stylize) {
        scorer = stylize.scorer(TaskState.EMPTY).orElseThrow();
    }

    /**
     * Adds a result.
     *
     * @param example with its style as the partner
     * @param pair the picture and its style
     */
    void add(Example example, Pair pair, ImageBatch result) {
        scorer.add(example, pair, new Result.Image(result));
    }

    /** Returns style gain and similarity of edges. */
    Object[] cells() {
        Map<String, Figure> figures = scorer.figures();
        return new Object[] {figures.get("style-gain"), figures.get("edge-ssim")};
    }
}
