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
    private static final int AROUND = 25;

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

    /** Each value the mean of those around it, of as many before as after. */
    Curve smoothed() {
        List<Point> smooth = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            int around = Math.min(points.size() / AROUND, Math.min(i, points.size() - 1 - i));
            double sum = 0;
            for (int j = i - around; j <= i + around; j++) {
                sum += points.get(j).y();
            }
            smooth.add(new Point(points.get(i).x(), sum / (2 * around + 1)));
        }
        return new Curve(smooth);
    }

    /** The mean of the last few values, for a curve that is not empty. */
    double end() {
        List<Point> few = points.subList(points.size() - 1 - points.size() / AROUND, points.size());
        return few.stream().mapToDouble(Point::y).average().orElseThrow();
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    double[] values() {
        return points.stream().mapToDouble(Point::y).toArray();
    }
}
