package io.intaglio.cli.report;

import java.util.Locale;

/**
 * A curve over the steps, with its title above it and no words on it but the values at its axes.
 *
 * @param title what it shows
 * @param note a figure worth telling beside the title, or nothing
 * @param curve what was measured
 * @param kind how it is drawn
 */
record Chart(String title, String note, Curve curve, Kind kind) {

    /** How a curve is drawn. */
    enum Kind {
        /** Each value faint, the mean around it above; logarithmic where that suits. */
        NOISY,
        /** A line on an axis that begins at zero. */
        LEVEL,
        /** A line, and a dot at each value. */
        DOTTED
    }

    private static final int WIDTH = 460;
    private static final int HEIGHT = 230;
    private static final int LEFT = 58;
    private static final int RIGHT = 14;
    private static final int TOP = 10;
    private static final int BOTTOM = 26;

    /** The figure, or a sentence where there are too few points. */
    String html() {
        StringBuilder html = new StringBuilder("<figure class=\"chart\"><figcaption><b>")
                .append(Html.escape(title))
                .append("</b> ")
                .append(Html.escape(note))
                .append("</figcaption>\n");
        if (curve.points().size() < 2) {
            return html.append("<p class=\"small\">Too few values for a curve.</p></figure>\n")
                    .toString();
        }
        html.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s by step\">%n",
                WIDTH,
                HEIGHT,
                Html.escape(title)));
        Curve drawn = curve.thinned();
        Axis steps = new Axis(0, curve.last().x(), false);
        Axis values = kind == Kind.LEVEL ? Axis.fromZero(drawn.values()) : Axis.of(drawn.values(), kind != Kind.NOISY);
        grid(html, steps, values);
        if (kind == Kind.NOISY) {
            line(html, "raw", drawn, steps, values);
            line(html, "curve", drawn.smoothed(), steps, values);
        } else {
            line(html, "curve", drawn, steps, values);
        }
        if (kind == Kind.DOTTED) {
            drawn.points()
                    .forEach(point -> html.append(String.format(
                            Locale.ROOT,
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>%n",
                            x(steps.at(point.x())),
                            y(values.at(point.y())))));
        }
        return html.append("</svg></figure>\n").toString();
    }

    private static void grid(StringBuilder html, Axis steps, Axis values) {
        for (double tick : values.ticks()) {
            double y = y(values.at(tick));
            html.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
                    LEFT,
                    WIDTH - RIGHT,
                    y,
                    y));
            text(html, LEFT - 7, y + 4, "end", Axis.label(tick));
        }
        for (double tick : steps.ticks()) {
            double x = x(steps.at(tick));
            html.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                    x,
                    x,
                    HEIGHT - BOTTOM,
                    HEIGHT - BOTTOM + 4));
            text(html, x, HEIGHT - BOTTOM + 18, tick > 0.97 * steps.to() ? "end" : "middle", Axis.label(tick));
        }
    }

    private static void text(StringBuilder html, double x, double y, String anchor, String words) {
        html.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                Html.escape(words)));
    }

    private static void line(StringBuilder html, String style, Curve curve, Axis steps, Axis values) {
        html.append("<polyline class=\"").append(style).append("\" points=\"");
        for (Curve.Point point : curve.points()) {
            html.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(steps.at(point.x())), y(values.at(point.y()))));
        }
        html.append("\"/>\n");
    }

    private static double x(double at) {
        return LEFT + at * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double at) {
        return HEIGHT - BOTTOM - at * (HEIGHT - BOTTOM - TOP);
    }
}
