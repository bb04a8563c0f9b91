package io.intaglio.sources;

import io.intaglio.data.Example;
import io.intaglio.data.Permutation;
import io.intaglio.data.Source;
import io.intaglio.data.SplitMix64;
import io.intaglio.image.ImageBatch;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Synthetic handwritten digits, gray, with ink 1 on paper 0. Ten successive images contain each digit once. The seed
 * and the number of an image determine it exactly.
 */
final class DemoDigits implements Source {

    /** Number of straight pieces of a smooth span. At 28 pixels the error of a piece is far below one pixel. */
    private static final int PIECES = 8;

    private static final List<String> CLASSES =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    private final DemoSettings settings;
    private final DigitStrokes strokes;

    DemoDigits(DemoSettings settings) throws IOException {
        this.settings = settings;
        strokes = DigitStrokes.load();
    }

    @Override
    public long size() {
        return settings.count();
    }

    @Override
    public Example get(long index) {
        Objects.checkIndex(index, size());
        int digit = (int)
                Permutation.of(10, SplitMix64.at(settings.seed(), index / 10).nextLong())
                        .at(index % 10);
        SplitMix64 random = SplitMix64.at(settings.seed(), index, digit);
        float[] image = draw(digit, random);
        return Example.labelled(
                Long.toString(index), ImageBatch.wrap(1, settings.size(), settings.size(), 1, image), digit);
    }

    private float[] draw(int digit, SplitMix64 random) {
        int size = settings.size();
        Hand hand = new Hand(random, size);
        Pen pen = new Pen(size, hand.softness());
        for (List<DigitStrokes.Point> stroke : strokes.strokes(digit, random.nextInt(strokes.ways(digit)))) {
            drawStroke(pen, hand, hand.place(stroke, random));
        }
        return pen.image(hand.strength());
    }

    private static void drawStroke(Pen pen, Hand hand, List<DigitStrokes.Point> points) {
        double spans = points.size() - 1;
        for (int i = 0; i < spans; i++) {
            int pieces = points.get(i + 1).smooth() ? PIECES : 1;
            double x = points.get(i).x();
            double y = points.get(i).y();
            double radius = hand.radius(i / spans);
            for (int piece = 1; piece <= pieces; piece++) {
                double t = piece / (double) pieces;
                DigitStrokes.Point next = along(points, i, t);
                double nextRadius = hand.radius((i + t) / spans);
                pen.line(x, y, radius, next.x(), next.y(), nextRadius);
                x = next.x();
                y = next.y();
                radius = nextRadius;
            }
        }
    }

    /**
     * Returns a point on the Catmull-Rom spline through the points, which has corners where a straight line begins or
     * ends.
     */
    private static DigitStrokes.Point along(List<DigitStrokes.Point> points, int span, double t) {
        DigitStrokes.Point p1 = points.get(span);
        DigitStrokes.Point p2 = points.get(span + 1);
        if (!p2.smooth()) {
            return t == 1
                    ? p2
                    : new DigitStrokes.Point(p1.x() + t * (p2.x() - p1.x()), p1.y() + t * (p2.y() - p1.y()), false);
        }
        boolean first = span == 0 || !p1.smooth();
        boolean last = span + 2 == points.size() || !points.get(span + 2).smooth();
        DigitStrokes.Point p0 = first ? p1 : points.get(span - 1);
        DigitStrokes.Point p3 = last ? p2 : points.get(span + 2);
        return new DigitStrokes.Point(
                spline(p0.x(), p1.x(), p2.x(), p3.x(), t), spline(p0.y(), p1.y(), p2.y(), p3.y(), t), true);
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }

    @Override
    public String digest() {
        return settings.digest("demo:digits 1");
    }

    @Override
    public List<String> classes() {
        return CLASSES;
    }
}
