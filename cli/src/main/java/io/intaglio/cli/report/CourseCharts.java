package io.intaglio.cli.report;

import io.intaglio.cli.report.Chart.Kind;
import io.intaglio.cli.text.Numbers;
import io.intaglio.train.HistoryRow;
import io.intaglio.train.Validation;
import java.util.ArrayList;
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
 */
record CourseCharts(List<HistoryRow> rows) {

    private static final double MIB = 1 << 20;
    private static final double ALIKE = 1e-6;

    CourseCharts {
        rows = List.copyOf(rows);
    }

    String html() {
        StringBuilder html = new StringBuilder("<div class=\"charts\">\n");
        html.append(noisy("loss", HistoryRow::loss).html());
        heldOut().ifPresent(chart -> html.append(chart.html()));
        Set<String> terms = new LinkedHashSet<>();
        rows.forEach(row -> terms.addAll(row.terms().keySet()));
        for (String term : terms) {
            ToDoubleFunction<HistoryRow> value = row -> row.terms().getOrDefault(term, Double.NaN);
            if (!isTheLoss(value)) {
                html.append(noisy("term " + term, value).html());
            }
        }
        html.append(new Chart("learning rate", "", curve(HistoryRow::learningRate), Kind.LEVEL).html());
        html.append(new Chart("images a second", "", curve(HistoryRow::imagesPerSecond), Kind.LEVEL).html());
        return html.append("</div>\n").toString();
    }

    /** What the process held at the ends of epochs; nothing where no epoch ended. */
    String memory() {
        List<HistoryRow> ends =
                rows.stream().filter(row -> row.arrays().isPresent()).toList();
        if (ends.isEmpty()) {
            return "";
        }
        long least =
                ends.stream().mapToLong(row -> row.arrays().getAsLong()).min().getAsLong();
        long most =
                ends.stream().mapToLong(row -> row.arrays().getAsLong()).max().getAsLong();
        String arrays = least == most ? least + " native arrays" : least + " to " + most + " native arrays";
        Curve held = curve(CourseCharts::nativeMebibytes);
        if (held.points().isEmpty()) {
            return "<p>" + arrays + " at the ends of epochs.</p>\n";
        }
        String last = Numbers.bytes(Math.round(held.last().y() * MIB));
        String heap = ends.stream().flatMapToLong(row -> row.heapBytes().stream()).max().stream()
                .mapToObj(bytes -> ", beside " + Numbers.bytes(bytes) + " of Java's heap")
                .findFirst()
                .orElse("");
        return held.points().size() < 2
                ? "<p>" + arrays + " and " + last + " of native memory at the end of an epoch" + heap + ".</p>\n"
                : "<div class=\"charts\">\n"
                        + new Chart("native memory, MiB", last + " at last" + heap + ", " + arrays, held, Kind.LEVEL)
                                .html()
                        + "</div>\n";
    }

    /** Without Java's heap, which grows until its collector sees a reason to stop. */
    private static double nativeMebibytes(HistoryRow row) {
        return row.residentBytes().isPresent()
                ? Math.max(0, row.residentBytes().getAsLong() - row.heapBytes().orElse(0)) / MIB
                : Double.NaN;
    }

    /** A loss of one term of weight 1 is drawn once. */
    private boolean isTheLoss(ToDoubleFunction<HistoryRow> term) {
        return rows.stream()
                .filter(row -> Double.isFinite(row.loss()))
                .allMatch(row -> Math.abs(term.applyAsDouble(row) - row.loss()) <= ALIKE * Math.abs(row.loss()));
    }

    private Chart noisy(String title, ToDoubleFunction<HistoryRow> value) {
        Curve curve = curve(value);
        String last = curve.points().isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.4g at last", curve.thinned().end());
        return new Chart(title, last, curve, Kind.NOISY);
    }

    private Optional<Chart> heldOut() {
        List<Curve.Point> points = new ArrayList<>();
        for (HistoryRow row : rows) {
            if (row.heldOut().isPresent()) {
                double psnr = new Validation(row.step(), row.heldOut().getAsDouble(), false).psnr();
                if (Double.isFinite(psnr)) {
                    points.add(new Curve.Point(row.step(), psnr));
                }
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        Curve.Point best =
                points.stream().max(Comparator.comparingDouble(Curve.Point::y)).get();
        String note = String.format(
                Locale.ROOT,
                "%.2f at last, best %.2f at step %.0f",
                points.get(points.size() - 1).y(),
                best.y(),
                best.x());
        return Optional.of(new Chart("held-out PSNR, dB", note, new Curve(points), Kind.DOTTED));
    }

    private Curve curve(ToDoubleFunction<HistoryRow> value) {
        return new Curve(rows.stream()
                .map(row -> new Curve.Point(row.step(), value.applyAsDouble(row)))
                .filter(point -> Double.isFinite(point.y()))
                .toList());
    }
}
