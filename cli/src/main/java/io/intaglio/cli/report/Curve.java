package io.intaglio.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A line through points, in the order of their x.
 *
 * @param points at least one, all finite
 */
record Curve(List<Point> points) {

    private static final int MOST = 300;
    private static final double SMOOTHING = 0.9;

    /**
     * Where something was measured.
     *
     * @param x a step
     * @param y its value there
     */
    record Point(double x, double y) {}

    Curve {
        points = List.copyOf(points);
    }

    /** The same with at most some hundreds of points, each the mean of an equal part of the steps. */
    Curve thinned() {
        if (points.size() <= MOST) {
            return this;
        }
        double width = last().x() / MOST;
        List<Point> thin = new ArrayList<>();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            sum += point.y();
            count++;
            boolean ends =
                    i + 1 == points.size() || Math.floor(points.get(i + 1).x() / width) > Math.floor(point.x() / width);
            if (ends) {
                thin.add(new Point(point.x(), sum / count));
                sum = 0;
                count = 0;
            }
        }
        return new Curve(thin);
    }

    /** The mean of what came before, the nearer the more. */
    Curve smoothed() {
        List<Point> smooth = new ArrayList<>();
        double mean = 0;
        double weight = 0;
        for (Point point : points) {
            mean = SMOOTHING * mean + (1 - SMOOTHING) * point.y();
            weight = SMOOTHING * weight + (1 - SMOOTHING);
            smooth.add(new Point(point.x(), mean / weight));
        }
        return new Curve(smooth);
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    double[] values() {
        return points.stream().mapToDouble(Point::y).toArray();
    }
}
