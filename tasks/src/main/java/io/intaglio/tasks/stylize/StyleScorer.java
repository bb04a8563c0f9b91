package io.intaglio.tasks.stylize;

import io.intaglio.config.InvalidInputException;
import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Figure;
import io.intaglio.metric.Metrics;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Means of how much style the answers have, and how much of the edges of the content. */
final class StyleScorer implements Scorer {

    private double gains;
    private double edges;
    private double colours;
    private int count;

    @Override
    public void add(Example example, Pair reference, Result answer) {
        if (example.partner().isEmpty()) {
            throw new InvalidInputException("to measure styles takes pictures with styles, as cross:PICTURES,STYLES"
                    + " gives them; " + example.name() + " has none");
        }
        ImageBatch output = Metrics.clipped(((Result.Image) answer).image());
        gains += StyleMeasure.gain(reference.input(), output, reference.target());
        edges += StyleMeasure.edgeSimilarity(reference.input(), output);
        colours += LinearTransfer.of(output).distance(LinearTransfer.of(reference.target()));
        count++;
    }

    @Override
    public Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (count > 0) {
            figures.put("style-gain", new Figure(100 * gains / count, "%", 1, false));
            figures.put("edge-ssim", new Figure(edges / count, "", 3, false));
            figures.put("colour-distance", new Figure(colours / count, "", 3, true));
        }
        return figures;
    }
}
