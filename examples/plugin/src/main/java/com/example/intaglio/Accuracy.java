package com.example.intaglio;

import io.intaglio.data.Example;
import io.intaglio.metric.Figure;
import io.intaglio.task.Pair;
import io.intaglio.task.Result;
import io.intaglio.task.Scorer;
import java.util.Map;

/** The share of examples whose class is told rightly. */
final class Accuracy implements Scorer {

    private int right;
    private int all;

    @Override
    public void add(Example example, Pair reference, Result answer) {
        double told = ((Result.Table) answer).rows().get(0).get(0);
        right += example.label().isPresent() && example.label().getAsInt() == told ? 1 : 0;
        all++;
    }

    @Override
    public Map<String, Figure> figures() {
        return all == 0 ? Map.of() : Map.of("accuracy", Figure.higherIsBetter(100.0 * right / all, "%", 1));
    }
}
