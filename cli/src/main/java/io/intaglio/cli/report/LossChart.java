package io.intaglio.cli.report;

import io.intaglio.train.Progress;
import io.intaglio.train.TrainingReport;
import io.intaglio.train.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** The loss by step, raw and smoothed, on a logarithmic scale; and the held-out PSNR on a scale at the right. */
record LossChart(TrainingReport report) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int RIGHT = 56;
    private static final int TOP = 16;
    private static final int BOTTOM = 40;
    private static final double SMOOTHING = 0.9;

    private record Point(double x, double y) {}

    /** An axis from one value to another, seen as a position between 0 and 1. */
    private record Axis(double from, double to, boolean logarithmic) {

        double at(double value) {
            if (to == from) {
                return 0.5;
            }
            return logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        }

        double value(double at) {
            return logarithmic ? from * Math.pow(to / from, at) : from + at * (to - from);
        }
    }

    String html() {
        List<Point> loss = new ArrayList<>();
        for (Progress progress : report.history()) {
            if (progress.loss() > 0 && Double.isFinite(progress.loss())) {
                loss.add(new Point(progress.step(), progress.loss()));
            }
        }
        List<Point> psnr = new ArrayList<>();
        for (Validation validation : report.validations()) {
            if (Double.isFinite(validation.psnr())) {
                psnr.add(new Point(validation.step(), validation.psnr()));
            }
        }
        // An objective may be negative (a log-likelihood): then there is no logarithm of it to draw.
        boolean logarithmic = loss.size() == report.history().size();
        if (!logarithmic) {
            loss = report.history().stream()
                    .filter(progress -> Double.isFinite(progress.loss()))
                    .map(progress -> new Point(progress.step(), progress.loss()))
                    .toList();
        }
        if (loss.size() < 2) {
            return "<p>There were too few steps for a curve.</p>\n";
        }
        return draw(loss, psnr, logarithmic);
    }

    private String draw(List<Point> loss, List<Point> psnr, boolean logarithmic) {
        Axis steps = new Axis(0, Math.max(1, report.steps()), false);
        List<Point> smooth = smoothed(loss);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Loss by step\">%n",
                WIDTH,
                HEIGHT));
        Axis axis = axis(loss, logarithmic);
        ticks(svg, steps, axis, LEFT - 8, "end", this::loss);
        line(svg, "raw", loss, steps, axis);
        line(svg, "smooth", smooth, steps, axis);
        label(svg, 14, "loss", "loss-label");
        if (!psnr.isEmpty()) {
            Axis decibels = axis(psnr, false);
            for (int i = 0; i <= 4; i++) {
                double at = i / 4.0;
                text(
                        svg,
                        WIDTH - RIGHT + 8,
                        y(at) + 4,
                        "start",
                        String.format(Locale.ROOT, "%.1f", decibels.value(at)));
            }
            line(svg, "psnr", psnr, steps, decibels);
            label(svg, WIDTH - 8, "held-out PSNR, dB", "psnr-label");
        }
        return svg.append("</svg>\n").toString();
    }

    private String loss(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }

    private interface Words {
        String of(double value);
    }

    private static void ticks(StringBuilder svg, Axis steps, Axis axis, double x, String anchor, Words words) {
        for (int i = 0; i <= 4; i++) {
            double at = i / 4.0;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
                    LEFT,
                    WIDTH - RIGHT,
                    y(at),
                    y(at)));
            text(svg, x, y(at) + 4, anchor, words.of(axis.value(at)));
            text(svg, x(at), HEIGHT - BOTTOM + 18, "middle", String.format(Locale.ROOT, "%.0f", steps.value(at)));
        }
        text(svg, x(0.5), HEIGHT - 6, "middle", "steps");
    }

    private static void label(StringBuilder svg, double x, String words, String style) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" transform=\"translate(%.1f %d) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
                style,
                x,
                (HEIGHT - BOTTOM + TOP) / 2,
                Html.escape(words)));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                Html.escape(words)));
    }

    private static void line(StringBuilder svg, String style, List<Point> points, Axis steps, Axis axis) {
        svg.append("<polyline class=\"").append(style).append("\" points=\"");
        DoubleUnaryOperator inside = at -> Math.max(0, Math.min(1, at));
        for (Point point : points) {
            svg.append(String.format(
                    Locale.ROOT, "%.1f,%.1f ", x(steps.at(point.x())), y(inside.applyAsDouble(axis.at(point.y())))));
        }
        svg.append("\"/>\n");
    }

    private static List<Point> smoothed(List<Point> points) {
        List<Point> smooth = new ArrayList<>();
        double mean = 0;
        double weight = 0;
        for (Point point : points) {
            mean = SMOOTHING * mean + (1 - SMOOTHING) * point.y();
            weight = SMOOTHING * weight + (1 - SMOOTHING);
            smooth.add(new Point(point.x(), mean / weight));
        }
        return smooth;
    }

    private static Axis axis(List<Point> points, boolean logarithmic) {
        double from = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double to = points.stream().mapToDouble(Point::y).max().orElseThrow();
        return new Axis(from, to, logarithmic);
    }

    private static double x(double at) {
        return LEFT + at * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double at) {
        return HEIGHT - BOTTOM - at * (HEIGHT - BOTTOM - TOP);
    }
}
