package io.intaglio.tasks.numeric;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

/**
 * Minimizes smooth functions of many numbers with the limited-memory BFGS method (Nocedal &amp; Wright 2006, algorithm
 * 7.5).
 *
 * @since 0.1
 */
public final class Lbfgs {

    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;
    private static final int HALVINGS = 30;
    private static final double TOLERANCE = 1e-6;

    /**
     * The value and the gradient of a function at a point.
     *
     * @param value value of the function
     * @param gradient gradient of the function, one number for each coordinate
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Value(double value, double[] gradient) {}

    /** A step and the change of the gradient along it. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Pair(double[] step, double[] change, double product) {}

    private Lbfgs() {}

    /**
     * Returns the point after a number of iterations. It ends earlier if the gradient is 0 or if no step reduces the
     * value.
     *
     * @param start the initial point; it is not changed
     */
    public static double[] minimize(Function<double[], Value> function, double[] start, int rounds) {
        double[] at = start.clone();
        Value here = function.apply(at);
        Deque<Pair> pairs = new ArrayDeque<>();
        for (int round = 0; round < rounds && norm(here.gradient()) > TOLERANCE; round++) {
            double[] direction = direction(here.gradient(), pairs);
            double slope = dot(direction, here.gradient());
            if (slope >= 0) { // rounding errors have made the stored steps useless
                pairs.clear();
                continue;
            }
            double length = pairs.isEmpty() ? Math.min(1, 1 / norm(here.gradient())) : 1;
            double[] next = null;
            Value there = null;
            for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
                double[] tried = along(at, direction, length);
                Value value = function.apply(tried);
                if (value.value() <= here.value() + SUFFICIENT * length * slope) {
                    next = tried;
                    there = value;
                    break;
                }
            }
            if (next == null) {
                return at;
            }
            remember(pairs, difference(next, at), difference(there.gradient(), here.gradient()));
            at = next;
            here = there;
        }
        return at;
    }

    private static void remember(Deque<Pair> pairs, double[] step, double[] change) {
        double product = dot(step, change);
        if (product > 1e-12) {
            pairs.addLast(new Pair(step, change, product));
            if (pairs.size() > MEMORY) {
                pairs.removeFirst();
            }
        }
    }

    private static double[] direction(double[] gradient, Deque<Pair> pairs) {
        double[] result = gradient.clone();
        double[] shares = new double[pairs.size()];
        int k = pairs.size();
        for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
            Pair pair = newest.next();
            shares[--k] = dot(pair.step(), result) / pair.product();
            add(result, pair.change(), -shares[k]);
        }
        if (!pairs.isEmpty()) {
            Pair last = pairs.getLast();
            double scale = last.product() / dot(last.change(), last.change());
            for (int i = 0; i < result.length; i++) {
                result[i] *= scale;
            }
        }
        for (Pair pair : pairs) {
            double share = dot(pair.change(), result) / pair.product();
            add(result, pair.step(), shares[k++] - share);
        }
        for (int i = 0; i < result.length; i++) {
            result[i] = -result[i];
        }
        return result;
    }

    private static void add(double[] to, double[] other, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * other[i];
        }
    }

    private static double[] along(double[] from, double[] direction, double length) {
        double[] point = from.clone();
        add(point, direction, length);
        return point;
    }

    private static double[] difference(double[] a, double[] b) {
        return along(a, b, -1);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }
}
