package io.intaglio.metric;

import io.intaglio.config.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The rate-distortion curve of a codec: bits and PSNR at several qualities. Between the points it uses piecewise cubic
 * Hermite interpolation, which preserves monotonicity (PCHIP; Fritsch &amp; Butland 1984), of the logarithm of the
 * bits.
 *
 * @param points by rising PSNR and rising bits; at least two
 * @since 0.1
 */
public record RateCurve(List<Point> points) {

    private static final int STEPS = 1000;

    /** Below it, the overlap of two curves says nothing. */
    private static final double LEAST_OVERLAP = 0.5;

    /**
     * One quality.
     *
     * @param bits per pixel, above 0
     * @param psnr in dB
     */
    public record Point(double bits, double psnr) {}

    public RateCurve {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new InvalidInputException("a curve takes at least two points, not " + points.size());
        }
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (!(point.bits() > 0)
                    || !Double.isFinite(point.psnr())
                    || i > 0
                            && !(point.psnr() > points.get(i - 1).psnr()
                                    && point.bits() > points.get(i - 1).bits())) {
                throw new InvalidInputException("bits and PSNR of a curve rise together; " + points + " do not");
            }
        }
    }

    /**
     * Returns the curve of measured points in any order. A point that takes more bits than another one and is not
     * better is removed.
     */
    public static RateCurve of(List<Point> measured) {
        List<Point> sorted = new ArrayList<>(measured);
        sorted.sort(Comparator.comparingDouble(Point::bits).thenComparing(Comparator.comparingDouble(Point::psnr)));
        List<Point> kept = new ArrayList<>();
        for (Point point : sorted) {
            if (kept.isEmpty()) {
                kept.add(point);
                continue;
            }
            Point last = kept.get(kept.size() - 1);
            if (point.psnr() > last.psnr() && point.bits() > last.bits()) {
                kept.add(point);
            } else if (point.psnr() > last.psnr()) {
                kept.set(kept.size() - 1, point);
            }
        }
        return new RateCurve(kept);
    }

    /**
     * Returns the Bjøntegaard delta rate (Bjøntegaard 2001): by how many percent this codec's files are larger than
     * another one's on average, at the same PSNR; negative where they are smaller.
     *
     * @param other the reference
     * @param from the lowest PSNR that counts
     * @param to the highest PSNR that counts
     * @return NaN where the curves have less than 0.5 dB in common within these bounds
     */
    public double rateAgainst(RateCurve other, double from, double to) {
        double low = Math.max(from, Math.max(lowest(), other.lowest()));
        double high = Math.min(to, Math.min(highest(), other.highest()));
        if (!(high - low >= LEAST_OVERLAP)) {
            return Double.NaN;
        }
        double own = mean(Point::psnr, point -> Math.log(point.bits()), low, high);
        double others = other.mean(Point::psnr, point -> Math.log(point.bits()), low, high);
        return 100 * (Math.exp(own - others) - 1);
    }

    /**
     * Returns the Bjøntegaard delta PSNR: by how many dB this codec is better than another one on average, at the same
     * bits.
     *
     * @return NaN where the curves have no bits in common
     */
    public double psnrAgainst(RateCurve other) {
        double low = Math.log(Math.max(points.get(0).bits(), other.points.get(0).bits()));
        double high = Math.log(Math.min(last().bits(), other.last().bits()));
        if (!(high > low)) {
            return Double.NaN;
        }
        return mean(point -> Math.log(point.bits()), Point::psnr, low, high)
                - other.mean(point -> Math.log(point.bits()), Point::psnr, low, high);
    }

    private double lowest() {
        return points.get(0).psnr();
    }

    private double highest() {
        return last().psnr();
    }

    private Point last() {
        return points.get(points.size() - 1);
    }

    /** The mean of the interpolated y between two x. */
    private double mean(ToDoubleFunction<Point> abscissa, ToDoubleFunction<Point> ordinate, double low, double high) {
        double[] x = points.stream().mapToDouble(abscissa).toArray();
        double[] y = points.stream().mapToDouble(ordinate).toArray();
        double[] slopes = slopes(x, y);
        double sum = 0;
        int piece = 0;
        for (int step = 0; step < STEPS; step++) {
            double at = low + (step + 0.5) * (high - low) / STEPS;
            while (piece < x.length - 2 && at > x[piece + 1]) {
                piece++;
            }
            double width = x[piece + 1] - x[piece];
            double u = (at - x[piece]) / width;
            sum += y[piece] * (1 + 2 * u) * (1 - u) * (1 - u)
                    + y[piece + 1] * u * u * (3 - 2 * u)
                    + width * u * (1 - u) * ((1 - u) * slopes[piece] - u * slopes[piece + 1]);
        }
        return sum / STEPS;
    }

    private static double[] slopes(double[] x, double[] y) {
        int n = x.length;
        double[] secants = new double[n - 1];
        for (int i = 0; i < n - 1; i++) {
            secants[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
        }
        double[] slopes = new double[n];
        if (n == 2) {
            return new double[] {secants[0], secants[0]};
        }
        slopes[0] = end(x[1] - x[0], x[2] - x[1], secants[0], secants[1]);
        slopes[n - 1] = end(x[n - 1] - x[n - 2], x[n - 2] - x[n - 3], secants[n - 2], secants[n - 3]);
        for (int i = 1; i < n - 1; i++) {
            if (secants[i - 1] * secants[i] > 0) {
                double before = x[i] - x[i - 1];
                double after = x[i + 1] - x[i];
                double left = 2 * after + before;
                double right = after + 2 * before;
                slopes[i] = (left + right) / (left / secants[i - 1] + right / secants[i]);
            }
        }
        return slopes;
    }

    /** The slope at an end, of the parabola through three points, as long as it keeps what is monotone so. */
    private static double end(double width, double next, double secant, double nextSecant) {
        double slope = ((2 * width + next) * secant - width * nextSecant) / (width + next);
        if (slope * secant <= 0) {
            return 0;
        }
        return secant * nextSecant <= 0 && Math.abs(slope) > 3 * Math.abs(secant) ? 3 * secant : slope;
    }
}
