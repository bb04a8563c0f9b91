package io.intaglio.tasks.stylize;

import io.intaglio.data.Example;
import io.intaglio.image.ImageBatch;
import io.intaglio.metric.Figure;
import io.intaglio.metric.Metrics;
import io.intaglio.metric.Psnr;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Computes the mean similarity of the answers to the style and to the edges of the content. For pictures without a
 * style, the picture itself is the style, and the figure says how little it changes.
 */
final class StyleScorer implements Scorer {

    private static final double MOST = 100;

    private double gains;
    private double edges;
    private double colours;
    private int styled;
    private double decibels;
    private int own;

    @Override
    public void add(Example example, Pair reference, Result answer) {
        ImageBatch output = Metrics.clipped(((Result.Image) answer).image());
        if (example.partner().isEmpty()) {
            decibels += Math.min(MOST, Psnr.of(reference.input(), output));
            own++;
            return;
        }
        gains += StyleMeasure.gain(reference.input(), output, reference.target());
        edges += StyleMeasure.edgeSimilarity(reference.input(), output);
        colours += LinearTransfer.of(output).distance(LinearTransfer.of(reference.target()));
        styled++;
    }

    @Override
    public Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (styled > 0) {
            figures.put("style-gain", Figure.higherIsBetter(100 * gains / styled, "%", 1));
            figures.put("edge-ssim", Figure.higherIsBetter(edges / styled, "", 3));
            figures.put("colour-distance", Figure.lowerIsBetter(colours / styled, "", 3));
        }
        if (own > 0) {
            figures.put("identity-psnr", Figure.higherIsBetter(decibels / own, "dB", 2));
        }
        return figures;
    }
}
