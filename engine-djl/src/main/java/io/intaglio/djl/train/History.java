package io.intaglio.djl.train;

import io.intaglio.train.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some hundreds of points of a training's course, each the mean of the steps since the last. */
final class History {

    private static final int POINTS = 400;

    private final List<Progress> points = new ArrayList<>();
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private double loss;
    private long since;
    private long every = 1;

    void add(Progress step) {
        step.terms().forEach((name, value) -> sums.merge(name, value, Double::sum));
        loss += step.loss();
        since++;
        if (since < every && !step.position().last()) {
            return;
        }
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / since));
        points.add(new Progress(step.position(), loss / since, means, step.learningRate(), step.speed()));
        sums.clear();
        loss = 0;
        since = 0;
        if (points.size() >= 2 * POINTS) {
            halve();
        }
    }

    /** The number of steps is not always known beforehand: when there are too many points, every other one goes. */
    private void halve() {
        List<Progress> kept = new ArrayList<>();
        for (int i = 1; i < points.size(); i += 2) {
            kept.add(points.get(i));
        }
        points.clear();
        points.addAll(kept);
        every *= 2;
    }

    List<Progress> points() {
        return points;
    }
}
