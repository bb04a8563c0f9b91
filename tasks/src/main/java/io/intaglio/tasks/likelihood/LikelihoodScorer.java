package io.intaglio.tasks.likelihood;

import io.intaglio.data.Example;
import io.intaglio.metric.Figure;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes the mean of the likelihoods of examples, with its standard error. */
final class LikelihoodScorer implements Scorer {

    private long count;
    private double elbo;
    private double nll;
    private double squares;
    private double bits;

    @Override
    public void add(Example example, Pair reference, Result answer) {
        List<Double> row = ((Result.Table) answer).rows().get(0);
        count++;
        nll += row.get(0);
        squares += row.get(0) * row.get(0);
        elbo += row.get(1);
        bits += row.get(2);
    }

    @Override
    public Map<String, Figure> figures() {
        if (count == 0) {
            return Map.of();
        }
        double mean = nll / count;
        double variance = Math.max(0, squares / count - mean * mean);
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("nll", Figure.lowerIsBetter(mean, "nats", 2));
        figures.put("negative-elbo", Figure.lowerIsBetter(elbo / count, "nats", 2));
        figures.put("bits-per-number", Figure.lowerIsBetter(bits / count, "bits", 4));
        figures.put("nll-standard-error", Figure.lowerIsBetter(Math.sqrt(variance / count), "nats", 2));
        return figures;
    }
}
