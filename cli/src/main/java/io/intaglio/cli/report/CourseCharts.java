package io.intaglio.cli.report;

import io.intaglio.cli.report.Chart.Kind;
import io.intaglio.cli.text.Numbers;
import io.intaglio.metric.Figure;
import io.intaglio.train.HistoryRow;
import io.intaglio.train.ResourceUsage;
import io.intaglio.train.Validation;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A training's course in charts, each with a scale of its own: the loss, what was held out, every term, the learning
 * rate, the speed, the memory.
 *
 * @param rows of its history
 * @param judged the task's own figure at the last validation, if it has one
 */
record CourseCharts(List<HistoryRow> rows, Optional<Validation.Score> judged) {

    private static final double MIB = 1 << 20;
    private static final double ALIKE = 1e-6;
    private static final Figure DECIBELS = Figure.higherIsBetter(0, "dB", 2);

    CourseCharts {
        rows = List.copyOf(rows);
    }

    String html() {
        StringBuilder html = new StringBuilder("<div class=\"charts\">\n");
        html.append(noisy("loss", row -> row.means().loss()).html());
        judged.flatMap(own -> heldOut(own.name(), own.figure(), row -> heldOut(row, own.name())))
                .ifPresent(chart -> html.append(chart.html()));
        heldOut("PSNR", DECIBELS, row -> new Validation(row.step(), heldOut(row, "mse"), false).psnr())
                .ifPresent(chart -> html.append(chart.html()));
        Set<String> terms = new LinkedHashSet<>();
        rows.forEach(row -> terms.addAll(row.means().terms().keySet()));
        for (String term : terms) {
            ToDoubleFunction<HistoryRow> value = row -> row.means().terms().getOrDefault(term, Double.NaN);
            if (!isTheLoss(value)) {
                html.append(noisy("term " + term, value).html());
            }
        }
        html.append(new Chart("learning rate", "", curve(row -> row.means().learningRate()), Kind.LEVEL).html());
        html.append(new Chart("images a second", "", curve(row -> row.means().imagesPerSecond()), Kind.LEVEL).html());
        return html.append("</div>\n").toString();
    }

    /** What the process held at the ends of epochs; nothing where no epoch ended. */
    String memory() {
        List<ResourceUsage> ends =
                rows.stream().flatMap(row -> row.resources().stream()).toList();
        if (ends.isEmpty()) {
            return "";
        }
        int least = ends.stream().mapToInt(ResourceUsage::arrays).min().getAsInt();
        int most = ends.stream().mapToInt(ResourceUsage::arrays).max().getAsInt();
        String arrays = least == most ? least + " native arrays" : least + " to " + most + " native arrays";
        Curve held =
                curve(row -> row.resources().map(CourseCharts::nativeMebibytes).orElse(Double.NaN));
        if (held.points().isEmpty()) {
            return "<p>" + arrays + " at the ends of epochs.</p>\n";
        }
        String last = Numbers.bytes(Math.round(held.last().y() * MIB));
        String heap = ", beside "
                + Numbers.bytes(
                        ends.stream().mapToLong(ResourceUsage::heapBytes).max().getAsLong())
                + " of Java's heap";
        return held.points().size() < 2
                ? "<p>" + arrays + " and " + last + " of native memory at the end of an epoch" + heap + ".</p>\n"
                : "<div class=\"charts\">\n"
                        + new Chart("native memory, MiB", last + " at last" + heap + ", " + arrays, held, Kind.LEVEL)
                                .html()
                        + "</div>\n";
    }

    /** Without Java's heap, which grows until its collector sees a reason to stop. */
    private static double nativeMebibytes(ResourceUsage held) {
        return held.nativeBytes() < 0 ? Double.NaN : held.nativeBytes() / MIB;
    }

    /** A loss of one term of weight 1 is drawn once. */
    private boolean isTheLoss(ToDoubleFunction<HistoryRow> term) {
        return rows.stream().filter(row -> Double.isFinite(row.means().loss())).allMatch(row -> {
            double loss = row.means().loss();
            return Math.abs(term.applyAsDouble(row) - loss) <= ALIKE * Math.abs(loss);
        });
    }

    private Chart noisy(String title, ToDoubleFunction<HistoryRow> value) {
        Curve curve = curve(value);
        String last = curve.points().isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.4g at last", curve.thinned().end());
        return new Chart(title, last, curve, Kind.NOISY);
    }

    /**
     * Returns the chart of a figure on held-out data, if the history has it.
     *
     * @param like how its values are written and compared
     */
    private Optional<Chart> heldOut(String name, Figure like, ToDoubleFunction<HistoryRow> value) {
        Curve curve = curve(value);
        if (curve.points().isEmpty()) {
            return Optional.empty();
        }
        Curve.Point best = curve.points().stream()
                .min(Comparator.comparingDouble(point -> like.at(point.y()).loss()))
                .get();
        String note = String.format(
                Locale.ROOT,
                "%s at last, best %s at step %.0f",
                like.at(curve.last().y()).text(),
                like.at(best.y()).text(),
                best.x());
        String unit = like.unit().isEmpty() ? "" : ", " + like.unit();
        return Optional.of(new Chart("held-out " + name + unit, note, curve, Kind.DOTTED));
    }

    private static double heldOut(HistoryRow row, String figure) {
        return row.heldOut().getOrDefault(figure, Double.NaN);
    }

    private Curve curve(ToDoubleFunction<HistoryRow> value) {
        return new Curve(rows.stream()
                .map(row -> new Curve.Point(row.step(), value.applyAsDouble(row)))
                .filter(point -> Double.isFinite(point.y()))
                .toList());
    }
}
